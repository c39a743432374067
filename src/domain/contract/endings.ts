import { z } from 'zod';
import type { Contract } from './contract.js';
import { equipmentLabel, inUse } from './equipment.js';
import { dayIn, residentUntil, warrantyUntil } from './phase.js';
import { DAY_MS } from '../time/units.js';

/** How many days before an end the desk is reminded, unless its settings say otherwise. */
export const REMINDER_DAYS: readonly number[] = [30, 7];
/** Ends that one message names; of more it says how many. */
export const MOST_NAMED = 20;

const endingSchema = z.object({
  what: z.enum(['resident', 'warranty', 'equipment']),
  /** The piece, for equipment with the maker's own terms. */
  label: z.string().optional(),
  /** The last day. */
  until: z.string(),
});
export type Ending = z.infer<typeof endingSchema>;

/** What a reminder says: kept in the outbox, for it is true of the day on which it is owed. */
export const reminderSchema = z.object({ endings: z.array(endingSchema), more: z.number().int() });
export type Reminder = z.infer<typeof reminderSchema>;

/**
 * What is to be told now of periods that come to their end (R7, R8): each once for each of the days before it, and never
 * one that is over; after a down-time only the nearest.
 * @returns the reminder, and what is remembered as told; undefined when there is nothing to tell
 */
export function remind(
  contract: Contract,
  now: Date,
  reminderDays: readonly number[] = REMINDER_DAYS,
): { reminder: Reminder; reminded: string[] } | undefined {
  const today = dayIn(contract.zone, now);
  const told = new Set(contract.reminded);
  const due = endingsOf(contract).flatMap(({ id, ...ending }) => {
    const left = (Date.parse(ending.until) - Date.parse(today)) / DAY_MS;
    const nearest = Math.min(...reminderDays.filter((days) => left <= days));
    const key = `${ending.until} ${nearest} ${ending.what} ${id}`;
    return left < 0 || !Number.isFinite(nearest) || told.has(key) ? [] : [{ ending, key }];
  });
  if (due.length === 0) return undefined;
  const still = (contract.reminded ?? []).filter((key) => key.slice(0, today.length) >= today);
  const endings = due.map(({ ending }) => ending).sort((a, b) => (a.until < b.until ? -1 : 1));
  return {
    reminder: { endings: endings.slice(0, MOST_NAMED), more: Math.max(0, endings.length - MOST_NAMED) },
    reminded: [...still, ...due.map(({ key }) => key)],
  };
}

function endingsOf(contract: Contract): (Ending & { id: string })[] {
  const resident = residentUntil(contract);
  const warranty = warrantyUntil(contract);
  return [
    ...(resident === undefined ? [] : [{ what: 'resident', until: resident, id: '' } as const]),
    ...(warranty === undefined ? [] : [{ what: 'warranty', until: warranty, id: '' } as const]),
    ...inUse(contract.equipment).flatMap((piece) =>
      piece.warrantyUntil === undefined
        ? []
        : [
            {
              ...({ what: 'equipment', label: equipmentLabel(piece) } as const),
              until: piece.warrantyUntil,
              id: piece.id,
            },
          ],
    ),
  ];
}
