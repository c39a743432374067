import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { startJobs, type Jobs } from '../../src/jobs/agenda.js';
import { desk, type Process } from '../store/stores.js';
import { until } from '../support/until.js';

let one: Process;
let stop: () => Promise<void>;
let jobs: Jobs;
beforeEach(async () => {
  const started = await desk();
  [one] = started.of as [Process];
  stop = started.stop;
});
afterEach(async () => {
  await jobs.stop(1000);
  await stop();
});

/** Nothing of this process happens meanwhile, as when it is paused or its machine sleeps. */
const standStill = (ms: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

it('a process that stood still for longer than its locks last goes on with its jobs', async () => {
  let runs = 0;
  const run = () => Promise.resolve((runs += 1));
  const log = pino({ level: 'silent' });
  jobs = await startJobs(one.store, [{ name: 'sweep', everyMs: 400, lockMs: 200, run }], log);
  const goesOn = async () => {
    const before = runs;
    await until(() => runs > before, 'that the job runs on');
  };
  for (let times = 0; times < 12; times += 1) {
    await goesOn();
    // Agenda takes a job when it is due within 100 ms, and lets it wait until then: another instant of that each time.
    await delay(300 + times * 8);
    standStill(300);
  }
  await goesOn();
});
