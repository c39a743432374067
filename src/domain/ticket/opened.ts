import { SYSTEM } from '../people/person.js';
import { announce } from './announce.js';
import { withClocks } from './clocks.js';
import { signed } from './custody/sign.js';
import type { Decision, DecisionContext } from './decide.js';
import type { Fact } from './facts.js';
import { identified } from './identified.js';
import { stepsBegun } from './page/ask-step.js';
import type { Ticket } from './ticket.js';

/**
 * A new request begins its life: its clocks, whom it asks for the first steps, its first signatures, what is told of it.
 * @param filed as it was filed, without a history
 * @param fact that it was registered
 */
export function opened(filed: Ticket, fact: Fact, context: DecisionContext): Decision {
  const { now, seed } = context;
  const registered: Ticket = { ...filed, history: [fact] };
  const asked = stepsBegun(registered, context, now).map((one, index) =>
    identified(one, index + 1, { cause: fact.cause, at: fact.at, now }, { by: SYSTEM, side: 'system' }),
  );
  const unsigned = withClocks({ ...registered, history: [fact, ...asked] }, now);
  const ticket = signed({ history: [], signatures: [] }, unsigned, seed);
  return { record: ticket, facts: ticket.history, intents: announce(ticket, [fact, ...asked], context) };
}
