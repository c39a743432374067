import { refOf } from '../../people/person.js';
import type { DecideVerb } from '../verb.js';

/** R3: on the way to the site, which makes the work on-site work. */
export const depart: DecideVerb<'depart'> = (ticket, _command, { actor }) => ({
  set: { status: 'departed', mode: 'onsite', responsible: ticket.responsible ?? refOf(actor) },
  facts: [{ type: 'departed' }],
});
