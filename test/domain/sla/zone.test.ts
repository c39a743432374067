import { inZone, isZone, zoneOf } from '../../../src/domain/time/zone.js';

const wall = (text: string): number => Date.parse(`${text}:00Z`);
const instant = (zone: string, text: string): string =>
  new Date(zoneOf(zone).toInstant(wall(text))).toISOString();

describe('zone', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-23T10:00', '2026-11-23T02:00:00.000Z'],
    ['Asia/Kathmandu', '2026-11-23T10:00', '2026-11-23T04:15:00.000Z'],
    ['America/New_York', '2026-07-01T09:00', '2026-07-01T13:00:00.000Z'],
    ['America/New_York', '2026-12-01T09:00', '2026-12-01T14:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-01T00:00', '2025-12-31T10:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-12-01T12:00', '2026-12-01T01:00:00.000Z'],
  ])('%s: the wall clock shows %s at %s', (zone, shown, expected) => {
    expect(instant(zone, shown)).toBe(expected);
  });

  it('takes a time that the clock jumps over as the moment of the jump', () => {
    expect(instant('Europe/Berlin', '2026-03-29T02:30')).toBe('2026-03-29T01:00:00.000Z');
    expect(instant('Australia/Lord_Howe', '2026-10-04T02:10')).toBe('2026-10-03T15:30:00.000Z');
  });

  it('takes a day that a zone left out as the moment of the jump', () => {
    expect(instant('Pacific/Apia', '2011-12-30T12:00')).toBe('2011-12-30T10:00:00.000Z');
  });

  it('takes a time that is shown twice as its first showing', () => {
    expect(instant('Europe/Berlin', '2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(instant('America/New_York', '2026-11-01T01:00')).toBe('2026-11-01T05:00:00.000Z');
  });

  it('finds the very second of a change of offset', () => {
    const { offsetAt } = zoneOf('Europe/Berlin');
    const change = Date.parse('2026-03-29T01:00:00Z');
    expect([offsetAt(change - 1), offsetAt(change)]).toEqual([3_600_000, 7_200_000]);
  });

  it('knows IANA zones and refuses what only looks like one', () => {
    expect(['Asia/Shanghai', 'UTC', 'Europe/Berlin'].map(isZone)).toEqual([true, true, true]);
    expect(['Mars/Base', '+08:00', '', 'Asia'].map(isZone)).toEqual([false, false, false, false]);
  });

  it.each([
    ['Asia/Shanghai', '2026-11-23T02:30:00Z', '2026-11-23T10:30:00+08:00'],
    ['America/St_Johns', '2026-11-23T02:30:00Z', '2026-11-22T23:00:00-03:30'],
    ['UTC', '2026-11-23T02:30:00Z', '2026-11-23T02:30:00+00:00'],
    ['Asia/Shanghai', '2026-11-23T02:30:00.250Z', '2026-11-23T10:30:00.250+08:00'],
  ])('prints an instant with the offset of %s', (zone, given, expected) => {
    expect(inZone(new Date(given), zone)).toBe(expected);
  });
});
