import { legible } from '../../domain/privacy/legible.js';
import { textsIn } from '../../i18n/texts.js';
import { REGISTERS } from '../../domain/ticket/form.js';
import type { RegisterLine } from '../../domain/forms/register.js';
import { minuteText } from '../dates.js';
import { drawLetterhead, type Letterhead } from '../pdf/letterhead.js';
import { drawQrCode } from '../pdf/qr-code.js';
import { drawNote } from '../pdf/section.js';
import { COLORS, CONTENT_WIDTH, openSheet, PAGE, type Sheet } from '../pdf/sheet.js';
import { drawTable, fillWidth } from '../pdf/table.js';
import { printable } from '../printable.js';
import { fingerprinted, fingerprintOf, qrText, shortFingerprint } from './fingerprint.js';
import type { FormLabels } from './labels/form-labels.js';
import { registerColumns } from './register-columns.js';
import type { RegisterOrder } from './register-order.js';
import { DAY_MS } from '../../domain/time/units.js';

const QR = 76;
/** A row in which a hand can sign, in points. */
const ROW = 30;

/**
 * A register (R35, R36) as a PDF on A4, numbered by its period. The same order and lines give the same bytes.
 * @throws DocumentFault when the font is missing
 */
export async function registerPdf(
  order: Omit<RegisterOrder, 'letterhead'>,
  lines: readonly RegisterLine[],
  labels: FormLabels,
  letterhead: Letterhead,
): Promise<Buffer> {
  const { form, period, zone, madeAt, customerName } = order;
  const title = labels.title[form];
  const number = registerNumber(order);
  const sheet = await openSheet({
    title: `${title} ${number}`,
    author: printable(letterhead.company),
    language: labels.locale,
    createdAt: madeAt,
  });
  const fingerprint = fingerprintOf({ form, period, customerName, lines: lines.map(fingerprinted) });
  drawLetterhead(sheet, letterhead, { width: QR + 8, height: QR - 12 });
  drawQrCode(sheet, qrText(number, fingerprint), PAGE.left + CONTENT_WIDTH - QR + 8, 28, QR);
  drawTitle(sheet, order, lines.length, labels);
  const columns = registerColumns(form, zone, labels);
  await drawTable(sheet, {
    columns: fillWidth(
      columns.map(({ title: heading, width }) => ({ title: heading, ...(width && { width }) })),
    ),
    rows: legible(lines, textsIn(labels.locale).privacy.erased).map((line, index) =>
      columns.map(({ cell }) => cell(line, index)),
    ),
    ruled: true,
    least: ROW,
  });
  if (lines.length === 0) await drawNote(sheet, labels.nothing);
  return sheet.finish((page, pages) => {
    const style = { size: 8, color: COLORS.grey };
    const foot = PAGE.height - 40;
    const left = `${title} ${number} · ${labels.fingerprint} ${shortFingerprint(fingerprint)}`;
    sheet.textLine(left, PAGE.left, foot, style);
    sheet.text(labels.page(page, pages), PAGE.left, foot, CONTENT_WIDTH, { ...style, align: 'right' });
  });
}

/** `R35-SR-2026-000042` for one request, `R35-2026-11` for a month, `R36-20261103-20261115` for other days: registers of the same period have the same. */
export function registerNumber({
  form,
  period,
  request,
}: Pick<RegisterOrder, 'form' | 'period' | 'request'>): string {
  const kind = `R${35 + REGISTERS.indexOf(form)}`;
  if (request !== undefined) return `${kind}-${request}`;
  const { firstDay, lastDay, to } = period;
  const isMonth =
    firstDay.endsWith('-01') && lastDay.slice(0, 7) === firstDay.slice(0, 7) && isLastOfMonth(lastDay);
  if (isMonth && to > period.from) return `${kind}-${firstDay.slice(0, 7)}`;
  return `${kind}-${firstDay.replaceAll('-', '')}-${lastDay.replaceAll('-', '')}`;
}

const isLastOfMonth = (day: string): boolean =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).getUTCDate() === 1;

function drawTitle(
  sheet: Sheet,
  order: Omit<RegisterOrder, 'letterhead'>,
  count: number,
  labels: FormLabels,
): void {
  const { form, period, zone, madeAt, customerName } = order;
  sheet.text(labels.title[form], PAGE.left, sheet.y - 4, CONTENT_WIDTH, {
    size: 18,
    bold: true,
    align: 'center',
  });
  sheet.y += 28;
  const left = [
    `${labels.period}  ${period.firstDay} – ${period.lastDay}  ·  ${labels.count(count)}`,
    `${labels.customers}  ${customerName === undefined ? labels.allCustomers : printable(customerName, 80)}`,
  ];
  const right = [
    `${labels.number} ${registerNumber(order)}`,
    `${labels.madeAt} ${minuteText(madeAt, zone)} (${zone})`,
  ];
  for (const [row, line] of left.entries()) {
    sheet.text(line, PAGE.left, sheet.y + row * 15, CONTENT_WIDTH * 0.55, { size: 9 });
    sheet.text(right[row]!, PAGE.left + CONTENT_WIDTH * 0.45, sheet.y + row * 15, CONTENT_WIDTH * 0.55, {
      size: 9,
      align: 'right',
    });
  }
  sheet.y += 36;
}
