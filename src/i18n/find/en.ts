import type { Texts } from '../texts.js';

/** What is said about finding requests; the keys are those of zh-CN.ts. */
export const find: Texts['find'] = {
  usage:
    'What are you looking for? For instance `/service find printer jam`; narrow it with `status:open` (or solved, or a status), `customer:Renhe`, `system:PACS`, `engineer:Li`, `from:2026-11-01`, `to:2026-11-30`.',
  wrong: {
    status: ({ value }) =>
      `There is no status “${value}”; write open, solved, or a status as it stands on the card.`,
    from: ({ value }) => `“${value}” is not a day; write it like 2026-11-01.`,
    to: ({ value }) => `“${value}” is not a day; write it like 2026-11-30.`,
  },
  found: ({ text, count }) => `“${text}”: ${count} found`,
  foundMore: ({ text, count }) => `“${text}”: the best ${count}; there are more, narrow it down to see them`,
  nearest: ({ text }) => `No request has all the words of “${text}”; these come nearest:`,
  nothing: ({ text }) => `No request has to do with “${text}”. Try other words, or fewer conditions.`,
  line: ({ number, customer, title, status, when }) =>
    `*${number}* ${customer} · ${title}\n${status} · ${when}`,
  solution: ({ text }) => `:bulb: ${text}`,
  similarButton: 'Similar requests',
  similarTo: ({ number }) => `Requests similar to ${number}:`,
  similarNone: ({ number }) => `There is no request similar enough to *${number}*.`,
  notSolved: ':hourglass_flowing_sand: *Not solved yet*',
  notSolvedBy: ({ name }) => `:hourglass_flowing_sand: *Not solved yet*, ${name} is at it`,
  couldNot: ':no_entry_sign: *Could not be solved*',
  duplicate: ({ requests }) =>
    `:warning: *This may have been reported already:*\n${requests}\nIf it is the same problem, close this window and add to that request in its thread. If it is another one, submit again: everything you typed is still here.`,
};
