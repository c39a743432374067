import type { TaskSheet } from '../../domain/forms/task-sheet.js';
import type { RegisterLine } from '../../domain/forms/register.js';
import type { Locale } from '../../domain/people/person.js';
import { formLabels } from './labels/index.js';
import { letterheadOf, type LetterheadGiven } from './letterhead-given.js';
import type { Lines, RegisterOrder } from './register-order.js';
import { registerPdf } from './register-pdf.js';
import { registerXlsx } from './register-xlsx.js';
import { taskSheetPdf } from './task-sheet-pdf.js';

/** A form of one request; it can be sent to another process as it is. */
export type FormOrder =
  | { readonly locale: Locale; readonly letterhead: LetterheadGiven; readonly sheet: TaskSheet }
  | { readonly register: RegisterOrder; readonly lines: readonly RegisterLine[] };

/**
 * A form of one request as a PDF, made in this process.
 * @throws DocumentFault when the font is missing, or the logo cannot be drawn
 */
export async function formFile(order: FormOrder): Promise<Uint8Array> {
  if ('sheet' in order) {
    const { sheet, locale, letterhead } = order;
    return taskSheetPdf(sheet, formLabels(locale), await letterheadOf(letterhead));
  }
  const { register, lines } = order;
  return registerPdf(register, lines, formLabels(register.locale), await letterheadOf(register.letterhead));
}

/**
 * A register of a period, made in this process while its lines are read.
 * @throws DocumentFault the same
 */
export async function registerFile(order: RegisterOrder, lines: Lines): Promise<Uint8Array> {
  const labels = formLabels(order.locale);
  if (order.format === 'xlsx') {
    const parts: Uint8Array[] = [];
    for await (const part of registerXlsx(order, lines, labels)) parts.push(part);
    return Buffer.concat(parts);
  }
  const all: RegisterLine[] = [];
  for await (const some of lines) all.push(...some);
  return registerPdf(order, all, labels, await letterheadOf(order.letterhead));
}
