import type { Break } from '../../src/domain/custody/verdict.js';

/** Why a chain does not hold, as the operator reads it. */
export const WHY: Readonly<Record<Break, string>> = {
  'signature-missing': 'a signature is not there',
  'signature-added': 'a signature is there that nobody has given',
  'signature-changed': 'what the signature says was changed',
  'content-changed': 'what was signed, or the history before it, was changed',
  'history-changed': 'something that happened after the last signature was changed',
  'state-changed': 'a field says otherwise than the history',
  'erased-unrecorded': 'personal data was taken out, and that is not on record',
  'cut-off': 'the history is shorter, or another, than the one that was seen before',
};
