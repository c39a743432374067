import type { Status } from './words.js';

export const VERBS = [
  'acknowledge',
  'assign',
  'propose',
  'depart',
  'arrive',
  'wait',
  'resume',
  'resolve',
  'confirm',
  'refuse',
  'archive',
  'reopen',
  'cancel',
  'note',
  'reply',
  'reclassify',
  'take',
] as const;
export type Verb = (typeof VERBS)[number];

const WORK: readonly Verb[] = [
  'assign',
  'propose',
  'wait',
  'resolve',
  'reclassify',
  'cancel',
  'note',
  'reply',
  'take',
];

/**
 * The life of a request: which verbs each status knows. The rule (`decide`) and the buttons (`slack/messages`)
 * both read this table; who may use a verb is `people/may.ts`. The order is the order of the buttons.
 */
export const LIFECYCLE: Readonly<Record<Status, readonly Verb[]>> = {
  registered: ['acknowledge', 'assign', 'reclassify', 'cancel', 'note', 'reply', 'take'],
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
  waiting: ['resume', 'assign', 'resolve', 'reclassify', 'cancel', 'note', 'reply', 'take'],
  resolved: ['confirm', 'refuse', 'note', 'reply'],
  confirmed: ['archive', 'reopen', 'note', 'reply'],
  archived: ['reopen', 'note', 'reply'],
  cancelled: ['note', 'reply'],
};

/** The fact that shows a verb was already done, for telling the second of two people who was first. */
export const FACT_OF_VERB = {
  acknowledge: 'acknowledged',
  assign: 'assigned',
  propose: 'proposed',
  depart: 'departed',
  arrive: 'arrived',
  wait: 'waiting',
  resume: 'resumed',
  resolve: 'resolved',
  confirm: 'confirmed',
  refuse: 'refused',
  archive: 'archived',
  reopen: 'reopened',
  cancel: 'cancelled',
  note: 'noted',
  reply: 'replied',
  reclassify: 'reclassified',
  take: 'taken',
} as const satisfies Record<Verb, string>;
