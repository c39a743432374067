import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { startChild } from './child.js';
import { ROWS } from './rows.js';
import { runRow, type RowResult } from './run-row.js';
import type { World } from './world.js';

const USAGE = `npm run bench -- [--row WORDS] [--rounds 5] [--json FILE]

  compares the product with the plainest thing that does the same; prints ratios of one run (docs/benchmarks.md)
  BENCH_MONGODB_URI   the database to use instead of the embedded engine`;

const { values } = parseArgs({
  options: {
    row: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const rounds = Number(values.rounds);
const rows = ROWS.filter(({ name }) => name.includes(values.row ?? ''));
if (values.help || rows.length === 0 || !Number.isInteger(rounds) || rounds < 3) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

const results: RowResult[] = [];
console.log(`ratios, ours ÷ plain, medians of ${rounds} rounds each, asked in turn`);
for (const row of rows) {
  const world = await startChild<World>('world');
  try {
    const result = await runRow(row, world.told, rounds);
    results.push(result);
    print(result);
  } finally {
    await world.stop();
  }
}
if (values.json) {
  const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model };
  writeFileSync(
    values.json,
    `${JSON.stringify({ at: new Date().toISOString(), machine, results }, null, 2)}\n`,
  );
}

function print({ row, ours, plain, aim, throughput, p50, p99, measured }: RowResult): void {
  const ratio = (value: number) => value.toFixed(2);
  const of = ({ perSecond, p50: half, p99: most }: RowResult['measured']['ours']) =>
    `${Math.round(perSecond)}/s, p50 ${half.toFixed(1)} ms, p99 ${most.toFixed(1)} ms`;
  const verdict =
    aim === undefined ? '' : throughput >= aim ? ` (aim ${aim}: met)` : ` (aim ${aim}: NOT met)`;
  console.log(`\n${row}: throughput ${ratio(throughput)}${verdict}, p50 ${ratio(p50)}, p99 ${ratio(p99)}`);
  console.log(`  ours   ${ours}\n         ${of(measured.ours)}`);
  console.log(`  plain  ${plain}\n         ${of(measured.plain)}`);
}
