import type { Contract } from '../contract/contract.js';
import { isOnDuty, type DutyPlan } from '../duty/on-duty.js';
import { isStaff, refOf, SYSTEM, type Person } from '../people/person.js';
import { mayNot, mayNotSignByContract, signsForCustomer } from './may.js';
import type { NotifiedOtherwise } from '../people/notify-by.js';
import type { QuietHoursOf } from '../people/quiet-hours.js';
import type { Roster } from '../people/roster.js';
import { signed } from './custody/sign.js';
import type { Decision as DecisionOn } from '../record/decision.js';
import { isRefusal, type Refusal } from '../refusal.js';
import { announce } from './announce.js';
import { missingFor } from './applies.js';
import { withClocks } from './clocks.js';
import type { Command } from './commands.js';
import type { Fact } from './facts.js';
import { dispatchedByRule } from './dispatched.js';
import { LIFECYCLE, type Verb } from './lifecycle.js';
import { identified } from './identified.js';
import { stepsBegun } from './page/ask-step.js';
import { planTakenBack } from './plan-taken-back.js';
import { breachesTakenBack } from './taken-back.js';
import { momentOf, notBeforeHistory, outOfTurn } from './turn.js';
import type { Ticket } from './ticket.js';
import type { Change, DecideVerb } from './verb.js';
import type { Locale } from '../people/person.js';
import { accept } from './verbs/accept.js';
import { acknowledge } from './verbs/acknowledge.js';
import { acceptQuote, declineQuote, waive } from './verbs/decide-quote.js';
import { annul } from './verbs/annul.js';
import { archive } from './verbs/archive.js';
import { arrive } from './verbs/arrive.js';
import { assign } from './verbs/assign.js';
import { cancel } from './verbs/cancel.js';
import { closePlan } from './verbs/close-plan.js';
import { confirm } from './verbs/confirm.js';
import { convene } from './verbs/convene.js';
import { correct } from './verbs/correct.js';
import { depart } from './verbs/depart.js';
import { dispute } from './verbs/dispute.js';
import { ERRAND_MS, type Errand } from './errands.js';
import { unblocks } from './unblock.js';
import { handover } from './verbs/handover.js';
import { link, unlink } from './verbs/link.js';
import { merge } from './verbs/merge.js';
import { note } from './verbs/note.js';
import { plan } from './verbs/plan.js';
import { propose } from './verbs/propose.js';
import { quote } from './verbs/quote.js';
import { reclassify } from './verbs/reclassify.js';
import { refuseResult } from './verbs/refuse.js';
import { reopen } from './verbs/reopen.js';
import { replace } from './verbs/replace.js';
import { reply } from './verbs/reply.js';
import { resolve } from './verbs/resolve.js';
import { resume } from './verbs/resume.js';
import { signOff } from './verbs/sign-off.js';
import { split } from './verbs/split.js';
import { take } from './verbs/take.js';
import { uphold } from './verbs/uphold.js';
import { wait } from './verbs/wait.js';
import { wish } from './verbs/wish.js';

const VERB_FILES: { readonly [V in Verb]: DecideVerb<V> } = {
  accept,
  acknowledge,
  annul,
  archive,
  arrive,
  assign,
  cancel,
  'close-plan': closePlan,
  confirm,
  convene,
  correct,
  depart,
  dispute,
  handover,
  link,
  merge,
  note,
  plan,
  propose,
  reclassify,
  refuse: refuseResult,
  reopen,
  reply,
  resolve,
  resume,
  'sign-off': signOff,
  split,
  take,
  unlink,
  uphold,
  wait,
  wish,
  quote,
  'accept-quote': acceptQuote,
  'decline-quote': declineQuote,
  waive,
  replace,
};

/** Verbs that are decided by what the contract says: who signs, what equipment there is, what is free of charge. */
export const dependsOnContract = (verb: Verb): boolean =>
  signsForCustomer(verb) || verb === 'replace' || verb === 'resolve';

/** Everything a decision may depend on besides the request and the command: given, never looked up. */
export interface DecisionContext {
  /** When the act was done (Slack's own time) and when it is being committed. */
  readonly at: Date;
  readonly now: Date;
  readonly cause: string;
  /** Random, fresh for every decision: the salts of what is personal are made of it. */
  readonly seed: string;
  readonly roster: Roster;
  readonly deskLocale: Locale;
  /** Whose quiet hours hold back what can wait. */
  readonly quiet?: QuietHoursOf | undefined;
  /** Who of the customers is asked otherwise than by a mention. */
  readonly notify?: NotifiedOtherwise | undefined;
  /** What the request is served under, for the verbs that depend on it (`dependsOnContract`). */
  readonly contract?: Contract | undefined;
  /** The other request that the command names, as it is now. */
  readonly other?: Ticket | undefined;
  /** Rotas and leave: who is on duty when an escalation asks. */
  readonly duty?: DutyPlan | undefined;
}

