import { whereBroken, type Break, type Verdict } from '../../src/domain/custody/verdict.js';
import type { Looked } from '../../src/jobs/look-at-chain.js';

/** Why a chain does not hold, as the operator reads it. */
const WHY: Readonly<Record<Break, string>> = {
  'signature-missing': 'a signature is not there',
  'signature-added': 'a signature is there that nobody has given',
  'signature-changed': 'what the signature says was changed',
  'content-changed': 'what was signed, or the history before it, was changed',
  'history-changed': 'something that happened after the last signature was changed',
  'state-changed': 'a field says otherwise than the history',
  'erased-unrecorded': 'personal data was taken out, and that is not on record',
  'cut-off': 'the history is shorter, or another, than the one that was seen before',
};

/** @returns undefined when nothing is */
export function whatIsWrong(looked: Looked): string | undefined {
  switch (looked.found) {
    case 'gone':
      return 'there is no such request';
    case 'unreadable':
      return `cannot be read (${looked.reason})`;
    case 'chain':
      return looked.verdict.ok ? undefined : broken(looked.verdict);
  }
}

function broken(verdict: Verdict & { ok: false }): string {
  const field = verdict.field ? ` (${verdict.field})` : '';
  return `broken${place(verdict)}: ${WHY[verdict.why]}${field}`;
}

function place(verdict: Verdict & { ok: false }): string {
  const where = whereBroken(verdict);
  if ('first' in where) return ` at signature ${where.first}`;
  return where.last > 0 ? ` after signature ${where.last}` : '';
}
