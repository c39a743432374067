import { z } from 'zod';
import type { Contract } from '../contract/contract.js';
import { refOf, type Person } from '../people/person.js';
import { isRefusal, refuse, type Refusal } from '../refusal.js';
import { DAY_MS } from '../time/units.js';
import { MAX_TEXT } from './commands.js';
import type { Decision, DecisionContext } from './decide.js';
import type { Fact } from './facts.js';
import { identified } from './identified.js';
import { mayHandle } from './may.js';
import { opened } from './opened.js';
import { asFiled, filingSchema } from './register.js';
import { replacementSaidSchema } from './replacement.js';
import { MAX_ITEM_LENGTH, type Terms, type Ticket } from './ticket.js';
import type { ActContext, Change } from './verb.js';
import { acknowledge } from './verbs/acknowledge.js';
import { arrive } from './verbs/arrive.js';
import { propose } from './verbs/propose.js';
import { resolve } from './verbs/resolve.js';

/** What becomes of something that is dealt with on the spot; what cannot be solved goes its own way (R26). */
export const OUTCOMES_ON_THE_SPOT = ['repaired', 'replaced', 'explained'] as const;

/** So many days later it is recorded at the latest: then the week's report still counts it (R17). */
export const RECORDED_WITHIN_DAYS = 7;

/** R13: a general problem that was handled on the spot, as the resident engineer records it (R37). */
export const onTheSpotSchema = filingSchema
  .pick({
    contractId: true,
    requester: true,
    site: true,
    siteId: true,
    system: true,
    equipmentId: true,
    category: true,
  })
  .extend({
    problem: z.string().trim().min(1).max(MAX_ITEM_LENGTH),
    /** How it was to be solved: at once, on the spot; as the customer reads it. */
    proposal: z.string().trim().min(1).max(MAX_TEXT),
    done: z.string().trim().min(1).max(MAX_TEXT),
    outcome: z.enum(OUTCOMES_ON_THE_SPOT),
    replacement: replacementSaidSchema.optional(),
    /** When it was reported and begun, and when it was done: work and record are two instants (sla.md rule 4). */
    startedAt: z.date(),
    endedAt: z.date(),
  });
export type OnTheSpot = z.infer<typeof onTheSpotSchema>;

/**
 * R13: reported to the engineer at the customer's, taken at once, proposed, worked on where they stood, and done, in one act: the
 * response time is zero, and every clock stands at what happened. What is left is the customer's signature.
 * @param number the number to take; the store sees to it that nobody else has it
 * @returns the request with all that has happened to it; or why it is not recorded
 */
export function onTheSpot(
  number: string,
  said: OnTheSpot,
  contract: Contract,
  terms: Omit<Terms, 'zone'>,
  actor: Person,
  context: DecisionContext,
): Decision | Refusal {
  const refusal = mayNotRecord(said, contract, actor, context.now);
  if (refusal) return refusal;
  const begun = { ...context, at: said.startedAt };
  const { filed, fact } = asFiled(number, asFiling(said), contract, terms, actor, begun);
  let ticket = filed;
  const more: Fact[] = [];
  for (const { at, change: decide } of acts(said)) {
    const change = decide(ticket, { actor, at, roster: context.roster, contract });
    if (isRefusal(change)) return change;
    ticket = { ...ticket, ...change.set };
    const who = { by: refOf(actor), side: 'ours' as const };
    const doing = { ...context, at };
    more.push(...change.facts.map((one, index) => identified(one, 1 + more.length + index, doing, who)));
  }
  return opened(ticket, fact, context, more);
}

/** Whoever may not, and times that cannot be. */
function mayNotRecord(
  { startedAt, endedAt }: OnTheSpot,
  contract: Contract,
  actor: Person,
  now: Date,
): Refusal | undefined {
  if (!mayHandle(actor, contract)) {
    return refuse('not-resident', { names: contract.engineers.map(({ name }) => name).join(', ') });
  }
  const earliest = now.getTime() - RECORDED_WITHIN_DAYS * DAY_MS;
  const isPossible = startedAt <= endedAt && endedAt <= now && startedAt.getTime() >= earliest;
  return isPossible ? undefined : refuse('handled-when', { days: String(RECORDED_WITHIN_DAYS) });
}

/** Told to whoever is there: it is received by a visit, and a general problem (a major one is handed over, R14). */
const asFiling = ({ problem, ...said }: OnTheSpot) =>
  filingSchema.parse({
    ...said,
    severity: 'general',
    channelOfReceipt: 'visit',
    items: [problem],
    files: [],
  });

/** What the engineer did, in order, each when it was done. */
function acts({ proposal, done, outcome, replacement, startedAt, endedAt }: OnTheSpot): {
  readonly at: Date;
  readonly change: (ticket: Ticket, act: ActContext) => Change | Refusal;
}[] {
  const replacements = replacement ? [replacement] : [];
  return [
    { at: startedAt, change: (ticket, act) => acknowledge(ticket, { do: 'acknowledge' }, act) },
    {
      at: startedAt,
      change: (ticket, act) => propose(ticket, { do: 'propose', mode: 'onsite', text: proposal }, act),
    },
    { at: startedAt, change: (ticket, act) => arrive(ticket, { do: 'arrive' }, act) },
    {
      at: endedAt,
      change: (ticket, act) => resolve(ticket, { do: 'resolve', outcome, text: done, replacements }, act),
    },
  ];
}
