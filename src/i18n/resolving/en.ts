import { replacing } from '../replacing/en.js';
import { itemsAre, itemsNumbered } from '../items/numbered.js';
import type { Texts } from '../texts.js';

export const outcome: Texts['outcome'] = {
  repaired: 'repaired',
  replaced: 'replaced by new equipment',
  explained: 'explained',
  unsolvable: 'cannot be solved',
};

/** How a request comes to its result: explanations of its items, and what is said where it cannot be solved. */
export const resolving: Texts['items']['resolving'] = {
  explanation: ({ no }) => `Explanation of item ${no} (the customer signs it)`,
  explained: ({ no, text }) => `• Explanation of item ${no}: ${text}`,
  goesOn: ({ number }) => `not done, goes on as ${number}`,
  itemGoesOn: ({ item, number }) => `${item} goes on as *${number}*`,
  goesOnElsewhere: 'a new request',
  toldAsIs: 'The customer is told the following in exactly these words, and signs it or sends it back.',
  ask: {
    reason: 'Why it cannot be solved',
    consulted: 'Who was consulted (experts, the maker)',
    offer: 'What is offered instead',
    instead: 'What exactly',
    whyNot: 'Why it is not replaced free of charge',
    whyNotHint: 'In warranty what cannot be repaired is replaced free of charge; if it is not, say why.',
  },
  offers: { replacement: 'New equipment (free of charge in warranty)', other: 'Something else' },
  parts: {
    reason: 'Why it cannot be solved',
    consulted: 'Consulted',
    free: 'Offered instead, free of charge: new equipment',
    paid: 'Offered instead, at a charge: new equipment',
    other: 'Offered instead',
    whyNot: 'Why it is not replaced free of charge',
  },
  part: ({ name, text }) => `*${name}:* ${text}`,
  printed: ({ name, text }) => `${name}: ${text}`,
  inReport: ({ count }) => ` (${count} of them cannot be solved)`,
  replacing,
  refusals: {
    ...replacing.refusals,
    'left-undone': (p) =>
      `${itemsAre(p['list']!, p['number']!, ['is', 'are'])} not done: please tick that this goes on in a new request, or say *explained* and write the explanation.`,
    'item-unexplained': (p) =>
      `Please write the explanation of ${itemsNumbered(p['list']!)} of ${p['number']}, which the customer signs.`,
    'unsolvable-unsaid': (p) =>
      `${p['number']} cannot be solved: please write why, who was consulted and what is offered instead; the customer signs it or sends it back.`,
    'say-why-not-replaced': (p) =>
      `${p['number']} is in warranty: please offer new equipment free of charge, or say why not.`,
  },
};