export interface Decision extends DecisionOn<Ticket> {
  readonly facts: readonly Fact[];
}

/**
 * The business rule: what a person's command makes of a request.
 * @returns the next state, what has happened, what is to be told; or the reason why not
 */
export function decide(
  ticket: Ticket,
  command: Command,
  actor: Person,
  context: DecisionContext,
): Decision | Refusal {
  const onDuty = context.duty !== undefined && isOnDuty(context.duty, actor.id, context.at);
  const forbidden = mayNot(actor, command.do, ticket, onDuty);
  if (forbidden) return forbidden;
  return decided(ticket, command, actor, context);
}

/** The same for what somebody has been allowed before: whether they may is not asked again. */
export function decided(
  ticket: Ticket,
  command: Command,
  actor: Person,
  context: DecisionContext,
): Decision | Refusal {
  if (!LIFECYCLE[ticket.status].includes(command.do)) return outOfTurn(ticket, command.do);
  const missing = missingFor(command.do, ticket) ?? mayNotSignByContract(actor, command.do, context.contract);
  if (missing) return missing;
  const known = notBeforeHistory(ticket, context.now);
  const at = momentOf(ticket, command.do, { at: context.at, now: known });
  const verb = VERB_FILES[command.do] as DecideVerb<Verb>;
  const change = verb(ticket, command as never, {
    actor,
    at,
    roster: context.roster,
    contract: context.contract,
    other: context.other,
  });
  if (isRefusal(change)) return change;
  return concluded(
    ticket,
    change,
    { ...context, at, now: at > known ? at : known },
    { by: refOf(actor), side: isStaff(actor) ? 'ours' : 'customer' },
  );
}

/**
 * Puts a change into the request: facts with their identity, clocks anew, signatures, announcements. Used by `decide` for
 * people and by `tick` for the clock.
 */
export function concluded(
  ticket: Ticket,
  change: Change,
  context: DecisionContext,
  who: Pick<Fact, 'by' | 'side'> = { by: SYSTEM, side: 'system' },
): Decision {
  const stated = change.facts.map((one, index) => identified(one, index, context, who));
  const byRule = dispatchedByRule(ticket, { ...ticket, ...change.set }, stated).map((one, index) =>
    identified(one, stated.length + index, context, { by: SYSTEM, side: 'system' }),
  );
  const given = [...stated, ...byRule];
  const errands = errandsOf(ticket, change, context, who);
  const told = withClocks(
    { ...ticket, ...change.set, ...errands, history: [...ticket.history, ...given] },
    context.now,
  );
  const { fired, facts: back } = breachesTakenBack(told);
  const plan = planTakenBack(told, given, context.now);
  const takenBack = [...back, ...plan.facts].map((one, index) =>
    identified(one, given.length + index, context, { by: SYSTEM, side: 'system' }),
  );
  const known = { ...told, ...plan.set, fired, history: [...told.history, ...takenBack] };
  const asked = stepsBegun(known, context, context.now).map((one, index) =>
    identified(one, given.length + takenBack.length + index, context, { by: SYSTEM, side: 'system' }),
  );
  const facts = [...given, ...takenBack, ...asked];
  const isAsItWas = asked.length === 0 && takenBack.length === 0 && fired.length === told.fired.length;
  const next = isAsItWas
    ? told
    : withClocks({ ...known, history: [...known.history, ...asked] }, context.now);
  const sealed = signed(ticket, next, context.seed);
  const recorded = sealed.history.slice(ticket.history.length);
  return { record: sealed, facts: recorded, intents: announce(next, facts, context) };
}

/** What the act owes to others, besides what is owed already. */
function errandsOf(
  ticket: Ticket,
  { facts, errands: stated = [] }: Change,
  { cause, at, now }: DecisionContext,
  who: Pick<Fact, 'by' | 'side'>,
): Pick<Ticket, 'errands'> {
  const { by } = who;
  const side = who.side === 'customer' ? 'customer' : 'ours';
  const all = [...stated, ...unblocks(ticket, facts)];
  if (all.length === 0) return {};
  const leftAt = new Date(now.getTime() + ERRAND_MS);
  const named = all.map((one, index): Errand => ({
    ...one,
    by,
    side,
    at,
    leftAt,
    cause: `${cause}:${one.do}:${index}`,
  }));
  return { errands: [...(ticket.errands ?? []), ...named] };
}
