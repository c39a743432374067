import ICAL from 'ical.js';
import { dutyCalendar } from '../../src/documents/duty-calendar.js';
import type { DutyPlan } from '../../src/domain/duty/on-duty.js';
import type { Layer } from '../../src/domain/duty/rota.js';
import { at, DAILY, leave, li, NIGHTS, override, rota, wang, zhao } from '../domain/duty/rotas.js';

const SINCE = at('2026-09-01T00:00');
const [FROM, TO] = [at('2026-11-02T00:00'), at('2026-11-09T00:00')];
const CHANGED = at('2026-11-01T09:00');
const file = (plan: DutyPlan, person = wang, more: Partial<Parameters<typeof dutyCalendar>[0]> = {}) =>
  dutyCalendar({ plan, person, since: SINCE, from: FROM, to: TO, locale: 'en', changedAt: CHANGED, ...more });
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as never)
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one));
const told = (text: string) =>
  eventsOf(text).map(
    ({ startDate, endDate, summary, description }) =>
      `${startDate.toJSDate().toISOString()} ${endDate.toJSDate().toISOString()} ${summary}${description ? `; ${description}` : ''}`,
  );
const daily = { rotas: [rota([DAILY])], leaves: [] };

it('has an event for each of one’s own duties and no others, in UTC', () => {
  expect(told(file(daily))).toEqual([
    '2026-11-02T00:00:00.000Z 2026-11-03T00:00:00.000Z On duty: 技术支持值班 一线',
    '2026-11-05T00:00:00.000Z 2026-11-06T00:00:00.000Z On duty: 技术支持值班 一线',
    '2026-11-08T00:00:00.000Z 2026-11-09T00:00:00.000Z On duty: 技术支持值班 一线',
  ]);
});

it('says for whom somebody covers, and what was swapped', () => {
  const swapped = override(wang, '2026-11-04T08:00', '2026-11-05T08:00', { kind: 'swap' });
  const plan = {
    rotas: [rota([DAILY], { overrides: [swapped] })],
    leaves: [
      leave(li, '2026-11-03T08:00', '2026-11-03T20:00'),
      leave(zhao, '2026-11-03T08:00', '2026-11-03T20:00'),
    ],
  };
  expect(told(file(plan)).slice(1, 3)).toEqual([
    '2026-11-03T00:00:00.000Z 2026-11-03T12:00:00.000Z On duty: 技术支持值班 一线; covers for Li Na (on leave)',
    '2026-11-04T00:00:00.000Z 2026-11-05T00:00:00.000Z On duty: 技术支持值班 一线; swapped',
  ]);
});

it('names a duty alike whenever it is told, also when its end has changed, and no two duties alike', () => {
  const uids = (plan: DutyPlan, more = {}) => eventsOf(file(plan, wang, more)).map(({ uid }) => uid);
  const before = uids(daily);
  const cut = override(li, '2026-11-05T20:00', '2026-11-06T08:00');
  expect(uids({ ...daily, rotas: [rota([DAILY], { overrides: [cut] })] })).toEqual(before);
  expect(uids(daily, { from: at('2026-11-04T00:00') })).toEqual(before.slice(1));
  const nights = uids({ rotas: [rota([NIGHTS, { ...DAILY, people: [wang, li] }])], leaves: [] });
  expect(new Set(nights).size).toBe(nights.length);
});

it('tells the whole of a turn that began before what is told', () => {
  const month: Layer = {
    ...DAILY,
    from: { day: '2026-06-01', time: '08:00' },
    handover: { unit: 'weeks', every: 26, weekday: 'mon', at: '08:00' },
  };
  expect(told(file({ rotas: [rota([month])], leaves: [] }))[0]).toMatch(/^2026-06-01T00:00:00.000Z/);
});

it('is the same to the byte as long as nothing has changed', () => {
  expect(file(daily)).toBe(file(daily));
  expect(file(daily, wang, { changedAt: at('2026-11-01T10:00') })).not.toBe(file(daily));
});

it('is as RFC 5545 wants it: lines of 75 octets, folded, ended by CRLF, what is required, texts escaped', () => {
  const odd = rota([{ ...DAILY, name: '夜;班,\\ 一\n线' }], { name: '技术支持'.repeat(15) });
  const text = file({ rotas: [odd], leaves: [] }, { ...wang, name: 'Wang; Wei, "the\nfirst"' });
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  expect([calendar.getFirstPropertyValue('version'), calendar.getFirstPropertyValue('prodid')]).toEqual([
    '2.0',
    '-//Yingda//Duty//EN',
  ]);
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Duties of Wang; Wei, "the\nfirst"');
  const unfolded = text.replaceAll('\r\n ', '');
  expect(unfolded).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H');
  for (const event of unfolded.split('BEGIN:VEVENT').slice(1)) {
    for (const name of ['UID:', 'DTSTAMP:', 'DTSTART:', 'DTEND:', 'SUMMARY:'])
      expect(event).toContain(`\r\n${name}`);
    expect(event).toMatch(/DTSTART:\d{8}T\d{6}Z/);
  }
  expect(eventsOf(text)[0]!.summary).toBe(`On duty: ${'技术支持'.repeat(15)} 夜;班,\\ 一\n线`);
});

it('of somebody without duties is a calendar without events', () => {
  expect(eventsOf(file(daily, { id: 'U-X', name: 'X' }))).toEqual([]);
});
