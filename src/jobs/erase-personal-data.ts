import { randomBytes } from 'node:crypto';
import { Fault } from '../domain/fault.js';
import { isRefusal } from '../domain/refusal.js';
import { erase, isOpen } from '../domain/privacy/erase.js';
import { erasedIn, finished, isDone, toErase, waitingFor, type Erasure } from '../domain/privacy/erasure.js';
import { holdingsIn, isRequester, relatedTo } from '../domain/privacy/holdings.js';
import { wishWithout } from '../domain/privacy/wish-without.js';
import type { Decision } from '../domain/ticket/decide.js';
import { titleOf, type Ticket } from '../domain/ticket/ticket.js';
import { reportFault } from '../observability/faults.js';
import type { Contracts } from '../store/contracts.js';
import type { Erasures } from '../store/erasures.js';
import type { PersonalData } from '../store/personal-data.js';
import type { SealStore } from '../store/seals.js';
import type { Tickets } from '../store/tickets.js';
import { contractsWithout } from './erase-from-contracts.js';
import { recordRevisited, recordsLookedThrough, type ErasingRecords } from './erase-records.js';

/** Requests that are looked at before it is stored how far the work has come. */
const PAGE = 50;
/** A run hands over to the next one before its lock is at an end. */
const LONGEST_MS = 5_000;
/** Somebody else changes the same document meanwhile, again and again: the next run tries. */
const MOST_CONFLICTS = 10;
const SEED_BYTES = 32;

export interface ErasingPersonalData extends ErasingRecords {
  readonly erasures: Erasures;
  readonly personalData: PersonalData;
  readonly tickets: Pick<Tickets, 'load' | 'commitErased'>;
  readonly contracts: Pick<Contracts, 'load' | 'commit'>;
  readonly seals: Pick<SealStore, 'anchorOf' | 'anchor' | 'looked'>;
  /** Removes papers of a request that show what was erased. @returns false while some are left */
  readonly papersGone: (ticket: Ticket) => Promise<boolean>;
  /** @returns false while bundles of a record still show what was erased */
  readonly recordBundlesGone: (number: string) => Promise<boolean>;
}

/**
 * Meets the demands to erase personal data: looks through every request, erases in those that are closed, waits for those
 * that are open, then sees to their papers. Whatever is done can be done again: of each request that it was is known by
 * the fact, and how far a demand has come is stored page by page, so it may be cut short anywhere, and two processes may
 * be at it.
 * @param longestMs for so long a run goes on with one demand
 * @throws Fault `store-unavailable`; what is left stays to be done
 */
export async function erasePersonalData(deps: ErasingPersonalData, longestMs = LONGEST_MS): Promise<void> {
  const { erasures, clock } = deps;
  const end = clock().getTime() + longestMs;
  for (const id of await erasures.unfinished()) {
    while (clock().getTime() <= end && (await stepDone(id, deps)));
  }
}

/** @returns false when nothing more of this demand can be done now */
async function stepDone(id: string, deps: ErasingPersonalData): Promise<boolean> {
  const { erasures, clock } = deps;
  const erasure = await erasures.load(id);
  if (!erasure?.workingSince) return false;
  const next = erasure.lookedAt ? await revisited(erasure, deps) : await lookedThrough(erasure, deps);
  const after = isDone(next) && (await restGone(next, deps)) ? finished(next, clock()) : next;
  if (after === erasure) return false;
  // Whoever was quicker has done the same.
  if (!(await erasures.commit(erasure, after))) return true;
  return after.workingSince !== undefined && erasure.lookedAt === undefined;
}

/** What is left of somebody when all requests are closed: their files, and that they were asked in person. */
async function restGone({ subject }: Erasure, { personalData }: ErasingPersonalData): Promise<boolean> {
  if (subject?.personId === undefined) return true;
  await personalData.forgetAsked(subject.personId);
  return personalData.forgetExports(subject.personId);
}

