import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';

/** Longest hold-up in ms; `npm run test:shaken` sets it. */
const LONGEST_MS = Number(process.env['TEST_SHAKEN'] ?? 0);

/** Waits for a random while, another time each; their order follows from the seed of the run. */
export function holdingUp(): (() => Promise<void>) | undefined {
  if (LONGEST_MS === 0) return undefined;
  const waits = fc.sample(fc.integer({ min: 0, max: LONGEST_MS }), { numRuns: 1000 });
  let turn = 0;
  return () => delay(waits[turn++ % waits.length], undefined);
}
