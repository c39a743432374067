import type { DecideVerb } from '../verb.js';

/** R27: whoever did the work from afar signs it, after the customer has confirmed it. */
export const signOff: DecideVerb<'sign-off'> = () => ({ set: {}, facts: [{ type: 'signed-off' }] });
