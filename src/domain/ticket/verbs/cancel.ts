import type { DecideVerb } from '../verb.js';

/** Withdrawn: its clocks are neither met nor missed (sla.md rule 10). */
export const cancel: DecideVerb<'cancel'> = (_ticket, { reason }, { at }) => ({
  set: { status: 'cancelled', closedAt: at, waiting: undefined, escalation: undefined },
  facts: [{ type: 'cancelled', reason }],
});
