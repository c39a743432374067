/**
 * The words that requests are described with; `domain/README.md` has the Chinese and the English of each.
 * Kinds of work are R18's and R11's.
 */
export const CATEGORIES = [
  'fault',
  'maintenance',
  'onsite',
  'visit',
  'training',
  'question',
  'requirement',
  'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** R13 and R14: a general problem, or a major one. */
export const SEVERITIES = ['general', 'major'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How it will be solved (R25). */
export const MODES = ['onsite', 'remote', 'phone', 'email'] as const;

/** R4, R26: repaired, replaced by new equipment, explained (a question is answered), or not to be solved. */
export const OUTCOMES = ['repaired', 'replaced', 'explained', 'unsolvable'] as const;

/** What an emergency plan does about it (R5): new equipment, a part, an expert on the way, the supplier, or else. */
export const MEASURES = ['replacement', 'spare-part', 'expert', 'supplier', 'other'] as const;

/** R37: why somebody is sent: by the contract, by the rota, for what they know, for being free or near, or else. */
export const GROUNDS = ['of-contract', 'on-duty', 'skills', 'availability', 'other'] as const;
export type Grounds = (typeof GROUNDS)[number];

/**
 * By what somebody became responsible whom nobody named (R22, R23): the first to take it up, a head who took it themselves, who had
 * it before it was reopened, who had the request that its items come from, whoever handled it on the spot (R13).
 */
export const DISPATCH_RULES = ['first', 'own', 'again', 'split', 'on-spot'] as const;
export type DispatchRule = (typeof DISPATCH_RULES)[number];

export const WAITING_FOR = ['customer', 'supplier'] as const;

/** How a request reached the desk; everything but `slack` is entered by the front desk (R20). */
export const CHANNELS_OF_RECEIPT = ['slack', 'phone', 'fax', 'mail', 'visit'] as const;

/**
 * What a request waits for somebody to do (`next-step.ts`), from its receipt to the archive. One request may wait for several.
 */
export const STEPS = [
  'acknowledge',
  'dispatch',
  'propose',
  'work',
  'supplier',
  'decide-dispute',
  'decide-quotation',
  'answer',
  'confirm',
  'sign-off',
  'accept',
  'archive',
] as const;
export type Step = (typeof STEPS)[number];

/** What a request waits for the customer to do: sign its result, decide on a quotation, answer us. */
export const CUSTOMERS_STEPS = ['confirm', 'decide-quotation', 'answer'] as const satisfies readonly Step[];
export type CustomersStep = (typeof CUSTOMERS_STEPS)[number];

export const isCustomersStep = (step: Step): step is CustomersStep =>
  (CUSTOMERS_STEPS as readonly Step[]).includes(step);

export const STATUSES = [
  'registered',
  'acknowledged',
  'assigned',
  'proposed',
  'departed',
  'arrived',
  'waiting',
  'resolved',
  'confirmed',
  'unanswered',
  'archived',
  'cancelled',
  'merged',
] as const;
export type Status = (typeof STATUSES)[number];

/** Statuses in which a request is put away: it gets a bundle in the archive (R21). */
export const CLOSED_STATUSES: readonly Status[] = ['archived', 'cancelled', 'merged'];

/** Statuses in which a request waits for somebody, if only for a signature (`next-step.ts`). */
export const WAITING_STATUSES: readonly Status[] = STATUSES.filter(
  (status) => !CLOSED_STATUSES.includes(status),
);

/** Statuses in which the desk still owes the customer something. */
export const OPEN_STATUSES: readonly Status[] = STATUSES.filter(
  (status) => !['confirmed', 'unanswered', 'archived', 'cancelled', 'merged'].includes(status),
);
