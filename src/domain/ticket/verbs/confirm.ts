import { refOf } from '../../people/person.js';
import type { DecideVerb } from '../verb.js';

/**
 * R27: the customer confirms, which is their signature. What was closed because they had not answered is signed by it after all,
 * in the archive, too; it was closed when it was.
 */
export const confirm: DecideVerb<'confirm'> = ({ status, closedAt }, { remark }, { actor, at }) => ({
  set: {
    status: status === 'archived' ? 'archived' : 'confirmed',
    closedAt: closedAt ?? at,
    signature: { by: refOf(actor), at, remark },
    unanswered: undefined,
  },
  facts: [{ type: 'confirmed', remark }],
});
