import { outcome, resolving } from '../resolving/en.js';
import { itemsNumbered } from './numbered.js';
import type { Texts } from '../texts.js';

/** What became of each item of a request. */
export const items: Texts['items'] = {
  'not-done': 'not done',
  of: ({ no, title }) => `Item ${no}: ${title}`,
  line: ({ no, outcome }) => `• Item ${no}: ${outcome}`,
  heading: ({ name, outcome }) => `${name} · ${outcome}`,
  refusedOnes: 'Which items are not solved',
  refused: ({ list }) => ` (${itemsNumbered(list)})`,
  separator: ', ',
  resolving,
};

export { outcome };
