import { BEGINNING, type Place } from '../../src/domain/audit/round.js';
import { signedLater } from '../../src/domain/forms/signature-of.js';
import { shortHash } from '../../src/domain/custody/signature.js';
import type { Kinds } from '../../src/domain/record/kinds.js';
import { readNumber, TICKET_NUMBERS } from '../../src/domain/ticket/number.js';
import { lookAtRequest, type ChainStores, type Looked } from '../../src/jobs/look-at-chain.js';
import { walkChains } from '../../src/jobs/walk-chains.js';
import { kindsInUse } from '../../src/kinds.js';
import { KindRecords } from '../../src/store/kind-records.js';
import { defineModels } from '../../src/store/models.js';
import { SealStore } from '../../src/store/seals.js';
import { connectToDesk } from '../settings/open-desk.js';
import { Stopped, statusOf, type Terminal } from '../settings/terminal.js';
import { whatIsWrong } from './why.js';

/** Chains looked at in a step. */
const BATCH = 100;

interface Count {
  whole: number;
  unsealed: number;
  broken: number;
}
const nothing = (): Count => ({ whole: 0, unsealed: 0, broken: 0 });

/**
 * `npm run verify`: whether the chain of custody of every request and record holds, or of the requests named (R34). It takes the
 * same steps as the auditor, one after another.
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
      const stores = { seals: new SealStore(models), records: new KindRecords(models.records, kinds) };
      const broken =
        numbers.length > 0 ? await those(numbers, stores, terminal) : await all(stores, terminal);
      return broken > 0 ? 1 : 0;
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

/** Those that are asked for; of one that holds, its signatures are told too. @returns how many do not hold */
async function those(numbers: readonly string[], { seals }: ChainStores, terminal: Say): Promise<number> {
  const count = nothing();
  for (const number of numbers) {
    const [kept] = await seals.among([number]);
    for (const signature of kept?.ticket?.signatures ?? []) {
      const { no, act, by, at, hash } = signature;
      const later = signedLater(kept!.ticket!, signature);
      const stated = later ? `${at.toISOString()} (recorded ${later.toISOString()})` : at.toISOString();
      terminal.say(`${number} ${no} ${act} ${by.name} ${stated} ${shortHash(hash)}`);
    }
    take(kept ? lookAtRequest(kept) : { about: number, found: 'gone' }, count, terminal);
  }
  terminal.say(summary(count));
  return count.broken;
}

/** @returns how many do not hold */
async function all(stores: ChainStores, terminal: Say): Promise<number> {
  const [requests, records] = [nothing(), nothing()];
  // A gap in the numbers, and what was seen before, may tell of the same request.
  const gone = new Set<string>();
  for (let place: Place | undefined = BEGINNING; place;) {
    const { looked, next }: Awaited<ReturnType<typeof walkChains>> = await walkChains(stores, place, BATCH);
    for (const one of looked) {
      if (gone.has(one.about)) continue;
      if (one.found === 'gone') gone.add(one.about);
      take(one, TICKET_NUMBERS.pattern.test(one.about) ? requests : records, terminal);
    }
    place = next;
  }
  terminal.say(summary(requests));
  const { whole, broken } = records;
  if (whole + broken > 0) terminal.say(`${whole + broken} other records: ${whole} hold, ${broken} broken`);
  return requests.broken + broken;
}

function take(looked: Looked, count: Count, { say }: Say): void {
  const wrong = whatIsWrong(looked);
  if (wrong !== undefined) {
    count.broken += 1;
    return say(`${looked.about}: ${wrong}`);
  }
  if (looked.found === 'chain' && looked.verdict.ok && !looked.verdict.sealed) count.unsealed += 1;
  else count.whole += 1;
}

function summary({ whole, unsealed, broken }: Count): string {
  const before = unsealed > 0 ? `, ${unsealed} of before there were signatures` : '';
  return `${whole + unsealed + broken} requests: ${whole} hold${before}, ${broken} broken`;
}
