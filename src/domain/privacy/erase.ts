import { commitment, isErased } from '../custody/commitment.js';
import { signed } from '../ticket/custody/sign.js';
import type { Anchor } from '../custody/verdict.js';
import { verifyChain } from '../ticket/custody/verify-chain.js';
import { saltedAnew, sealedAnew, withoutValues } from '../ticket/custody/without-values.js';
import { refOf, type Person, type Role } from '../people/person.js';
import { refuse, type Refusal } from '../refusal.js';
import { announce } from '../ticket/announce.js';
import type { Decision, DecisionContext } from '../ticket/decide.js';
import type { Fact } from '../ticket/facts.js';
import type { Ticket } from '../ticket/ticket.js';
import { OPEN_STATUSES } from '../ticket/words.js';
import { notBeforeHistory } from '../ticket/turn.js';

/** Roles that may have personal data erased. */
export const ERASERS: readonly Role[] = ['manager', 'admin'];

/** Personal data is the company's to answer for: management and administrators (R34), not whoever works on the request. */
export function mayNotErase({ roles }: Pick<Person, 'roles'>): Refusal | undefined {
  return roles.some((role) => ERASERS.includes(role)) ? undefined : refuse('erasure-for-management');
}

/** Whether somebody still needs what stands there. */
export const isOpen = ({ status }: Pick<Ticket, 'status'>): boolean =>
  (OPEN_STATUSES as readonly string[]).includes(status);

interface Asked {
  /** What to erase, as `holdingsIn` names it. */
  readonly keys: ReadonlySet<string>;
  /** On whose demand. */
  readonly reason: string;
  /** Where the chain stood when it was last found whole. */
  readonly anchor?: Anchor | undefined;
}

/**
 * Erases personal data from a closed request; that it was erased is a fact of it, what was erased is in nothing. What is
 * erased already is not again.
 * @param context without who stands behind the roles: nobody is told but by the cards
 * @returns undefined when none of it is there (any more)
 */
export function erase(
  ticket: Ticket,
  { keys, reason, anchor }: Asked,
  actor: Pick<Person, 'id' | 'name' | 'teamId' | 'roles'>,
  context: Pick<DecisionContext, 'at' | 'now' | 'cause' | 'seed' | 'deskLocale' | 'roster'>,
): Decision | Refusal | undefined {
  const forbidden = mayNotErase(actor);
  if (forbidden) return forbidden;
  if (isOpen(ticket)) return refuse('erasure-when-closed', { number: ticket.id });
  // Erasing must not be a way to make what was changed whole again.
  if (!verifyChain(ticket, anchor).ok) return refuse('chain-broken', { number: ticket.id });
  const known = ticket.salts ? ticket : saltedAnew(ticket, context.seed);
  const salts = new Map(known.salts?.map(({ of, salt }) => [of, salt]));
  const facts = new Set(known.history.flatMap(({ id, salt }) => (salt === undefined ? [] : [id])));
  const there = [...keys].filter((key) => salts.has(key) || facts.has(key));
  if (there.length === 0) return undefined;

  const ids = there.flatMap((key): [string, string][] => {
    const salt = salts.get(key);
    return salt !== undefined && isPerson(known, key) ? [[key, commitment(salt, 'id', key)]] : [];
  });
  const bare = withoutSource(withoutValues(known, new Set(there)));
  const before = ticket.salts ? bare : sealedAnew(withoutIds(bare, ids));
  const renamed = (key: string): string => ids.reduce((name, [id, mark]) => withoutId(name, id, mark), key);
  const now = notBeforeHistory(ticket, context.now);
  const fact: Fact = {
    id: `${context.cause}#0`,
    cause: context.cause,
    at: context.at,
    recordedAt: now,
    by: refOf(actor),
    side: 'ours',
    type: 'erased',
    reason,
    what: there.map((key) => (ticket.salts ? (new Map(ids).get(key) ?? key) : renamed(key))),
  };
  const next = signed(before, { ...before, history: [...before.history, fact] }, context.seed);
  return { record: next, facts: next.history.slice(-1), intents: announce(next, [fact], context) };
}

const isPerson = ({ requester, history }: Ticket, key: string): boolean =>
  requester.personId === key || history.some(({ by }) => by.id === key);

/** Where the message stood that it was made from: it was theirs. */
function withoutSource(ticket: Ticket): Ticket {
  if (!isErased(ticket.requester.name) && !isErased(ticket.filedBy.id)) return ticket;
  const { source: _source, ...places } = ticket.places;
  return { ...ticket, places };
}

/** Before there were salts, causes of acts had the Slack id of whoever pressed a button in them, and so had ids of facts. */
const withoutIds = (ticket: Ticket, ids: readonly (readonly [string, string])[]): Ticket =>
  ids.reduce((one, [id, mark]) => mapped(one, (text) => withoutId(text, id, mark)), ticket);

const withoutId = (text: string, id: string, mark: string): string =>
  text.includes(id) ? text.replaceAll(id, mark) : text;

function mapped<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => mapped(one, change)) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one, change)])) as T;
}
