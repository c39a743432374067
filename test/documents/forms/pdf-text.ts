import { spawnSync } from 'node:child_process';
import { readPdf, textOf } from '../read-pdf.js';

/** All text of a PDF of ours, run by run. */
export const pdfText = (pdf: Buffer): string => readPdf(pdf).pages.map(textOf).join('\n');

/** Whether poppler is installed here: then the same is read by a program that is not ours. */
export const hasPdftotext = spawnSync('pdftotext', ['-v']).status === 0;

/** @returns what poppler reads, line by line as it stands on the pages */
export function pdftotext(pdf: Buffer): string {
  const { stdout, stderr, status } = spawnSync('pdftotext', ['-layout', '-enc', 'UTF-8', '-', '-'], {
    input: pdf,
    maxBuffer: 64 << 20,
  });
  if (status !== 0) throw new Error(stderr.toString());
  return stdout.toString();
}
