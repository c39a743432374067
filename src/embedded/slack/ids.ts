import { createHash, randomBytes } from 'node:crypto';

/** An id of Slack's look that is the same at every start for the same words. */
export function stableId(prefix: string, ...words: string[]): string {
  const digest = createHash('sha256').update(words.join('\u0000')).digest('hex').toUpperCase();
  return `${prefix}0${digest.slice(0, 9)}`;
}

/** The id of the direct conversation of these people: it follows from who they are. */
export function directId(members: readonly string[]): string {
  const sorted = [...new Set(members)].sort();
  return stableId(sorted.length > 2 ? 'G' : 'D', ...sorted);
}

/** A new id of Slack's look. */
export function newId(prefix: string): string {
  return `${prefix}0${randomBytes(5).toString('hex').toUpperCase().slice(0, 9)}`;
}

/** A secret that is the same at every start: a workspace on one's own machine protects nothing. */
export function stableSecret(length: number, ...words: string[]): string {
  return createHash('sha512').update(words.join('\u0000')).digest('hex').slice(0, length);
}

/** Makes timestamps as Slack does: seconds, a dot, six digits; each one later than the one before. */
export class TimestampSource {
  private lastMicros = 0;

  next(): string {
    this.lastMicros = Math.max(Date.now() * 1000, this.lastMicros + 1);
    return formatMicros(this.lastMicros);
  }

  /** Goes on after `ts`, as found in a stored state. */
  startAfter(ts: string): void {
    const [seconds = '0', micros = '0'] = ts.split('.');
    this.lastMicros = Math.max(this.lastMicros, Number(seconds) * 1_000_000 + Number(micros));
  }
}

function formatMicros(micros: number): string {
  return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;
}

export const seconds = (): number => Math.floor(Date.now() / 1000);
