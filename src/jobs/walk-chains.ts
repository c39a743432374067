import { setImmediate } from 'node:timers/promises';
import { BEGINNING, PARTS, type Place } from '../domain/audit/round.js';
import { MissingNumbers } from '../domain/ticket/custody/missing-numbers.js';
import { lookAtRecord, lookAtRequest, type ChainStores, type Looked } from './look-at-chain.js';

/** Requests loaded at a time. */
const AT_ONCE = 10;
/** What was seen of chains before is a number each: so many more are held against what there is. */
const SEALS_A_CHAIN = 10;

export interface Walked {
  readonly looked: readonly Looked[];
  /** Where to go on; undefined when all has been walked. */
  readonly next: Place | undefined;
}

/**
 * One step of a walk over all chains there are, open and closed, of requests and of records of all kinds, by their keys; then over
 * what was seen of them before, for what is not there any more. It changes nothing. `npm run verify` takes one step after another, the auditor a few in
 * each run.
 * @param limit chains looked at in this step
 * @throws Fault `store-unavailable`
 */
export async function walkChains(stores: ChainStores, place: Place, limit: number): Promise<Walked> {
  const { looked, after, numbers = place.numbers } = await STEPS[place.part](stores, place, limit);
  const part = after === undefined ? PARTS[PARTS.indexOf(place.part) + 1] : place.part;
  return { looked, next: part && { part, after: after ?? BEGINNING.after, numbers } };
}

interface Step {
  readonly looked: readonly Looked[];
  /** The last number looked at; undefined when there is none behind it. */
  readonly after: string | undefined;
  readonly numbers?: Record<string, number>;
}

const STEPS: Readonly<Record<Place['part'], (...given: Parameters<typeof walkChains>) => Promise<Step>>> = {
  requests: walkRequests,
  records: walkRecords,
  seals: async ({ seals }, { after }, limit) => {
    const { last, gone } = await seals.anchorsAfter(after, limit * SEALS_A_CHAIN);
    return { looked: gone.map((about): Looked => ({ about, found: 'gone' })), after: last };
  },
};

async function walkRequests({ seals }: ChainStores, place: Place, limit: number): Promise<Step> {
  const missing = new MissingNumbers(place.numbers);
  const looked: Looked[] = [];
  let after: string | undefined = place.after;
  for (let left = limit; left > 0 && after !== undefined; left -= AT_ONCE) {
    const most = Math.min(AT_ONCE, left);
    const batch = await seals.after(after, most);
    for (const kept of batch) {
      looked.push(...missing.before(kept.id).map((about): Looked => ({ about, found: 'gone' })));
      looked.push(lookAtRequest(kept));
      // A long history takes milliseconds to tell, and Slack waits for 3 s.
      await setImmediate();
    }
    after = batch.length < most ? undefined : batch.at(-1)!.id;
  }
  return { looked, after, numbers: missing.state };
}

async function walkRecords(stores: ChainStores, { after }: Place, limit: number): Promise<Step> {
  const numbers = await stores.records.numbersAfter(after, limit);
  const looked: Looked[] = [];
  for (const number of numbers) {
    looked.push(await lookAtRecord(number, stores));
    await setImmediate();
  }
  return { looked, after: numbers.length < limit ? undefined : numbers.at(-1) };
}
