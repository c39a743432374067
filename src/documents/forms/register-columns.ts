import type { RegisterForm } from '../../domain/ticket/form.js';
import type { RegisterLine } from '../../domain/forms/register.js';
import { dayText, minuteText } from '../dates.js';
import { printable } from '../printable.js';
import type { FormLabels } from './labels/form-labels.js';

/** Letters of a description on paper; the XLSX has more. */
const LONGEST = 80;

/** A column of a register on paper: its heading, its width in points (one takes what is left), what stands in it. */
export interface RegisterColumn {
  readonly title: string;
  readonly width?: number;
  readonly cell: (line: RegisterLine, index: number) => string;
}

/** The columns of the paper forms (R35, R36); what is not signed stays empty, to be signed by hand. */
export function registerColumns(form: RegisterForm, zone: string, labels: FormLabels): RegisterColumn[] {
  const columns: Record<RegisterForm, RegisterColumn[]> = {
    received: [
      { title: labels.no, width: 30, cell: (_line, index) => String(index + 1) },
      { title: labels.customer, width: 96, cell: ({ customerName }) => printable(customerName, 60) },
      {
        title: labels.receivedOn,
        width: 62,
        cell: (line) => receivedOn(line, zone, labels),
      },
      { title: labels.requestNumber, width: 86, cell: ({ number }) => number },
      { title: labels.description, cell: (line) => described(line, written(line.text), labels) },
      { title: labels.receiver, width: 78, cell: ({ signed }) => signature(signed, zone) },
    ],
    service: [
      { title: labels.no, width: 30, cell: (_line, index) => String(index + 1) },
      { title: labels.customer, width: 72, cell: ({ customerName }) => printable(customerName, 60) },
      {
        title: labels.departmentReceivedOn,
        width: 62,
        cell: ({ receivedAt }) => (receivedAt ? dayText(receivedAt, zone) : ''),
      },
      { title: labels.head, width: 64, cell: ({ signed }) => signature(signed, zone) },
      { title: labels.requestNumber, width: 82, cell: ({ number }) => number },
      {
        title: labels.handling,
        cell: (line) => written(line.text) + handled(line, labels) + notAnswered(line, labels),
      },
      { title: labels.engineer, width: 64, cell: ({ engineer }) => signature(engineer, zone) },
    ],
  };
  return columns[form];
}

/** On paper the instant of a signature stands below it, without a year: the line has one. */
const signature = (signed: RegisterLine['signed'], zone: string): string =>
  signed ? `${printable(signed.name, 40)}\n${minuteText(signed.at, zone).slice(5)}` : '';

/** What was replaced, what goes on elsewhere and what was left undone stands beside what was done, and is not cut off. */
export function handled(line: RegisterLine, labels: FormLabels): string {
  const { notDone = [], replaced = [], beside: { goesOn = [], replaced: before = [] } = {} } = line;
  const left = notDone.filter((no) => !goesOn.some((one) => one.no === no));
  const numbers = [...new Set(goesOn.map(({ number }) => number))];
  return [
    ...[...before, ...replaced].map(({ label, oldSerial, newSerial }) =>
      labels.replacedInRegister({
        label: printable(label),
        old: printable(oldSerial ?? '—'),
        fresh: printable(newSerial),
      }),
    ),
    ...numbers.map((number) =>
      labels.goesOnInRegister(
        goesOn.filter((one) => one.number === number).map(({ no }) => no),
        number,
      ),
    ),
    ...(left.length > 0 ? [labels.notDone(left)] : []),
  ].join('');
}

/** That nobody has signed for it, and why. */
const notAnswered = ({ status }: RegisterLine, labels: FormLabels): string =>
  status === 'unanswered' ? labels.notAnsweredInRegister : '';

const written = (text: string | undefined): string => (text === undefined ? '' : printable(text, LONGEST));

/** The day of receipt (R35), and below it the day of registration, where that was a later one. */
function receivedOn({ receivedAt, registeredAt }: RegisterLine, zone: string, labels: FormLabels): string {
  if (!receivedAt) return '';
  const [day, later] = [dayText(receivedAt, zone), registeredAt && dayText(registeredAt, zone)];
  return later === undefined || later === day ? day : `${day}\n${labels.registeredOn({ day: later })}`;
}

/** The number of the fax or mail stands before what it is about. */
export const described = ({ reference }: RegisterLine, text: string, labels: FormLabels): string =>
  reference === undefined ? text : labels.inRegister({ reference: printable(reference, 60), text });
