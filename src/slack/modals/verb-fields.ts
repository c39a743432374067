import type { Verb } from '../../domain/ticket/lifecycle.js';
import { CATEGORIES, GROUNDS, MEASURES, MODES, SEVERITIES, WAITING_FOR } from '../../domain/ticket/words.js';
import type { Texts } from '../../i18n/texts.js';

type Charge = Texts['contracts']['charge'];
type Label =
  keyof Texts['forms'] | { readonly [K in keyof Charge]: Charge[K] extends string ? K : never }[keyof Charge];

/** An input of a verb's form; `id` is the field of the command that it fills. */
export type Field =
  | { id: string; kind: 'text'; label: Label; optional?: boolean; hint?: Label }
  | { id: string; kind: 'line'; label: Label; optional?: boolean }
  | { id: string; kind: 'quoted'; label: Label; hint: Label }
  /** `unset`: nothing is chosen beforehand, for what is chosen is signed. */
  | {
      id: string;
      kind: 'choice';
      label: Label;
      words: readonly string[];
      labels: keyof Texts;
      unset?: true;
    }
  | { id: string; kind: 'currency'; label: Label }
  | { id: string; kind: 'instant'; label: Label; optional?: boolean }
  | { id: string; kind: 'engineer' | 'owner' | 'experts' | 'metric' | 'steps' | 'done'; label: Label }
  /** Another open request of the same customer. */
  | { id: string; kind: 'request' }
  /** What became of the request, or of each of its items, and all that is asked for then (resolve-form.ts). */
  | { id: string; kind: 'result' }
  /** How it will be solved, for an act of work before which nobody has said so. */
  | { id: string; kind: 'proposal' }
  /** Which of several items are meant. */
  | { id: string; kind: 'items' }
  /** The number of another request; how the two stand; one of those it is linked with. */
  | { id: string; kind: 'number' | 'relation' | 'linked' }
  /** Items that were not done. */
  | { id: string; kind: 'undone' }
  /** What the customer would like to have. */
  | { id: string; kind: 'wish' };

/** What each verb asks before it can be done; a verb that asks nothing is done at the press. */
export const FIELDS: Readonly<Partial<Record<Verb, readonly Field[]>>> = {
  assign: [
    { id: 'engineer', kind: 'engineer', label: 'engineer' },
    { id: 'grounds', kind: 'choice', label: 'grounds', words: GROUNDS, labels: 'grounds', unset: true },
    { id: 'text', kind: 'text', label: 'groundsMore', optional: true },
  ],
  propose: [
    { id: 'mode', kind: 'choice', label: 'mode', words: MODES, labels: 'mode' },
    { id: 'text', kind: 'text', label: 'solution' },
    { id: 'expectedAt', kind: 'instant', label: 'expectedAt', optional: true },
  ],
  depart: [{ id: 'proposal', kind: 'proposal' }],
  wait: [
    { id: 'waitingFor', kind: 'choice', label: 'waitingFor', words: WAITING_FOR, labels: 'waitingFor' },
    { id: 'reason', kind: 'text', label: 'reason' },
  ],
  resolve: [{ id: 'result', kind: 'result' }],
  confirm: [{ id: 'remark', kind: 'text', label: 'remark', optional: true }],
  refuse: [
    { id: 'items', kind: 'items' },
    { id: 'reason', kind: 'text', label: 'reason' },
  ],
  reopen: [{ id: 'reason', kind: 'text', label: 'reason' }],
  cancel: [{ id: 'reason', kind: 'text', label: 'reason' }],
  note: [{ id: 'text', kind: 'text', label: 'text' }],
  reply: [{ id: 'text', kind: 'text', label: 'text' }],
  reclassify: [
    { id: 'severity', kind: 'choice', label: 'severity', words: SEVERITIES, labels: 'severity' },
    { id: 'category', kind: 'choice', label: 'category', words: CATEGORIES, labels: 'category' },
  ],
  handover: [{ id: 'text', kind: 'text', label: 'handoverText', hint: 'handoverHint' }],
  convene: [
    { id: 'experts', kind: 'experts', label: 'experts' },
    { id: 'text', kind: 'text', label: 'convening' },
  ],
  plan: [
    { id: 'owner', kind: 'owner', label: 'owner' },
    { id: 'measure', kind: 'choice', label: 'measure', words: MEASURES, labels: 'measure' },
    { id: 'done', kind: 'done', label: 'stepsDone' },
    { id: 'steps', kind: 'steps', label: 'steps' },
    { id: 'nextWordAt', kind: 'instant', label: 'nextWordAt', optional: true },
    { id: 'text', kind: 'text', label: 'toCustomer', optional: true },
  ],
  'close-plan': [{ id: 'text', kind: 'text', label: 'closing' }],
  correct: [
    { id: 'metric', kind: 'metric', label: 'metric' },
    { id: 'to', kind: 'instant', label: 'correctTo' },
    { id: 'reason', kind: 'text', label: 'reason' },
  ],
  dispute: [{ id: 'reason', kind: 'text', label: 'disputeReason' }],
  uphold: [{ id: 'text', kind: 'text', label: 'upholdText' }],
  annul: [{ id: 'text', kind: 'text', label: 'annulText' }],
  quote: [
    { id: 'items', kind: 'quoted', label: 'items', hint: 'itemsHint' },
    { id: 'currency', kind: 'currency', label: 'currency' },
    { id: 'text', kind: 'text', label: 'note', optional: true },
  ],
  'accept-quote': [{ id: 'remark', kind: 'text', label: 'remark', optional: true }],
  'decline-quote': [{ id: 'reason', kind: 'text', label: 'declineReason' }],
  waive: [{ id: 'text', kind: 'text', label: 'waiveText' }],
  replace: [
    { id: 'old', kind: 'line', label: 'old' },
    { id: 'serial', kind: 'line', label: 'serial' },
    { id: 'model', kind: 'line', label: 'model', optional: true },
    { id: 'proof', kind: 'line', label: 'proofOf', optional: true },
  ],
  merge: [{ id: 'into', kind: 'request' }],
  link: [
    { id: 'to', kind: 'number' },
    { id: 'relation', kind: 'relation' },
  ],
  unlink: [{ id: 'to', kind: 'linked' }],
  split: [{ id: 'items', kind: 'undone' }],
  wish: [{ id: 'text', kind: 'wish' }],
};

export const hasForm = (verb: Verb): boolean => FIELDS[verb] !== undefined;

/** Whether it asks whatever the request: departing asks only for the proposal that nobody has made. */
export const asksAlways = (verb: Verb): boolean => hasForm(verb) && verb !== 'depart';
