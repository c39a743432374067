import { weekOf, weekRange } from '../../../src/domain/weekly/week.js';
import type { Filing } from '../../../src/domain/ticket/register.js';
import type { PastRequest } from './past-request.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The instant at which a request of the past was received: by the wall clock of a zone, or counted back from now. */
export function receivedAtOf(at: PastRequest['at'], zone: string, now: Date): Date {
  if ('ago' in at) return new Date(now.getTime() - at.ago * MINUTE_MS);
  const [hours, minutes] = at.time.split(':').map(Number) as [number, number];
  return new Date(midnight(zone, now, at.day).getTime() + (hours * 60 + minutes) * MINUTE_MS);
}

/** The beginning of a day of the zone's wall clock, so many days before today. */
export function midnight(zone: string, now: Date, daysBefore: number): Date {
  const monday = weekRange(weekOf(now, zone), zone).from;
  const today = Math.floor((now.getTime() - monday.getTime()) / DAY_MS);
  return new Date(monday.getTime() + (today - daysBefore) * DAY_MS);
}

/** How a request of the past came, and when, where it was registered only later. */
export const wayOf = (
  { via, came }: Pick<PastRequest, 'via' | 'came'>,
  at: Date,
): Pick<Filing, 'channelOfReceipt' | 'reference' | 'receivedAt'> => ({
  channelOfReceipt: via ?? 'slack',
  ...(came
    ? { reference: came.reference, receivedAt: new Date(at.getTime() - came.minutesBefore * MINUTE_MS) }
    : {}),
});
