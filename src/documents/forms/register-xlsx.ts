import { legible } from '../../domain/privacy/legible.js';
import { textsIn } from '../../i18n/texts.js';
import type { RegisterForm } from '../../domain/ticket/form.js';
import type { RegisterLine } from '../../domain/forms/register.js';
import { minuteText } from '../dates.js';
import { cellText } from '../cell-text.js';
import type { FormLabels } from './labels/form-labels.js';
import { handled } from './register-columns.js';
import type { Lines, RegisterOrder } from './register-order.js';

/**
 * A register (R35, R36) as XLSX, written while its lines are read, so that memory does not grow with them. Every cell
 * is a string of its own kind: what a customer wrote is never a formula, whatever it begins with.
 */
export async function* registerXlsx(
  { form, zone }: Pick<RegisterOrder, 'form' | 'zone'>,
  lines: Lines,
  labels: FormLabels,
): AsyncGenerator<Uint8Array> {
  const { writeXlsxStream } = await import('hucre/xlsx');
  const columns = COLUMNS[form](labels, zone);
  const word = textsIn(labels.locale).privacy.erased;
  const file = writeXlsxStream(rowsOf(lines, columns, word), {
    name: labels.title[form].slice(0, 31),
    columns: columns.map(({ title: header, width }) => ({ header, width, numFmt: '@' })),
    freezePane: { rows: 1 },
  });
  yield* file;
}

interface Column {
  readonly title: string;
  /** In letters. */
  readonly width: number;
  readonly cell: (line: RegisterLine) => string;
}

async function* rowsOf(lines: Lines, columns: readonly Column[], word: string): AsyncGenerator<string[]> {
  for await (const some of lines) {
    for (const line of legible(some, word)) yield columns.map(({ cell }) => cell(line));
  }
}

const COLUMNS: Record<RegisterForm, (labels: FormLabels, zone: string) => Column[]> = {
  received: (labels, zone) => [
    ...about(labels, labels.receivedOn, zone),
    {
      title: labels.registeredAt,
      width: 18,
      cell: ({ registeredAt }) => (registeredAt ? minuteText(registeredAt, zone) : ''),
    },
    { title: labels.reference, width: 18, cell: ({ reference }) => written(reference) },
    { title: labels.description, width: 60, cell: ({ text }) => written(text) },
    { title: labels.statusTitle, width: 22, cell: ({ status }) => labels.statuses[status] },
    ...signature(labels.receiver, labels, zone, ({ signed }) => signed),
  ],
  service: (labels, zone) => [
    ...about(labels, labels.departmentReceivedOn, zone),
    ...signature(labels.head, labels, zone, ({ signed }) => signed),
    { title: labels.handling, width: 60, cell: (line) => written(line.text) + handled(line, labels) },
    { title: labels.statusTitle, width: 22, cell: ({ status }) => labels.statuses[status] },
    ...signature(labels.engineer, labels, zone, ({ engineer }) => engineer),
  ],
};

const about = (labels: FormLabels, received: string, zone: string): Column[] => [
  { title: labels.requestNumber, width: 18, cell: ({ number }) => number },
  { title: labels.customer, width: 30, cell: ({ customerName }) => written(customerName) },
  { title: received, width: 18, cell: ({ receivedAt }) => (receivedAt ? minuteText(receivedAt, zone) : '') },
];

const signature = (
  title: string,
  labels: FormLabels,
  zone: string,
  of: (line: RegisterLine) => RegisterLine['signed'],
): Column[] => [
  { title, width: 18, cell: (line) => written(of(line)?.name) },
  {
    title: labels.signedAt(title),
    width: 20,
    cell: (line) => {
      const signed = of(line);
      return signed ? minuteText(signed.at, zone) : '';
    },
  },
];

const written = (text: string | undefined): string => (text === undefined ? '' : cellText(text));
