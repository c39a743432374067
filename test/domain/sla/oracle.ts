import { readHours } from '../../../src/domain/sla/hours.js';

const MINUTE = 60_000;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

export interface PlainCalendar {
  week: Record<string, string[]>;
  holidays: string[];
  workdays: string[];
  days: Record<string, string[]>;
}

/**
 * A calendar by brute force: asks the platform what the wall clock shows in every minute from `from` on, and looks that
 * minute up in the hours of its own day and in the night of the day before. It shares no arithmetic with the calendar
 * that it checks. It sees a wall time that comes twice as open both times.
 */
export const minutesOf = (zone: string, from: Date, minutes: number): { day: string; minute: number }[] => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return Array.from({ length: minutes }, (_, i) => {
    const [day = '', time = ''] = format.format(from.getTime() + i * MINUTE).split(' ');
    return { day, minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) };
  });
};

export const openMinutes = (calendar: PlainCalendar, wall: { day: string; minute: number }[]): boolean[] => {
  const known = new Map<string, { open: number; close: number }[]>();
  const hoursOf = (day: string) => {
    let hours = known.get(day);
    if (!hours) {
      const date = new Date(`${day}T00:00:00Z`);
      let texts = calendar.week[WEEKDAYS[date.getUTCDay()]!] ?? [];
      if (calendar.holidays.includes(day)) texts = [];
      if (calendar.workdays.includes(day)) texts = calendar.week.mon ?? [];
      texts = calendar.days[day] ?? texts;
      hours = texts.map((text) => readHours(text)!);
      known.set(day, hours);
    }
    return hours;
  };
  const dayBefore = (day: string) =>
    new Date(Date.parse(`${day}T00:00:00Z`) - 1440 * MINUTE).toISOString().slice(0, 10);
  return wall.map(
    ({ day, minute }) =>
      hoursOf(day).some(({ open, close }) => open <= minute && minute < close) ||
      hoursOf(dayBefore(day)).some(({ close }) => minute + 1440 < close),
  );
};
