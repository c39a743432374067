import type { Status } from './words.js';

export const VERBS = [
  'acknowledge',
  'accept',
  'assign',
  'propose',
  'depart',
  'arrive',
  'wait',
  'resume',
  'resolve',
  'confirm',
  'sign-off',
  'refuse',
  'archive',
  'reopen',
  'cancel',
  'note',
  'reply',
  'reclassify',
  'take',
  'handover',
  'convene',
  'plan',
  'close-plan',
  'correct',
  'dispute',
  'uphold',
  'annul',
  'quote',
  'accept-quote',
  'decline-quote',
  'waive',
  'replace',
  'merge',
  'link',
  'unlink',
  'split',
  'wish',
] as const;
export type Verb = (typeof VERBS)[number];

/** What a paid service costs, and new equipment (R4, R9). */
const CHARGE: readonly Verb[] = ['quote', 'accept-quote', 'decline-quote', 'waive', 'replace'];

/** How it stands to others, and what the customer wishes for, may be said of any request, open or not. */
const LINKS: readonly Verb[] = ['link', 'unlink', 'wish'];

const WORK: readonly Verb[] = [
  'assign',
  'propose',
  'wait',
  'resolve',
  'reclassify',
  'cancel',
  'note',
  'reply',
  'accept',
  'take',
  'handover',
  'convene',
  'plan',
  'close-plan',
  'correct',
  'uphold',
  'annul',
  ...CHARGE,
  'merge',
  ...LINKS,
];

/** What is possible before anybody has answered the customer, too: a problem may be major from its first minute. */
const ALARM: readonly Verb[] = ['take', 'handover', 'convene', 'plan', 'close-plan'];

/**
 * The life of a request: which verbs each status knows. The rule (`decide`) and the buttons (`slack/messages`)
 * both read this table; who may use a verb is `ticket/may.ts`. The order is the order of the buttons.
 */
export const LIFECYCLE: Readonly<Record<Status, readonly Verb[]>> = {
  registered: [
    'acknowledge',
    'assign',
    'reclassify',
    'cancel',
    'note',
    'reply',
    'accept',
    ...ALARM,
    // The receipt alone: nothing has been done that could have been at another time.
    'correct',
    'merge',
    ...LINKS,
  ],
  acknowledged: [
    'propose',
    'depart',
    'resolve',
    ...WORK.filter((verb) => verb !== 'propose' && verb !== 'resolve'),
  ],
  assigned: [
    'propose',
    'depart',
    'resolve',
    ...WORK.filter((verb) => verb !== 'propose' && verb !== 'resolve'),
  ],
  proposed: ['depart', 'arrive', 'resolve', ...WORK.filter((verb) => verb !== 'resolve')],
  departed: ['arrive', ...WORK],
  arrived: ['resolve', ...WORK.filter((verb) => verb !== 'resolve')],
  waiting: [
    'resume',
    'dispute',
    'assign',
    'resolve',
    'reclassify',
    'cancel',
    'note',
    'reply',
    'accept',
    ...ALARM,
    'correct',
    'uphold',
    'annul',
    ...CHARGE,
    'merge',
    ...LINKS,
  ],
  resolved: ['confirm', 'refuse', 'note', 'reply', 'accept', 'correct', 'uphold', 'annul', 'split', ...LINKS],
  confirmed: ['sign-off', 'archive', 'reopen', 'note', 'reply', 'accept', 'correct', 'split', ...LINKS],
  // R27: nobody signs for the customer, and the staff not before them; the customer still may.
  unanswered: ['confirm', 'archive', 'reopen', 'note', 'reply', 'accept', 'correct', 'split', ...LINKS],
  archived: ['confirm', 'sign-off', 'accept', 'reopen', 'note', 'reply', 'split', ...LINKS],
  cancelled: ['note', 'reply', ...LINKS],
  // What is said about it goes to the request that it is merged into.
  merged: [],
};

/** The fact that shows a verb was already done, for telling the second of two people who was first. */
export const FACT_OF_VERB = {
  acknowledge: 'acknowledged',
  accept: 'accepted',
  assign: 'assigned',
  propose: 'proposed',
  depart: 'departed',
  arrive: 'arrived',
  wait: 'waiting',
  resume: 'resumed',
  resolve: 'resolved',
  confirm: 'confirmed',
  'sign-off': 'signed-off',
  refuse: 'refused',
  archive: 'archived',
  reopen: 'reopened',
  cancel: 'cancelled',
  note: 'noted',
  reply: 'replied',
  reclassify: 'reclassified',
  take: 'taken',
  handover: 'handed-over',
  convene: 'convened',
  plan: 'emergency-planned',
  'close-plan': 'emergency-plan-closed',
  correct: 'corrected',
  dispute: 'pause-disputed',
  uphold: 'pause-upheld',
  annul: 'pause-annulled',
  quote: 'quoted',
  'accept-quote': 'quote-accepted',
  'decline-quote': 'quote-declined',
  waive: 'charge-waived',
  replace: 'equipment-replaced',
  merge: 'merged',
  link: 'linked',
  unlink: 'unlinked',
  split: 'split-off',
  wish: 'wish-recorded',
} as const satisfies Record<Verb, string>;
