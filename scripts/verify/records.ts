import { verifyTold } from '../../src/domain/record/chain.js';
import type { KindRecords } from '../../src/store/kind-records.js';
import type { SealStore } from '../../src/store/seals.js';
import type { Terminal } from '../settings/terminal.js';
import { WHY } from './why.js';

/** Records looked up at a time. */
const BATCH = 100;

interface Stores {
  readonly records: Pick<KindRecords, 'kinds' | 'load' | 'numbersAfter'>;
  readonly seals: Pick<SealStore, 'anchorOf'>;
}

/**
 * The same for records of all other kinds that there are (`src/kinds.ts`).
 * @returns how many do not hold
 */
export async function verifyRecords(stores: Stores, { say }: Pick<Terminal, 'say'>): Promise<number> {
  let [whole, broken] = [0, 0];
  for (let last: string | undefined = ''; last !== undefined;) {
    const numbers: string[] = await stores.records.numbersAfter(last, BATCH);
    for (const number of numbers) {
      const wrong = await whyNot(number, stores);
      if (wrong === undefined) whole += 1;
      else {
        broken += 1;
        say(`${number}: ${wrong}`);
      }
    }
    last = numbers.length === BATCH ? numbers.at(-1) : undefined;
  }
  if (whole + broken > 0) say(`${whole + broken} other records: ${whole} hold, ${broken} broken`);
  return broken;
}

async function whyNot(number: string, { records, seals }: Stores): Promise<string | undefined> {
  try {
    const anchor = await seals.anchorOf(number);
    const record = await records.load(number);
    if (!record) return 'cannot be read (of no kind that there is)';
    const verdict = verifyTold(records.kinds.named(record.kind), record, anchor);
    return verdict.ok ? undefined : `broken: ${WHY[verdict.why]}`;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ZodError') throw error;
    return 'cannot be read';
  }
}
