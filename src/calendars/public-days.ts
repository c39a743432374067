import type { PublicDays } from '../domain/calendar/public-days.js';
import { chinasDays } from './china.js';
import { daysOfCountry } from './other-countries.js';

const CHINA = 'CN';

/**
 * Public holidays and make-up working days of a country in these years. A year of which nothing is known yet is not
 * among the `years` of the answer: that it has no days would be another thing.
 * @param country `CN`, `DE`, or a part of one: `DE-BY`
 * @returns nothing when the country is not known
 */
export async function publicDaysOf(
  country: string,
  years: readonly number[],
): Promise<PublicDays | undefined> {
  return country === CHINA ? chinasDays(years) : daysOfCountry(country, years);
}

/** The years that a new version of a calendar asks for: open requests may go back to last year's, and due times ahead. */
export function yearsAround(year: number): number[] {
  return [year - 1, year, year + 1, year + 2];
}
