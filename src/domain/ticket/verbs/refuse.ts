import type { DecideVerb } from '../verb.js';

/** The customer does not accept the result: work goes on in the same cycle (sla.md rule 13). */
export const refuseResult: DecideVerb<'refuse'> = (_ticket, { reason }) => ({
  set: { status: 'assigned', resolution: undefined },
  facts: [{ type: 'refused', reason }],
});
