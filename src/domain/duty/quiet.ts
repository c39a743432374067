import type { Intent } from '../record/outbox.js';
import { quietUntil, type QuietHoursOf } from '../people/quiet-hours.js';
import { dutyNewsSchema } from './news.js';
import { swapNewsSchema } from './swap.js';

/**
 * What is said about duties that begin only after somebody's quiet hours waits for their end. A duty that begins now,
 * and a gap, do not wait.
 */
export const heldBack = (intents: readonly Intent[], quiet: QuietHoursOf, now: Date): Intent[] =>
  intents.map((intent) => {
    const until = quietUntil(quiet[intent.lane], now);
    const first = until && firstInstant(intent);
    return first && first > until ? { ...intent, notBefore: until } : intent;
  });

/** When the first of the duties that a message is about begins; undefined for what cannot wait. */
function firstInstant({ message, data }: Intent): Date | undefined {
  if (message === 'duty-news') {
    const { gained, lost } = dutyNewsSchema.parse(data);
    return earliest([...gained, ...lost].map(({ from }) => from));
  }
  if (!message.startsWith('swap-')) return undefined;
  const { mine, yours } = swapNewsSchema.parse(data);
  return earliest([mine.from, yours.from]);
}

const earliest = (all: readonly Date[]): Date | undefined =>
  all.length > 0 ? new Date(Math.min(...all.map((at) => at.getTime()))) : undefined;
