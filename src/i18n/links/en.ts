import { itemsNumbered } from '../items/numbered.js';
import type { Texts } from '../texts.js';

/** Requests that stand in a relation, and items that go on in a request of their own. */
export const links: Texts['links'] = {
  to: 'With which request',
  toHint: 'Its number, such as 42. With a request of another customer, only the cause can be the same.',
  relationIs: 'How this request stands to it',
  linkedOnes: 'Which link to remove',
  splitOnes: 'Which items go on in a request of their own',
  split: 'What is not done',
  splitChoice: 'Goes on in a new request with its own number; the clocks carry on',
  relation: {
    related: 'related to',
    'same-cause': 'same cause as',
    blocks: 'is waited for by',
    'blocked-by': 'waits for',
    follows: 'follows from',
    'followed-by': 'followed by',
    'split-into': 'what was not done goes on as',
    'split-from': 'what was not done in',
  },
  card: ({ links: list }) => `:link: *Linked requests:*\n${list}`,
  line: ({ relation, number, title }) => `• ${relation} *${number}* · ${title}`,
  items: ({ list }) => ` (${itemsNumbered(list)})`,
  more: ({ count }) => `and ${count} more`,
  short: ({ links: list }) => `:link: ${list}`,
  one: ({ relation, number }) => `${relation} ${number}`,
  separator: '; ',
  linked: ({ name, relation, number, title }) =>
    `:link: ${name} has linked this request: ${relation} *${number}* (${title}).`,
  unlinked: ({ name, number, title }) => `:link: ${name} has removed the link to *${number}* (${title}).`,
  unblocked: ({ number, title, became }) =>
    `:link: *${number}* (${title}), which this request waits for, ${became}; you can go on.`,
  became: {
    resolved: 'is resolved',
    cancelled: 'was cancelled',
    merged: 'was merged into another request',
    unanswered: 'was closed, not answered by its customer',
  },
  splitOff: ({ name, list, number }) =>
    `:arrow_right: ${name} has moved what was not done (${itemsNumbered(list)}) to a request of its own, *${number}*.`,
  splitOffCustomer: ({ list, number }) =>
    `:arrow_right: What is not done yet (${itemsNumbered(list)}) goes on as *${number}*; its deadlines carry on from this request.`,
  refusals: {
    'link-with-itself': (p) => `${p['number']} cannot be linked with itself; please name another request.`,
    'link-elsewhere': (p) =>
      `${p['number']} is another customer’s; with requests of other customers only the cause can be the same.`,
    'already-linked': (p) =>
      `${p['number']} and ${p['other']} are linked already; remove that link to make another.`,
    'being-linked': (p) =>
      `The link between ${p['number']} and ${p['other']} is just being changed; please try again in a moment.`,
    'not-linked': (p) => `${p['number']} has no link to ${p['other']} that could be removed.`,
    'nothing-linked': (p) => `${p['number']} has no link that could be removed.`,
    'too-many-links': (p) => `${p['number']} has ${p['max']} links already; please remove one first.`,
    'nothing-left-undone': (p) => `${p['number']} has nothing left undone that could be moved.`,
  },
};