/** One page further; at first, what stands outside of requests. */
async function lookedThrough(erasure: Erasure, deps: ErasingPersonalData): Promise<Erasure> {
  const { personalData, clock } = deps;
  const { subject } = erasure;
  if (erasure.recordsAfter !== undefined) return recordsLookedThrough(erasure, deps);
  let next = erasure;
  if (erasure.after === undefined && subject) {
    next = { ...next, contracts: await contractsWithout(subject, erasure, deps) };
    if (subject.personId) await personalData.forgetProfile(subject.personId);
  }
  const page = subject
    ? await personalData.requestsAfter(erasure.after ?? '', PAGE)
    : await theseOnly(erasure, deps);
  for (const { id, ticket } of page) {
    if (ticket) next = await seenTo(next, ticket, [], deps);
    else next = { ...next, failed: [...new Set([...next.failed, id])] };
  }
  const isLast = !subject || page.length < PAGE;
  const then = subject ? { recordsAfter: '' } : { lookedAt: clock() };
  return { ...next, after: page.at(-1)?.id ?? erasure.after ?? '', ...(isLast ? then : {}) };
}

/** Single texts of requests that were named. */
async function theseOnly({ texts }: Erasure, { tickets }: ErasingPersonalData) {
  const numbers = [...new Set(texts.map(({ number }) => number))];
  const found = await Promise.all(numbers.map(async (id) => ({ id, ticket: await tickets.load(id) })));
  return found.filter(({ ticket }) => ticket !== undefined);
}

/** Those that were open, and papers that could not be removed. */
async function revisited(erasure: Erasure, deps: ErasingPersonalData): Promise<Erasure> {
  let next = erasure;
  for (const { number, theirs } of erasure.waiting) {
    if (deps.records.kinds.ofNumber(number)) {
      next = await recordRevisited(next, number, deps);
      continue;
    }
    const ticket = await deps.tickets.load(number);
    if (!ticket || !isOpen(ticket)) {
      const waiting = next.waiting.filter((one) => one.number !== number);
      next = ticket ? await seenTo({ ...next, waiting }, ticket, theirs, deps) : { ...next, waiting };
    }
  }
  for (const number of next.papers) {
    if (await arePapersGone(number, deps)) {
      next = { ...next, papers: next.papers.filter((one) => one !== number) };
    }
  }
  return next;
}

async function arePapersGone(number: string, deps: ErasingPersonalData): Promise<boolean> {
  if (deps.records.kinds.ofNumber(number)) return deps.recordBundlesGone(number);
  const ticket = await deps.tickets.load(number);
  return !ticket || isRid(ticket, deps);
}

/** Slack may be out of reach: the next run tries again. */
const isRid = (ticket: Ticket, { papersGone, log }: ErasingPersonalData): Promise<boolean> =>
  papersGone(ticket).catch((error: unknown) => {
    if (!(error instanceof Fault) || error.code === 'store-unavailable') throw error;
    reportFault(log, error, `papers of ${ticket.id}`);
    return false;
  });

/** One request: erased, or waited for, or nothing of theirs in it. @param theirs numbers of their requests that came into it */
async function seenTo(
  erasure: Erasure,
  ticket: Ticket,
  theirs: readonly string[],
  deps: ErasingPersonalData,
): Promise<Erasure> {
  const { subject } = erasure;
  let next = erasure;
  // Its title stands in those it was merged with, and is known as theirs only while this one is.
  if (subject && isRequester(ticket, subject)) {
    for (const number of relatedTo(ticket)) {
      const other = await deps.tickets.load(number);
      if (other) next = await erasedFrom(next, other, [...theirs, ticket.id], deps);
    }
  }
  return erasedFrom(next, ticket, theirs, deps);
}

