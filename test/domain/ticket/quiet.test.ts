import type { CalendarSpec } from '../../../src/domain/sla/calendar-spec.js';
import { li, qian, zhao } from '../people/cast.js';
import { at, Story, type Told } from './requests.js';

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const weekOf = (hours: string[]): CalendarSpec => ({
  week: Object.fromEntries(WEEK.map((day) => [day, hours])),
});
const DAYS = weekOf(['08:00-20:00']);
const quiet = Object.fromEntries(
  [li, zhao].map(({ id }) => [id, { from: '22:00', to: '07:00', zone: 'Asia/Shanghai' }]),
);
const filedAt = (when: string, more: Told = {}) => new Story({ at: when, calendar: DAYS, quiet, ...more });
const direct = ({ intents }: Story) =>
  intents.filter(({ kind }) => kind === 'direct').map(({ lane, notBefore }) => [lane, notBefore]);

it('a message about a request that can wait is held until the person’s quiet hours end', () => {
  expect(direct(filedAt('Mon 23:10'))).toEqual([[li.id, at('Tue 07:00')]]);
});

it.each([
  ['outside of their quiet hours', 'Mon 12:00', {}],
  ['who has none', 'Mon 23:10', { quiet: {} }],
  ['of a promise that is round the clock', 'Mon 23:10', { calendar: '24x7' }],
  ['of one that is written as hours of every day', 'Mon 23:10', { calendar: weekOf(['09:00-09:00']) }],
  ['of a major request', 'Mon 23:10', { filing: { severity: 'major' } }],
] as [string, string, Told][])('nothing is held from a person %s', (_case, when, more) => {
  expect(direct(filedAt(when, more))).toEqual([[li.id, undefined]]);
});

it('a calendar with a holiday, or closed for one minute, is not round the clock', () => {
  for (const calendar of [
    { ...(weekOf(['00:00-24:00']) as object), holidays: ['2026-10-01'] },
    weekOf(['00:00-23:59']),
  ]) {
    expect(direct(filedAt('Mon 23:10', { calendar }))).toEqual([[li.id, at('Tue 07:00')]]);
  }
});

it('what becomes major is told from then on whatever the hour; only the cards and threads never wait', () => {
  const story = filedAt('Mon 21:00').must('Mon 22:30', qian, 'reclassify');
  story.must('Mon 22:31', qian, 'assign');
  expect(direct(story)).toEqual([[li.id, undefined]]);
  const waits = filedAt('Mon 23:10').intents.filter(({ kind }) => kind !== 'direct');
  expect(waits.every(({ notBefore }) => notBefore === undefined)).toBe(true);
});
