import { refOf, type Person } from '../people/person.js';
import { isRefusal, type Refusal } from '../refusal.js';
import { concluded, decide, decided, type Decision, type DecisionContext } from './decide.js';
import { MERGING_MS, type Merging } from './merged.js';
import { titleOf, type Ticket } from './ticket.js';
import { notBeforeHistory } from './turn.js';
import { madeMajor } from './verbs/handover.js';

/**
 * First step of merging: the request that is to take the other in notes it down. Nothing has happened to either yet; but
 * from now on it is not closed nor merged itself, so that no two merges can meet in a circle.
 * @returns undefined when that is noted already
 */
export function intended(
  parent: Ticket,
  child: Ticket,
  actor: Person,
  context: DecisionContext,
): Decision | Refusal | undefined {
  const { cause, at, now } = context;
  if (parent.merging?.some((one) => one.cause === cause)) return undefined;
  const asked = decide(child, { do: 'merge', into: parent.id }, actor, { ...context, other: parent });
  if (isRefusal(asked)) return asked;
  const leftAt = new Date(now.getTime() + MERGING_MS);
  const merging: Merging = { number: child.id, by: refOf(actor), at, leftAt, cause };
  return concluded(parent, { set: { merging: [...(parent.merging ?? []), merging] }, facts: [] }, context);
}

/** Second step: the other is closed as merged. Who intended it was allowed to. */
export function mergedAway(
  child: Ticket,
  parent: Ticket,
  { by }: Merging,
  context: DecisionContext,
): Decision | Refusal {
  const actor: Person = { ...by, locale: 'en', roles: ['front-desk'], customerIds: [], external: false };
  return decided(child, { do: 'merge', into: parent.id }, actor, { ...context, other: parent });
}

/**
 * Last step: what was closed as merged is taken in, with the earliest receipt (sla.md rule 14). A major problem stays one.
 */
export function takenIn(
  parent: Ticket,
  child: Ticket,
  { by, cause }: Merging,
  context: DecisionContext,
): Decision {
  const now = notBeforeHistory(parent, context.now);
  const one = { number: child.id, title: titleOf(child), requester: child.requester.name };
  const brought = child.mergedIn ?? [];
  const worse = child.severity === 'major' ? madeMajor(parent) : [];
  return concluded(
    parent,
    {
      set: {
        mergedIn: [...(parent.mergedIn ?? []), one, ...brought],
        merging: without(parent, cause),
        ...(worse.length > 0 ? { severity: 'major' as const } : {}),
      },
      facts: [{ type: 'merged-in', ...one, receivedAt: waitsSince(child), brought }, ...worse],
    },
    { ...context, now },
    { by, side: 'ours' },
  );
}

/** Instead of it, when the other could not be closed: nothing has happened. */
export const givenUp = (parent: Ticket, { cause }: Merging, context: DecisionContext): Decision =>
  concluded(parent, { set: { merging: without(parent, cause) }, facts: [] }, context);

function without({ merging = [] }: Ticket, cause: string): Merging[] | undefined {
  const rest = merging.filter((one) => one.cause !== cause);
  return rest.length > 0 ? rest : undefined;
}

/** From when on its customer waits: its receipt, or that of an earlier one that had come in, or its reopening. */
function waitsSince({ clocks, cycle, receivedAt }: Ticket): Date {
  const starts = clocks
    .filter((clock) => clock.cycle === cycle && clock.metric !== 'handover' && clock.metric !== 'experts')
    .map(({ startedAt }) => startedAt.getTime());
  return starts.length > 0 ? new Date(Math.min(...starts)) : receivedAt;
}
