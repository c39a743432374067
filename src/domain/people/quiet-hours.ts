import { z } from 'zod';
import { zoneOf, zoneSchema } from '../time/zone.js';
import { DAY_MS, MINUTE_MS } from '../time/units.js';

const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/**
 * Hours in which somebody wants no messages that can wait; given by themself. Times of the wall clock in their zone,
 * `[from, to)`; one whose end is not after its start runs over midnight.
 */
export const quietHoursSchema = z
  .object({ from: timeSchema, to: timeSchema, zone: zoneSchema })
  .refine(({ from, to }) => from !== to, { path: ['to'], error: 'from and to are the same' });
export type QuietHours = z.infer<typeof quietHoursSchema>;

/** Whose quiet hours are known, by Slack user id; whoever is not named has none. */
export type QuietHoursOf = Readonly<Record<string, QuietHours>>;

/** @returns when these quiet hours end, if `at` lies in them (the end itself does not); else undefined */
export function quietUntil(quiet: QuietHours | undefined, at: Date): Date | undefined {
  if (!quiet) return undefined;
  const zone = zoneOf(quiet.zone);
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const today = zone.dayAt(at.getTime());
  const instant = (day: number, minutes: number) => zone.toInstant(day * DAY_MS + minutes * MINUTE_MS);
  // The night that holds may have begun the day before.
  for (const day of [today - 1, today]) {
    const end = instant(to > from ? day : day + 1, to);
    if (instant(day, from) <= at.getTime() && at.getTime() < end) return new Date(end);
  }
  return undefined;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
