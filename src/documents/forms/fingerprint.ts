import { canonical } from '../../domain/custody/canonical.js';
import { sha256 } from '../../domain/custody/sha256.js';
import type { RegisterLine } from '../../domain/forms/register.js';
import type { TaskSheet } from '../../domain/forms/task-sheet.js';

/** The SHA-256 of a form's data, in hexadecimal: the same data has the same in every language and at any time. */
export const fingerprintOf = (data: unknown): string => sha256(canonical(data));

/** That of a task sheet: of all that it is of, and not of what is only printed with it. */
export function fingerprintOfSheet(printed: TaskSheet): string {
  const { hash, asked: _asked, beside: _beside, signedLater: _later, ...sheet } = printed;
  return hash ?? fingerprintOf(sheet);
}

/** A line of a register, as its fingerprint is of it. */
export function fingerprinted({ beside: _beside, ...line }: RegisterLine): Omit<RegisterLine, 'beside'> {
  return line;
}

/** Its beginning, as people compare it: `3FA9 C1D0 77B2 9E41`. */
export const shortFingerprint = (fingerprint: string): string =>
  fingerprint
    .slice(0, 16)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1 ');

/**
 * What the QR code of a form says, in the letters that QR codes have a short form for.
 * @param name the form's number and word, such as `SR-2026-000042 ONSITE`
 */
export const qrText = (name: string, fingerprint: string): string =>
  `${name} SHA256:${fingerprint}`.toUpperCase();