async function erasedFrom(
  erasure: Erasure,
  found: Ticket,
  theirs: readonly string[],
  deps: ErasingPersonalData,
): Promise<Erasure> {
  const { tickets, personalData, seals, settings, clock, nudge } = deps;
  const cause = `erase:${erasure.id}:${found.id}`;
  let ticket: Ticket | undefined = found;
  for (let attempt = 0; ticket && attempt < MOST_CONFLICTS; attempt += 1) {
    const keys = keysOf(erasure, ticket, theirs);
    const before = placesDone(erasure, ticket);
    if (keys.size === 0) return before > 0 ? erasedIn(erasure, ticket.id, before) : erasure;
    if (isOpen(ticket)) return waitingFor(erasure, ticket.id, theirs);
    const anchor = await seals.anchorOf(ticket.id);
    const now = clock();
    const { deskLocale } = await settings.load();
    const times = ticket.history.filter((fact) => fact.cause.startsWith(cause)).length;
    const context = { at: erasure.at, now, cause: `${cause}:${times}`, deskLocale, roster: {} };
    const seed = randomBytes(SEED_BYTES).toString('hex');
    const asked = { keys, reason: erasure.reason, anchor };
    const decision = erase(ticket, asked, { ...erasure.by, roles: erasure.roles }, { ...context, seed });
    if (!decision) return before > 0 ? erasedIn(erasure, ticket.id, before) : erasure;
    if (isRefusal(decision)) {
      reportFault(deps.log, new Error(decision.refused), `erasing personal data in ${ticket.id}`);
      return { ...erasure, failed: [...new Set([...erasure.failed, ticket.id])] };
    }
    // The chain as it is now is whole: a new one may begin from it.
    if (ticket.seal) await seals.looked(ticket, { facts: ticket.seal.facts, hash: ticket.seal.hash });
    await personalData.retitle(ticket, titleOf(decision.record));
    await wishesWithout(erasure, ticket, seed, deps);
    if (
      await tickets.commitErased(ticket, decision.record, {
        intents: decision.intents,
        cause: context.cause,
        now,
      })
    ) {
      nudge(decision.intents.map(({ lane }) => lane));
      return erasedIn(erasure, ticket.id, before + placesIn(decision));
    }
    ticket = await tickets.load(ticket.id);
  }
  throw new Fault('conflict', true, { detail: cause });
}

/** What came of their requests and is kept apart; like their titles, it is known as theirs only while the request is. */
async function wishesWithout(
  { subject, named }: Erasure,
  ticket: Ticket,
  seed: string,
  { personalData }: ErasingPersonalData,
): Promise<void> {
  if (!subject || !isRequester(ticket, subject)) return;
  const names = [...new Set([...subject.names, ticket.requester.name])];
  const asked = { subject: { ...subject, names }, request: ticket.id, named };
  for (let attempt = 0; attempt < MOST_CONFLICTS; attempt += 1) {
    const changed = (await personalData.wishesOf(ticket)).flatMap((wish) => {
      const after = wishWithout(wish, asked, seed);
      return after ? [[wish, after] as const] : [];
    });
    if (changed.length === 0) return;
    for (const [wish, after] of changed) await personalData.rewriteWish(wish, after);
  }
  throw new Fault('conflict', true, { detail: `wishes of ${ticket.id}` });
}

function keysOf(erasure: Erasure, ticket: Ticket, theirs: readonly string[]): Set<string> {
  const { subject } = erasure;
  const holdings = subject ? holdingsIn(ticket, subject, new Set(theirs)) : [];
  const ids = ticket.history.map(({ id, type, salt }) =>
    // A fact of after there were salts that has none has nothing to erase any more.
    type === 'erased' || (ticket.salts && salt === undefined) ? '' : id,
  );
  const keys = toErase(holdings, erasure, ticket.id, ids);
  keys.delete('');
  return keys;
}

const placesIn = ({ facts }: Pick<Decision, 'facts'>): number =>
  facts.reduce((sum, fact) => sum + (fact.type === 'erased' ? fact.what.length : 0), 0);

const placesDone = ({ id }: Erasure, { id: number, history }: Ticket): number =>
  placesIn({ facts: history.filter(({ cause }) => cause.startsWith(`erase:${id}:${number}:`)) });
