import { refOf } from '../../people/person.js';
import type { DecideVerb } from '../verb.js';

/** R27: the customer confirms, which is their signature. */
export const confirm: DecideVerb<'confirm'> = (_ticket, { remark }, { actor, at }) => ({
  set: { status: 'confirmed', closedAt: at, signature: { by: refOf(actor), at, remark } },
  facts: [{ type: 'confirmed', remark }],
});
