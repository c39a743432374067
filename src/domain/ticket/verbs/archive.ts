import type { DecideVerb } from '../verb.js';

/** R21: confirmed and put away. */
export const archive: DecideVerb<'archive'> = () => ({
  set: { status: 'archived' },
  facts: [{ type: 'archived' }],
});
