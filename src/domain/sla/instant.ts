import { z } from 'zod';
import { isDay } from '../time/day.js';

/** ISO 8601 with an offset: without one, nobody knows which moment is meant. Seconds may be left out. */
const ISO = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

const readInstant = (given: unknown): Date | undefined => {
  if (given instanceof Date) return Number.isNaN(given.getTime()) ? undefined : given;
  const day = typeof given === 'string' ? ISO.exec(given)?.[1] : undefined;
  if (day === undefined || !isDay(day)) return undefined;
  const at = new Date(String(given));
  return Number.isNaN(at.getTime()) ? undefined : at;
};

/** An instant: a `Date`, or text such as `2026-11-23T10:30:00+08:00`. */
export const instantSchema = z
  .union([z.date(), z.string()], { error: 'must be an instant' })
  .transform((given, context) => {
    const at = readInstant(given);
    if (at) return at;
    context.addIssue({ code: 'custom', message: 'not an instant of the form 2026-11-23T10:30:00+08:00' });
    return z.NEVER;
  });
