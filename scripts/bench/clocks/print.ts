import type { ClockResult } from './run.js';

/** Side by side: what the same due requests cost among ever more open ones, and how late they are. */
export function printClocks(results: readonly ClockResult[]): string {
  const first = results[0];
  if (!first) return '';
  const head = ['open', 'sweep', 'of the first', 'job per timer', 'of the first', 'ours ÷ plain'];
  const backlog = results.map(({ open, due, backlog: { ours, plain } }) => [
    count(open),
    `${seconds(ours)} ${Math.round((due * 1000) / ours)}/s`,
    (ours / first.backlog.ours).toFixed(2),
    `${seconds(plain)} ${Math.round((due * 1000) / plain)}/s`,
    (plain / first.backlog.plain).toFixed(2),
    (plain / ours).toFixed(2),
  ]);
  const late = results.map(({ open, lateness: { ours, plain } }) => [
    count(open),
    ...[ours.p50, ours.p99, plain.p50, plain.p99].map((ms) => `${Math.round(ms)} ms`),
  ]);
  return [
    `${count(first.due)} requests due at once: until all are committed (throughput, ours ÷ plain)`,
    ...table([head, ...backlog]),
    `${count(first.due)} requests due one after the other: from the instant to the commit`,
    ...table([['open', 'sweep p50', 'p99', 'job per timer p50', 'p99'], ...late]),
    `seeded in ${results.map(({ open, seedSeconds }) => `${seedSeconds.toFixed(0)} s (${count(open)})`).join(', ')}`,
  ].join('\n');
}

const count = (value: number): string => value.toLocaleString('en-US');
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_cell, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padStart(widths[column]!)).join('  ')}`);
}
