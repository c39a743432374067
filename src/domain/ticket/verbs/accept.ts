import type { DecideVerb } from '../verb.js';

/** R20, R22: the head of the technical department signs for its receipt. Nothing waits for it. */
export const accept: DecideVerb<'accept'> = () => ({ set: {}, facts: [{ type: 'accepted' }] });
