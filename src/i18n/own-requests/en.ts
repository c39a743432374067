import type { Texts } from '../texts.js';

const openOf = (total: number, waiting: number, who: string): string =>
  `*Open requests: ${total}, of which ${waiting} ${waiting === 1 ? 'waits' : 'wait'} for ${who}*`;

/** A customer's own requests, from the pinned card (English). */
export const ownRequests: Texts['ownRequests'] = {
  button: 'Our requests',
  title: 'Our requests',
  search: 'Find',
  close: 'Close',
  words: 'Number or words',
  wordsHint: 'Finds closed requests too; with nothing here, the open ones are listed.',
  open: ({ total }) => `*Open requests: ${total}*`,
  openWaiting: {
    customer: ({ total, waiting }) => openOf(total, waiting, 'you'),
    desk: ({ total, waiting }) => openOf(total, waiting, 'the customer'),
  },
  none: 'There are no open requests at present.',
  more: ({ count }) => `${count} more are not shown; find them by number or words.`,
  found: ({ text, count }) => `*“${text}”: ${count} found*`,
  nearest: ({ text }) => `*No request has all words of “${text}”; these come nearest:*`,
  nothing: ({ text }) => `There is no request about “${text}”. Try other words.`,
  line: ({ number, title, status, when }) => `*${number}* ${title}\n${status} · ${when}`,
  due: ({ when }) => `next deadline ${when}`,
  received: ({ when }) => `filed ${when}`,
  waits: {
    customer: {
      confirm: ':point_right: *Please confirm the result and sign*',
      'decide-quotation': ':point_right: *Please decide on the quotation*',
      answer: ':point_right: *Please answer us*',
    },
    desk: {
      confirm: ':hourglass: waits for the customer to sign',
      'decide-quotation': ':hourglass: waits for the customer to decide on the quotation',
      answer: ':hourglass: waits for the customer’s answer',
    },
  },
};
