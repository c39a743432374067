import encodeQR from 'qr';
import type { Sheet } from './sheet.js';

/** Modules left white around it, within its size: a scanner needs four. */
const QUIET = 4;

/** Draws a QR code with medium error correction; `size` is its whole edge in points. */
export function drawQrCode(sheet: Sheet, text: string, x: number, y: number, size: number): void {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
  const module = size / rows.length;
  sheet.figure(
    rows.flatMap((row, index) => runsOf(row, module, x, y + index * module)),
    '#000000',
  );
}

/** Dark modules side by side are one rectangle: no hairlines show between them. */
function runsOf(
  row: readonly boolean[],
  module: number,
  x: number,
  y: number,
): [number, number, number, number][] {
  const runs: [number, number, number, number][] = [];
  for (let from = 0; from < row.length; from += 1) {
    if (!row[from]) continue;
    let to = from;
    while (row[to]) to += 1;
    runs.push([x + from * module, y, (to - from) * module, module]);
    from = to;
  }
  return runs;
}
