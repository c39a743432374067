import { SYSTEM } from '../people/person.js';
import { announce } from './announce.js';
import { withClocks } from './clocks.js';
import { signed } from './custody/sign.js';
import type { Decision, DecisionContext } from './decide.js';
import { dispatchedByRule } from './dispatched.js';
import type { Fact, FactStated } from './facts.js';
import { identified } from './identified.js';
import { stepsBegun } from './page/ask-step.js';
import type { Ticket } from './ticket.js';

/**
 * A new request begins its life: its clocks, whom it asks for the first steps, its first signatures, what is told of it.
 * @param filed as it was filed, without a history
 * @param fact that it was registered
 * @param more what had happened to it by then, when it is recorded; `filed` is as it is after that
 */
export function opened(
  filed: Ticket,
  fact: Fact,
  context: DecisionContext,
  more: readonly Fact[] = [],
): Decision {
  const { now, seed } = context;
  const byDesk = (stated: readonly FactStated[], from: number, at: Date): Fact[] =>
    stated.map((one, index) =>
      identified(one, from + index, { cause: fact.cause, at, now }, { by: SYSTEM, side: 'system' }),
    );
  const happened = [fact, ...more];
  const byRule = dispatchedByRule({ responsible: undefined }, filed, happened);
  const first = [...happened, ...byDesk(byRule, happened.length, fact.at)];
  const registered: Ticket = { ...filed, history: first };
  const asked = byDesk(stepsBegun(registered, context, now), first.length, context.at);
  const unsigned = withClocks({ ...registered, history: [...first, ...asked] }, now);
  const ticket = signed({ history: [], signatures: [] }, unsigned, seed);
  return { record: ticket, facts: ticket.history, intents: announce(ticket, [...first, ...asked], context) };
}
