import { isOnLeave, onDuty } from '../../../src/domain/duty/on-duty.js';
import type { Layer } from '../../../src/domain/duty/rota.js';
import { at, chen, DAILY, leave, li, NIGHTS, override, rota, wang, zhao } from './rotas.js';

const names = (plan: Parameters<typeof onDuty>[0], when: string) =>
  onDuty(plan, 'support', at(when)).map(({ name }) => name.split(' ')[0]);
const plan = (...given: Parameters<typeof rota>) => ({ rotas: [rota(...given)], leaves: [] });

describe('whose turn it is', () => {
  test.each([
    ['before the layer begins nobody is on duty', '2026-11-02T07:59', []],
    ['the first in order begins', '2026-11-02T08:00', ['Wang']],
    ['until the minute of the handover', '2026-11-03T07:59', ['Wang']],
    ['the next takes over at the very minute', '2026-11-03T08:00', ['Li']],
    ['the last in order', '2026-11-04T12:00', ['Zhao']],
    ['and the first again', '2026-11-05T08:00', ['Wang']],
    ['a hundred days later', '2027-02-10T08:00', ['Li']],
  ])('%s (%s)', (_title, when, expected) => {
    expect(names(plan([DAILY]), when)).toEqual(expected);
  });

  test.each([
    ['Monday night of the first week', '2026-11-02T18:00', ['Wang']],
    ['in its small hours', '2026-11-03T07:59', ['Wang']],
    ['not by day', '2026-11-03T08:00', []],
    ['Friday night ends on Saturday', '2026-11-07T07:59', ['Wang']],
    ['not at the weekend', '2026-11-07T08:00', []],
    ['the second week is the next one’s', '2026-11-09T18:00', ['Li']],
  ])('a layer of nights covers its hours only: %s (%s)', (_title, when, expected) => {
    expect(names(plan([NIGHTS]), when)).toEqual(expected);
  });

  test('a layer that begins between two handovers has a short first turn', () => {
    const layer: Layer = { ...NIGHTS, hours: undefined, from: { day: '2026-11-05', time: '12:00' } };
    expect(names(plan([layer]), '2026-11-05T11:59')).toEqual([]);
    expect(names(plan([layer]), '2026-11-05T12:00')).toEqual(['Wang']);
    expect(names(plan([layer]), '2026-11-09T07:59')).toEqual(['Wang']);
    expect(names(plan([layer]), '2026-11-09T08:00')).toEqual(['Li']);
  });

  test('every two weeks is counted from the handover before the beginning', () => {
    const layer: Layer = {
      ...NIGHTS,
      hours: undefined,
      from: { day: '2026-11-04', time: '00:00' },
      handover: { unit: 'weeks', every: 2, weekday: 'mon', at: '08:00' },
    };
    expect(names(plan([layer]), '2026-11-09T09:00')).toEqual(['Wang']);
    expect(names(plan([layer]), '2026-11-16T07:59')).toEqual(['Wang']);
    expect(names(plan([layer]), '2026-11-16T08:00')).toEqual(['Li']);
    expect(names(plan([layer]), '2026-11-30T08:00')).toEqual(['Zhao']);
  });

  test('layers stand side by side, the first is asked first, and nobody twice', () => {
    const second = { ...DAILY, id: 'second', name: '二线', people: [chen, wang] };
    expect(names(plan([DAILY, second]), '2026-11-02T09:00')).toEqual(['Wang', 'Chen']);
    expect(names(plan([DAILY, second]), '2026-11-03T09:00')).toEqual(['Li', 'Wang']);
    expect(names(plan([DAILY, second]), '2026-11-05T09:00')).toEqual(['Wang']);
  });

  test('a rota that is not there has nobody on duty', () => {
    expect(onDuty(plan([DAILY]), 'other', at('2026-11-02T09:00'))).toEqual([]);
  });
});

describe('handover at 08:00 of the wall clock where clocks change', () => {
  const berlin = (text: string) => new Date(text);
  const berliner = plan([{ ...DAILY, from: { day: '2026-10-23', time: '08:00' } }], {
    zone: 'Europe/Berlin',
  });
  test.each([
    ['in summer', '2026-10-24T05:59:59Z', 'Wang'],
    ['in summer', '2026-10-24T06:00:00Z', 'Li'],
    ['the night the clocks go back, after 24 hours', '2026-10-25T06:30:00Z', 'Li'],
    ['the night the clocks go back, after 25 hours', '2026-10-25T07:00:00Z', 'Zhao'],
    ['in winter', '2026-10-26T06:59:59Z', 'Zhao'],
    ['in winter', '2026-10-26T07:00:00Z', 'Wang'],
  ])('%s: at %s it is %s’s', (_title, when, name) => {
    expect(onDuty(berliner, 'support', berlin(when))[0]!.name).toMatch(name);
  });

  test('a handover at a time that is jumped over is at the jump', () => {
    const spring = plan(
      [
        {
          ...DAILY,
          from: { day: '2026-03-28', time: '02:30' },
          handover: { unit: 'days', every: 1, at: '02:30' },
        },
      ],
      { zone: 'Europe/Berlin' },
    );
    expect(onDuty(spring, 'support', new Date('2026-03-29T00:59:59Z'))).toEqual([wang]);
    expect(onDuty(spring, 'support', new Date('2026-03-29T01:00:00Z'))).toEqual([li]);
    expect(onDuty(spring, 'support', new Date('2026-03-30T00:29:59Z'))).toEqual([li]);
    expect(onDuty(spring, 'support', new Date('2026-03-30T00:30:00Z'))).toEqual([zhao]);
  });
});

