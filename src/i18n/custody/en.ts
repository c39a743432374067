import type { Texts } from '../texts.js';

/** What is said of signatures and their chain; the keys are those of zh-CN.ts. */
export const custody: Texts['custody'] = {
  title: 'Chain of custody',
  close: 'Back',
  button: 'Verify',
  holds: ({ number, count }) =>
    `:white_check_mark: The chain of *${number}* holds: ${count} signature${count === 1 ? '' : 's'}; nothing has been changed since it was filed.`,
  holdsSince: ({ number, count, when }) =>
    `:white_check_mark: The chain of *${number}* holds: ${count} signature${count === 1 ? '' : 's'}. It is signed from ${when} on; what happened before is sealed.`,
  erased: ({ when }) =>
    `Personal data was erased on demand ${when}; that is on record, and nothing else has been changed.`,
  erasedBefore: ({ facts, hash }) =>
    `Until then the chain was over the data itself: ${facts} fact${facts === 1 ? '' : 's'}, hash \`${hash}\`, checked before erasing.`,
  unsealed: ({ number }) =>
    `*${number}* is older than signatures and has none; it is sealed from its next change on.`,
  broken: ({ number, where, why }) =>
    `:x: The chain of *${number}* does not hold${where}: ${why}. Please tell an administrator.`,
  from: ({ no }) => ` from signature ${no} on`,
  behind: ({ no }) => ` after signature ${no}`,
  seal: ({ facts, hash }) => `Sealed: ${facts} fact${facts === 1 ? '' : 's'}, hash \`${hash}\``,
  line: ({ no, act, content, name, when, hash }) =>
    `${no}. *${act}* (${content}) ${name}, ${when} \`${hash}\``,
  signedLater: ({ stated, recorded }) => `stated ${stated}, recorded ${recorded}`,
  recorded: ({ recorded }) => `recorded ${recorded}`,
  earlier: ({ count }) => `(${count} earlier signature${count === 1 ? '' : 's'} left out)`,
  round: ({ round }) => `round ${round}`,
  filed: 'Filed by the customer',
  act: {
    received: 'Received',
    accepted: 'Accepted by the department',
    'taken-over': 'Taken over',
    dispatched: 'Dispatched',
    taken: 'Task taken',
    solution: 'Solution decided',
    quotation: 'Answer to the quotation',
    staff: 'Signed by the engineer',
    customer: 'Signed by the customer',
    archived: 'Archived',
  },
  content: {
    request: 'the request',
    responsibility: 'being responsible',
    assignment: 'the assignment',
    'work-order': 'the task sheet',
    solution: 'the solution',
    quotation: 'the quotation',
    result: 'the result',
    explanation: 'the explanation',
    'remote-work': 'the remote work',
    file: 'the whole file',
  },
  why: {
    'signature-missing': 'a signature is missing',
    'signature-added': 'there is a signature that nobody has given',
    'signature-changed': 'the signature itself was changed',
    'content-changed': 'what was signed, or the history before it, was changed',
    'history-changed': 'the history after the last signature was changed',
    'state-changed': 'what is shown now differs from the history',
    'erased-unrecorded': 'personal data was taken out, and that is not on record',
    'cut-off': 'the history was cut off or replaced',
  },
};
