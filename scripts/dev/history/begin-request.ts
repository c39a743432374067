import type { Contract } from '../../../src/domain/contract/contract.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import type { Decision, DecisionContext } from '../../../src/domain/ticket/decide.js';
import { onTheSpot, onTheSpotSchema } from '../../../src/domain/ticket/on-the-spot.js';
import { register, type Filing } from '../../../src/domain/ticket/register.js';
import type { Terms } from '../../../src/domain/ticket/ticket.js';
import { textsIn } from '../../../src/i18n/texts.js';
import { personOf } from '../cast.js';
import type { PastRequest } from './past-request.js';

/** From when it was done to when it was recorded. */
const RECORDED_MS = 4 * 60_000;

/** A request of the past begins: it is filed; or it was handled on the spot, and is recorded with all that was done (R13). */
export function beginRequest(
  number: string,
  { from, via, ticketBy, spot }: PastRequest,
  filing: Filing,
  contract: Contract,
  terms: Omit<Terms, 'zone'>,
  context: DecisionContext,
): Decision {
  if (!spot) {
    const filer = personOf(via ? 'sun' : (ticketBy ?? from));
    return register(number, filing, contract, terms, filer, context);
  }
  const endedAt = new Date(context.at.getTime() - RECORDED_MS);
  const said = onTheSpotSchema.parse({
    ...filing,
    problem: filing.items[0],
    proposal: textsIn(contract.locale).onTheSpot.proposal,
    done: spot.done,
    outcome: 'repaired',
    startedAt: new Date(endedAt.getTime() - spot.minutes * 60_000),
    endedAt,
  });
  const decision = onTheSpot(number, said, contract, terms, personOf(spot.by), context);
  if (isRefusal(decision)) throw new Error(`${number}, on the spot: ${decision.refused}`);
  return decision;
}
