import { z } from 'zod';
import { isDay } from '../sla/day.js';

const daySchema = z.string().refine(isDay, { error: 'not a day of the form YYYY-MM-DD' });

/** A country, and where public holidays differ within it a part of it: `CN`, `DE-BY`. */
export const countrySchema = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3}){0,2}$/, 'must be the code of a country, such as CN or DE-BY');

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
