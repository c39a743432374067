import { refOf } from '../../people/person.js';
import type { DecideVerb } from '../verb.js';

/** R3: at the site; stops the `onsite` clock. */
export const arrive: DecideVerb<'arrive'> = (ticket, _command, { actor }) => ({
  set: { status: 'arrived', mode: 'onsite', responsible: ticket.responsible ?? refOf(actor) },
  facts: [{ type: 'arrived' }],
});
