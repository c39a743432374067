import { randomBytes } from 'node:crypto';
import { Fault } from '../domain/fault.js';
import type { Log } from './log.js';

/** What the person is told of: `kind` chooses the sentence, `reference` finds the log line. */
export interface Reported {
  readonly kind: 'unavailable' | 'bug';
  readonly reference: string;
}

/** The one place where faults and bugs end: logged with a reference that the person reads. */
export function reportFault(log: Log, error: unknown, during: string): Reported {
  const reference = randomBytes(4).toString('hex').toUpperCase();
  const kind = error instanceof Fault ? 'unavailable' : 'bug';
  log.error({ reference, during, kind, err: error }, kind === 'bug' ? 'bug' : 'fault');
  return { kind, reference };
}