describe('overrides', () => {
  const second = { ...DAILY, id: 'second', name: '二线', people: [li, zhao] };

  test('somebody stands in for the person of one layer, from the minute to the minute', () => {
    const given = plan([DAILY, second], {
      overrides: [override(chen, '2026-11-02T20:00', '2026-11-02T22:00')],
    });
    expect(names(given, '2026-11-02T19:59')).toEqual(['Wang', 'Li']);
    expect(names(given, '2026-11-02T20:00')).toEqual(['Chen', 'Li']);
    expect(names(given, '2026-11-02T22:00')).toEqual(['Wang', 'Li']);
  });

  test('or for the whole rota', () => {
    const given = plan([DAILY, second], {
      overrides: [override(chen, '2026-11-02T20:00', '2026-11-02T22:00', { layerId: undefined })],
    });
    expect(names(given, '2026-11-02T21:00')).toEqual(['Chen']);
  });

  test('an override of a layer holds within its hours only, one of the rota at any time', () => {
    const given = (layerId: string | undefined) =>
      plan([NIGHTS], { overrides: [override(chen, '2026-11-03T09:00', '2026-11-03T20:00', { layerId })] });
    expect(names(given('nights'), '2026-11-03T10:00')).toEqual([]);
    expect(names(given('nights'), '2026-11-03T18:00')).toEqual(['Chen']);
    expect(names(given('nights'), '2026-11-03T20:00')).toEqual(['Wang']);
    expect(names(given(undefined), '2026-11-03T10:00')).toEqual(['Chen']);
  });
});

describe('leave', () => {
  const away = (...leaves: ReturnType<typeof leave>[]) => ({ rotas: [rota([DAILY])], leaves });

  test('the next in order covers, from the minute to the minute', () => {
    const given = away(leave(wang, '2026-11-02T12:00', '2026-11-02T18:00'));
    expect(names(given, '2026-11-02T11:59')).toEqual(['Wang']);
    expect(names(given, '2026-11-02T12:00')).toEqual(['Li']);
    expect(names(given, '2026-11-02T18:00')).toEqual(['Wang']);
    expect(isOnLeave(given, wang.id, at('2026-11-02T12:00'))).toBe(true);
    expect(isOnLeave(given, wang.id, at('2026-11-02T18:00'))).toBe(false);
    expect(isOnLeave(given, li.id, at('2026-11-02T13:00'))).toBe(false);
  });

  test('and the one after when that one is away as well', () => {
    const both = away(
      leave(wang, '2026-11-02T00:00', '2026-11-05T00:00'),
      leave(li, '2026-11-02T00:00', '2026-11-03T00:00'),
    );
    expect(names(both, '2026-11-02T12:00')).toEqual(['Zhao']);
    expect(names(both, '2026-11-03T12:00')).toEqual(['Li']);
  });

  test('nobody is left when all are away', () => {
    const all = away(...[wang, li, zhao].map((one) => leave(one, '2026-11-02T00:00', '2026-11-03T00:00')));
    expect(names(all, '2026-11-02T12:00')).toEqual([]);
    expect(names(all, '2026-11-03T00:00')).toEqual(['Wang']);
  });

  test('who stands in and is away is covered by the next after them', () => {
    const given = {
      rotas: [rota([DAILY], { overrides: [override(li, '2026-11-02T08:00', '2026-11-03T08:00')] })],
      leaves: [leave(li, '2026-11-02T00:00', '2026-11-03T00:00')],
    };
    expect(names(given, '2026-11-02T12:00')).toEqual(['Zhao']);
  });

  test('who stands in from outside and is away is covered by the next after the turn’s own', () => {
    const given = {
      rotas: [rota([DAILY], { overrides: [override(chen, '2026-11-02T08:00', '2026-11-03T08:00')] })],
      leaves: [leave(chen, '2026-11-02T00:00', '2026-11-03T00:00')],
    };
    expect(names(given, '2026-11-02T12:00')).toEqual(['Li']);
  });

  test('an override of the whole rota whose person is away leaves the layers as they are', () => {
    const whole = override(chen, '2026-11-02T08:00', '2026-11-03T08:00', { layerId: undefined });
    const given = {
      rotas: [rota([DAILY], { overrides: [whole] })],
      leaves: [leave(chen, '2026-11-02T00:00', '2026-11-03T00:00')],
    };
    expect(names(given, '2026-11-02T12:00')).toEqual(['Wang']);
  });
});

test('who was on duty before a rota was changed stays as it was', () => {
  const changed = plan([{ ...DAILY, people: [chen] }], {
    earlier: [{ until: at('2026-11-10T12:00'), zone: 'Asia/Shanghai', layers: [DAILY] }],
  });
  expect(names(changed, '2026-11-03T12:00')).toEqual(['Li']);
  expect(names(changed, '2026-11-10T11:59')).toEqual(['Zhao']);
  expect(names(changed, '2026-11-10T12:00')).toEqual(['Chen']);
});
