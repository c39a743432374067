/**
 * A refusal is a value, not an exception: the reason a command was not carried out, which the person reads
 * as one sentence in their language (`i18n`, key `refusals`). `data` fills the sentence.
 */
export type RefusalCode =
  | 'not-found'
  | 'not-permitted'
  | 'not-responsible'
  | 'not-for-colleagues'
  | 'not-in-this-state'
  | 'already-done'
  | 'already-taken'
  | 'nothing-to-take'
  | 'already-handed-over'
  | 'no-plan-open'
  | 'no-pause-to-dispute'
  | 'already-disputed'
  | 'nothing-disputed'
  | 'no-clock-to-correct'
  | 'corrected-time'
  | 'word-in-the-past'
  | 'reopen-window-over'
  | 'nothing-done'
  | 'being-merged'
  | 'merged-into'
  | 'merge-with-itself'
  | 'merge-elsewhere'
  | 'merge-into-closed'
  | 'not-an-engineer'
  | 'channel-not-set-up'
  | 'channel-taken'
  | 'same-channel'
  | 'not-for-customers'
  | 'desk-of-customers'
  | 'settings-changed'
  | 'report-elsewhere'
  | 'unknown-form'
  | 'registers-for-staff'
  | 'unknown-period'
  | 'register-too-long'
  | 'only-administrators'
  | 'only-management'
  | 'erasure-for-management'
  | 'erasure-when-closed'
  | 'chain-broken'
  | 'policy-changed'
  | 'policy-name-taken'
  | 'unknown-week'
  | 'no-contract'
  | 'duty-for-heads'
  | 'rota-gone'
  | 'rota-changed'
  | 'duty-changed'
  | 'no-role'
  | 'on-leave'
  | 'in-the-past'
  | 'ends-before-it-begins'
  | 'too-long-a-time'
  | 'nobody-due'
  | 'not-your-duty'
  | 'on-duty-already'
  | 'override-over'
  | 'leave-over'
  | 'swap-with-oneself'
  | 'not-your-swap'
  | 'swap-accepted'
  | 'swap-declined'
  | 'swap-withdrawn'
  | 'swap-expired'
  | 'skills-for-heads'
  | 'skills-changed'
  | 'contract-for-desk'
  | 'contract-elsewhere'
  | 'contract-changed'
  | 'resume-first'
  | 'no-quotation-open'
  | 'quotation-to-decide'
  | 'nothing-to-waive'
  | 'charge-undecided'
  | 'not-a-signer'
  | 'unknown-equipment'
  | 'already-replaced'
  | 'serial-in-use'
  | 'replacement-not-free'
  | 'too-busy';

export interface Refusal {
  readonly refused: RefusalCode;
  readonly data: Readonly<Record<string, string>>;
}

/** @returns a refusal with the values its sentence needs (names, numbers, status words). */
export function refuse(refused: RefusalCode, data: Record<string, string> = {}): Refusal {
  return { refused, data };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
