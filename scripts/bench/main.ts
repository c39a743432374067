import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { startChild } from './child.js';
import { ROWS } from './rows.js';
import { runRow, type RowResult } from './run-row.js';
import { printClocks } from './clocks/print.js';
import { runClockBench, type ClockResult } from './clocks/run.js';
import { printExport, runExportBench, type ExportResult } from './export/run.js';
import { runPageBench, type PageResult } from './page/run.js';
import type { World } from './world.js';

const CLOCKS = 'sweep what is due';
const PAGE = 'page of the workspace';
const EXPORT = 'export of requests';
const USAGE = `npm run bench -- [--row WORDS] [--rounds 5] [--json FILE] [--open 1000,10000] [--due 1000] [--spread 30]
                 [--requests 1000,10000]

  compares the product with the plainest thing that does the same; prints ratios of one run (docs/benchmarks.md)
  --open, --due, --spread   of the row “${CLOCKS}”: open requests, those of them that are due, seconds to spread them over
  --requests   of the row “${EXPORT}”: how many there are; left out without --row
  the row “${PAGE}” needs a Chromium and is left out without --row
  BENCH_MONGODB_URI   the database to use instead of the embedded engine`;

const { values } = parseArgs({
  options: {
    row: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'string' },
    open: { type: 'string', default: '1000,10000' },
    due: { type: 'string', default: '1000' },
    spread: { type: 'string', default: '30' },
    requests: { type: 'string', default: '1000,10000' },
    help: { type: 'boolean' },
  },
});
const rounds = Number(values.rounds);
const isAsked = (name: string) => name.includes(values.row ?? '');
const rows = ROWS.filter(({ name }) => isAsked(name));
const clocks = {
  open: values.open.split(',').map(Number),
  due: Number(values.due),
  spreadSeconds: Number(values.spread),
  rounds,
};
const isNumber = (value: number) => Number.isInteger(value) && value > 0;
const requests = values.requests.split(',').map(Number);
const areNumbers = [...requests, ...clocks.open, clocks.due, clocks.spreadSeconds].every(isNumber);
const enough = areNumbers && clocks.open.every((count) => count >= clocks.due && count < 900_000);
// Without being named it would fail where there is no browser.
const pageAsked = values.row !== undefined && isAsked(PAGE);
const exportAsked = values.row !== undefined && isAsked(EXPORT);
const some = rows.length > 0 || isAsked(CLOCKS) || pageAsked || exportAsked;
if (values.help || !some || !enough || !Number.isInteger(rounds) || rounds < 3) {
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
const swept: ClockResult[] = [];
if (isAsked(CLOCKS)) {
  const ways = 'ours: the sweep of the product; plain: a job of Agenda for each timer, as its README has it';
  console.log(`\n${CLOCKS}: ${ways}`);
  await runClockBench(clocks, (result) => swept.push(result));
  console.log(printClocks(swept));
}
const exported: ExportResult[] = [];
if (exportAsked) {
  console.log(`\n${EXPORT}: from the command until the file is with Slack`);
  await runExportBench(requests, (result) => {
    exported.push(result);
    console.log(printExport(result));
  });
}
const pages: PageResult[] = [];
if (pageAsked) {
  console.log(`\n${PAGE}: what a person waits for, in a browser; medians of ${rounds}`);
  pages.push(...(await runPageBench(rounds)));
  for (const { what, aimMs, medianMs, worstMs } of pages) {
    const verdict = medianMs <= aimMs ? 'met' : 'NOT met';
    console.log(
      `  ${what}: ${medianMs.toFixed(0)} ms, worst ${worstMs.toFixed(0)} ms (aim ${aimMs}: ${verdict})`,
    );
  }
}
if (values.json) {
  const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model };
  writeFileSync(
    values.json,
    `${JSON.stringify({ at: new Date().toISOString(), machine, results, clocks: swept, exported, pages }, null, 2)}\n`,
  );
}

// Agenda leaves a timer behind for every job that ran, as long as its lock would have been.
process.exit(0);

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
