import fc from 'fast-check';
import { calendarSchema, compileCalendar } from '../../../src/domain/sla/calendar.js';
import { minutesOf, openMinutes, type PlainCalendar } from './oracle.js';

const MINUTE = 60_000;
const DAYS = 10;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Hours of a day whose bounds avoid 01:00–03:00, where a wall time may come twice. */
const bound = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 180, max: 1439 }));
const hours = fc
  .uniqueArray(bound, { minLength: 0, maxLength: 4 })
  .map((bounds) => [...bounds].sort((a, b) => a - b))
  .chain((bounds) =>
    fc.boolean().map((night) => {
      const turned = night && bounds.length % 2 === 0 ? [...bounds.slice(1), ...bounds.slice(0, 1)] : bounds;
      const texts: string[] = [];
      for (let i = 0; i + 1 < turned.length; i += 2) {
        texts.push(`${clockText(turned[i]!)}-${clockText(turned[i + 1]!)}`);
      }
      return texts;
    }),
  );

const calendarAround = (first: string) => {
  const day = fc
    .integer({ min: -1, max: DAYS })
    .map((n) => new Date(Date.parse(`${first}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10));
  return fc
    .record({
      week: fc
        .tuple(...WEEKDAYS.map(() => hours))
        .map((list) => Object.fromEntries(list.map((texts, i) => [WEEKDAYS[i]!, texts]))),
      holidays: fc.array(day, { maxLength: 2 }),
      workdays: fc.array(day, { maxLength: 2 }),
      days: fc.dictionary(day, hours, { maxKeys: 2 }),
    })
    .filter((spec) => calendarSchema.safeParse(spec).success);
};

describe('the calendar agrees with looking at every minute', () => {
  it.each([
    ['Asia/Shanghai', '2026-09-28', '+08:00'],
    ['Europe/Berlin', '2026-03-26', '+01:00'],
    ['Europe/Berlin', '2026-10-22', '+02:00'],
    ['America/New_York', '2026-03-05', '-05:00'],
    ['America/New_York', '2026-10-29', '-04:00'],
  ])('%s from %s', (zone, first, offset) => {
    const start = new Date(`${first}T00:00:00${offset}`);
    const wall = minutesOf(zone, start, DAYS * 1440);
    fc.assert(
      fc.property(
        calendarAround(first),
        fc.integer({ min: 0, max: DAYS * 1440 - 1 }),
        fc.integer({ min: 1, max: 4000 }),
        (spec: PlainCalendar, from, minutes) => {
          const calendar = compileCalendar(spec, zone);
          const open = openMinutes(spec, wall);
          const instant = (minute: number): Date => new Date(start.getTime() + minute * MINUTE);

          let worked = 0;
          let due: number | undefined;
          for (let i = from; i < open.length; i++) {
            if (open[i]) worked += 1;
            if (worked === minutes) due ??= i + 1;
          }
          expect(calendar.workingBetween(instant(from), instant(open.length))).toBe(worked * MINUTE);
          if (due !== undefined)
            expect(calendar.addWorking(instant(from), minutes * MINUTE)).toEqual(instant(due));
        },
      ),
      { numRuns: 60 },
    );
  });
});
