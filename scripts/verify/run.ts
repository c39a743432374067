import { MissingNumbers } from '../../src/domain/ticket/custody/missing-numbers.js';
import { shortHash } from '../../src/domain/custody/signature.js';
import { verifyChain } from '../../src/domain/ticket/custody/verify-chain.js';
import { readNumber } from '../../src/domain/ticket/number.js';
import { defineModels } from '../../src/store/models.js';
import { SealStore, type Kept } from '../../src/store/seals.js';
import { kindsInUse } from '../../src/kinds.js';
import { KindRecords } from '../../src/store/kind-records.js';
import type { Kinds } from '../../src/domain/record/kinds.js';
import { verifyRecords } from './records.js';
import { WHY } from './why.js';
import { connectToDesk } from '../settings/open-desk.js';
import { Stopped, statusOf, type Terminal } from '../settings/terminal.js';

/** Requests in memory at a time. */
const BATCH = 100;

interface Count {
  whole: number;
  unsealed: number;
  broken: number;
}

/**
 * `npm run verify`: whether the chain of custody of every request holds, or of those named (R34).
 * @returns the exit status: 0 all hold; 1 one does not, or the database was not reached; 2 the arguments or the
 * environment have to be put right
 */
export async function runVerify(
  args: readonly string[],
  terminal: Pick<Terminal, 'env' | 'now' | 'say' | 'complain'>,
  kinds: Kinds = kindsInUse(),
): Promise<0 | 1 | 2> {
  try {
    const numbers = args.map((arg) => numberOf(arg, terminal.now().getFullYear()));
    const { connection } = await connectToDesk(terminal.env);
    try {
      const models = defineModels(connection);
      const seals = new SealStore(models);
      const count = numbers.length > 0 ? await those(numbers, seals, terminal) : await all(seals, terminal);
      terminal.say(summary(count));
      const records = new KindRecords(models.records, kinds);
      const broken = numbers.length > 0 ? 0 : await verifyRecords({ records, seals }, terminal);
      return count.broken + broken > 0 ? 1 : 0;
    } finally {
      await connection.close();
    }
  } catch (error) {
    return statusOf(error, terminal);
  }
}

function numberOf(text: string, year: number): string {
  const number = readNumber(text, year);
  if (!number)
    throw new Stopped(2, `${text}: no number of a request; usage: npm run verify [-- SR-2026-000042 …]`);
  return number;
}

type Say = Pick<Terminal, 'say'>;

/** Those that are asked for; of one that holds, its signatures are told too. */
async function those(numbers: readonly string[], seals: SealStore, terminal: Say): Promise<Count> {
  const count: Count = { whole: 0, unsealed: 0, broken: 0 };
  for (const number of numbers) {
    const [kept] = await seals.among([number]);
    if (!kept) {
      missing(number, count, terminal);
      continue;
    }
    for (const { no, act, by, at, hash } of kept.ticket?.signatures ?? []) {
      terminal.say(`${number} ${no} ${act} ${by.name} ${at.toISOString()} ${shortHash(hash)}`);
    }
    look(kept, count, terminal);
  }
  return count;
}

async function all(seals: SealStore, terminal: Say): Promise<Count> {
  const count: Count = { whole: 0, unsealed: 0, broken: 0 };
  const numbers = new MissingNumbers();
  const told = new Set<string>();
  const gone = (number: string) => {
    if (told.has(number)) return;
    told.add(number);
    missing(number, count, terminal);
  };
  for (let last = ''; ;) {
    const batch = await seals.after(last, BATCH);
    for (const kept of batch) {
      numbers.before(kept.id).forEach(gone);
      look(kept, count, terminal);
    }
    if (batch.length < BATCH) break;
    last = batch.at(-1)!.id;
  }
  for (let last: string | undefined = ''; last !== undefined;) {
    const looked: Awaited<ReturnType<SealStore['anchorsAfter']>> = await seals.anchorsAfter(last, BATCH);
    looked.gone.forEach(gone);
    last = looked.last;
  }
  return count;
}

function missing(number: string, count: Count, { say }: Say): void {
  count.broken += 1;
  say(`${number}: there is no such request`);
}

function look({ id, ticket, reason, anchor }: Kept, count: Count, { say }: Say): void {
  if (!ticket) {
    count.broken += 1;
    return say(`${id}: cannot be read (${reason})`);
  }
  const verdict = verifyChain(ticket, anchor);
  if (!verdict.ok) {
    count.broken += 1;
    const field = verdict.field ? ` (${verdict.field})` : '';
    return say(`${id}: broken at signature ${verdict.broken}: ${WHY[verdict.why]}${field}`);
  }
  if (verdict.sealed) count.whole += 1;
  else count.unsealed += 1;
}

function summary({ whole, unsealed, broken }: Count): string {
  const before = unsealed > 0 ? `, ${unsealed} of before there were signatures` : '';
  return `${whole + unsealed + broken} requests: ${whole} hold${before}, ${broken} broken`;
}
