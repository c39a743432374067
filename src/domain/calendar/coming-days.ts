import { workingHours, type DeskCalendar } from './desk-calendar.js';
import { inSpans, type DaySpan } from './spans.js';

/** Days on which a calendar is not as it is each week. */
export interface ComingDays extends DaySpan {
  readonly kind: 'closed' | 'make-up' | 'special';
}

/**
 * The next days that are not as the week says, from a day on, in order.
 * @param today `YYYY-MM-DD`
 * @param most runs of days
 */
export function comingDays(calendar: DeskCalendar, today: string, most: number): ComingDays[] {
  const hours = workingHours(calendar);
  if (hours === '24x7') return [];
  const special = Object.entries(hours.days).filter(([, intervals]) => intervals.length > 0);
  const shut = Object.entries(hours.days).filter(([, intervals]) => intervals.length === 0);
  // Of a day that is named more than once the later list has the say (sla.md rule 5).
  const kinds = new Map<string, ComingDays['kind']>([
    ...hours.holidays.map((day) => [day, 'closed'] as const),
    ...hours.workdays.map((day) => [day, 'make-up'] as const),
    ...special.map(([day]) => [day, 'special'] as const),
    ...shut.map(([day]) => [day, 'closed'] as const),
  ]);
  return (['closed', 'make-up', 'special'] as const)
    .flatMap((kind) => {
      const days = [...kinds].filter(([day, is]) => is === kind && day >= today).map(([day]) => day);
      return inSpans(days).map((span) => ({ kind, ...span }));
    })
    .sort((a, b) => (a.first < b.first ? -1 : 1))
    .slice(0, most);
}
