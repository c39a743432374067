import { z } from 'zod';
import { isDay } from '../time/day.js';

const daySchema = z.string().refine(isDay, { error: 'not a day of the form YYYY-MM-DD' });

/** A country, and where public holidays differ within it a part of it: `CN`, `DE-BY`. */
export const countrySchema = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]+){0,2}$/, 'must be the code of a country, such as CN or DE-BY');

/**
 * Public holidays and make-up working days of a country, as they were known when a version of a calendar was made.
 * A year that is not among `years` is not known: it says nothing about that year.
 */
export const publicDaysSchema = z.object({
  years: z.array(z.number().int()),
  /** Days on which the country rests, weekends of the holiday included. */
  holidays: z.array(daySchema),
  /** Days of a weekend on which the country works (调休). */
  workdays: z.array(daySchema),
});
export type PublicDays = z.infer<typeof publicDaysSchema>;

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** @returns what was known with what is known now laid over it, year by year: a year once known is never forgotten */
export function joinPublicDays(before: PublicDays | undefined, now: PublicDays): PublicDays {
  if (!before) return now;
  const kept = (days: readonly string[]) => days.filter((day) => !now.years.includes(yearOf(day)));
  return {
    years: [...new Set([...before.years, ...now.years])].sort((a, b) => a - b),
    holidays: [...kept(before.holidays), ...now.holidays].sort(),
    workdays: [...kept(before.workdays), ...now.workdays].sort(),
  };
}

/** What a version knows of one year that the one before it did not know, or knew otherwise. */
export interface YearOfDays {
  readonly year: number;
  readonly isNew: boolean;
  readonly holidays: Changed;
  readonly workdays: Changed;
}
interface Changed {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** @returns the years that differ, the earliest first; a year that is not known any more is left out */
export function changedYears(before: PublicDays | undefined, now: PublicDays | undefined): YearOfDays[] {
  const changed = (old: readonly string[] = [], next: readonly string[] = [], year: number): Changed => ({
    added: next.filter((day) => yearOf(day) === year && !old.includes(day)),
    removed: old.filter((day) => yearOf(day) === year && !next.includes(day)),
  });
  return (now?.years ?? [])
    .map((year) => ({
      year,
      isNew: !before?.years.includes(year),
      holidays: changed(before?.holidays, now?.holidays, year),
      workdays: changed(before?.workdays, now?.workdays, year),
    }))
    .filter(
      ({ isNew, holidays, workdays }) =>
        isNew || [holidays, workdays].some(({ added, removed }) => added.length + removed.length > 0),
    );
}
