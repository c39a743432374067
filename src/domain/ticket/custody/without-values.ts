import type { Fact } from '../facts.js';
import type { Ticket } from '../ticket.js';
import { salted } from './salts.js';
import { begun, told } from './sign.js';
import { veiled } from './veil.js';

/**
 * A request without some of what is personal: in each value's place stands its commitment, its salt is gone. Under the
 * veil it is the same as before, so everything that was sealed and signed still is.
 * @param keys Slack ids of persons, names of parts of the filing (`salts.ts`), ids of facts whose texts go
 */
export function withoutValues(ticket: Ticket, keys: ReadonlySet<string>): Ticket {
  const salts = ticket.salts ?? [];
  const chosen = veiled({
    ...ticket,
    salts: salts.filter(({ of }) => keys.has(of)),
    history: ticket.history.map((fact) => (keys.has(fact.id) ? fact : withSalt(fact, undefined))),
  });
  const history = chosen.history.map((fact, index) =>
    keys.has(fact.id) ? fact : withSalt(fact, ticket.history[index]!.salt),
  );
  return stated({ ...chosen, salts: salts.filter(({ of }) => !keys.has(of)), history });
}

function withSalt(fact: Fact, salt: string | undefined): Fact {
  const { salt: _salt, ...rest } = fact;
  return (salt === undefined ? rest : { ...rest, salt }) as Fact;
}

/**
 * A request of before there were salts gets them, and with them the form in which values can go. Its chain was over the
 * values themselves: call this when that has been found whole, and `sealedAnew` when the values are gone.
 * @param seed random, fresh
 */
export const saltedAnew = (ticket: Ticket, seed: string): Ticket => salted({ ...ticket, salts: [] }, 0, seed);

/** The new chain begins over all that is there, and remembers where the one before stood (`Seal.before`). */
export function sealedAnew(ticket: Ticket): Ticket {
  const { seal, signatures, history } = ticket;
  const before = seal && { facts: seal.facts, hash: seal.hash, signatures: signatures.length };
  return { ...ticket, seal: begun(veiled(ticket), history.length, before) };
}

/** What people said and is kept beside the history; nothing else in a request's state is personal. */
const SAID = [
  'proposal',
  'waiting',
  'quotation',
  'resolution',
  'signature',
  'handover',
  'mergedInto',
  'mergedIn',
  'links',
] as const satisfies readonly (keyof Ticket)[];

/** The state as the history has it now. */
function stated(ticket: Ticket): Ticket {
  const next = { ...ticket };
  for (const { standing } of told(ticket, 0)) {
    for (const field of SAID) {
      if (ticket[field] !== undefined) Object.assign(next, { [field]: standing[field] });
    }
  }
  const disputed = ticket.history.findLast((fact) => fact.type === 'pause-disputed');
  if (ticket.dispute && disputed) {
    next.dispute = { ...ticket.dispute, by: disputed.by, reason: disputed.reason };
  }
  const planned = ticket.history.findLast((fact) => fact.type === 'emergency-planned');
  if (ticket.emergencyPlan && planned) next.emergencyPlan = { ...ticket.emergencyPlan, steps: planned.steps };
  return next;
}
