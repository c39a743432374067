import { isRefusal } from '../../refusal.js';
import { replacement } from '../replacement.js';
import type { DecideVerb } from '../verb.js';

/**
 * R4, R39: new equipment in place of old, before the result is told or without it. The contract's record follows from the fact
 * (`replace-equipment.ts`).
 */
export const replace: DecideVerb<'replace'> = (ticket, { old, ...fresh }, { at, contract }) => {
  const fact = replacement(ticket, { of: { listed: old }, ...fresh }, contract);
  return isRefusal(fact) ? fact : { set: { contractOwedSince: at }, facts: [fact] };
};
