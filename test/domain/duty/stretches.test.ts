import fc from 'fast-check';
import { onDuty, type DutyPlan } from '../../../src/domain/duty/on-duty.js';
import { stretches, type Stretch } from '../../../src/domain/duty/stretches.js';
import { isCovered } from '../../../src/domain/duty/windows.js';
import { zoneOf } from '../../../src/domain/time/zone.js';
import { anyPlan, instant, range } from './any-plan.js';
import { at, chen, DAILY, leave, li, NIGHTS, override, rota, wang, zhao } from './rotas.js';

const told = (plan: DutyPlan, from: string, to: string) =>
  stretches(plan, 'support', at(from), at(to)).map((one) => {
    const wall = (instant: Date) =>
      new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');
    const who = one.person?.name.split(' ')[0] ?? 'nobody';
    const covers = one.covers ? ` for ${one.covers.name.split(' ')[0]}` : '';
    return `${wall(one.from)} – ${wall(one.to)} ${who} ${one.cause}${covers}`;
  });

describe('stretches', () => {
  test('turns, cut by the window', () => {
    expect(told({ rotas: [rota([DAILY])], leaves: [] }, '2026-11-02T00:00', '2026-11-04T12:00')).toEqual([
      '11-02 08:00 – 11-03 08:00 Wang turn',
      '11-03 08:00 – 11-04 08:00 Li turn',
      '11-04 08:00 – 11-04 12:00 Zhao turn',
    ]);
  });

  test('the nights of a turn are stretches of their own', () => {
    expect(told({ rotas: [rota([NIGHTS])], leaves: [] }, '2026-11-06T12:00', '2026-11-10T12:00')).toEqual([
      '11-06 18:00 – 11-07 08:00 Wang turn',
      '11-09 18:00 – 11-10 08:00 Li turn',
    ]);
  });

  test('a swap, a cover and a gap say what they are', () => {
    const plan = {
      rotas: [
        rota([DAILY], {
          overrides: [override(li, '2026-11-02T08:00', '2026-11-03T08:00', { kind: 'swap' })],
        }),
      ],
      leaves: [
        leave(li, '2026-11-03T12:00', '2026-11-04T06:00'),
        leave(zhao, '2026-11-03T18:00', '2026-11-04T06:00'),
        leave(wang, '2026-11-03T20:00', '2026-11-04T04:00'),
      ],
    };
    expect(told(plan, '2026-11-02T08:00', '2026-11-04T08:00')).toEqual([
      '11-02 08:00 – 11-03 08:00 Li swap',
      '11-03 08:00 – 11-03 12:00 Li turn',
      '11-03 12:00 – 11-03 18:00 Zhao cover for Li',
      '11-03 18:00 – 11-03 20:00 Wang cover for Li',
      '11-03 20:00 – 11-04 04:00 nobody cover for Li',
      '11-04 04:00 – 11-04 06:00 Wang cover for Li',
      '11-04 06:00 – 11-04 08:00 Li turn',
    ]);
  });

  test('a window without an end is cut after 400 days', () => {
    const all = stretches(
      { rotas: [rota([DAILY])], leaves: [] },
      'support',
      at('2026-11-02T08:00'),
      new Date(8e15),
    );
    expect(all).toHaveLength(400);
  });

  test('a window that ends before it begins has none', () => {
    expect(told({ rotas: [rota([DAILY])], leaves: [] }, '2026-11-03T08:00', '2026-11-02T08:00')).toEqual([]);
  });
});

const holding = (all: readonly Stretch[], when: Date) =>
  all.filter(({ from, to }) => from <= when && when < to).flatMap(({ person: who }) => who?.id ?? []);
const onDutyIds = (plan: DutyPlan, when: Date) => onDuty(plan, 'support', when).map(({ id }) => id);

describe('whatever a plan says', () => {
  test('stretches agree with who is on duty, at random instants and at every edge', () => {
    fc.assert(
      fc.property(anyPlan, range, fc.array(instant, { maxLength: 40 }), (plan, { from, to }, random) => {
        const all = stretches(plan, 'support', from, to);
        const edges = all.flatMap((one) => [one.from, one.to, new Date(one.to.getTime() - 1)]);
        for (const when of [...edges, ...random].filter((one) => one >= from && one < to)) {
          expect([...new Set(holding(all, when))].sort()).toEqual(onDutyIds(plan, when).sort());
        }
      }),
      { numRuns: 300 },
    );
  });

  test('stretches of one layer lie within the window and do not overlap', () => {
    fc.assert(
      fc.property(anyPlan, range, (plan, { from, to }) => {
        const all = stretches(plan, 'support', from, to);
        for (const layerId of ['a', 'b', undefined]) {
          const own = all.filter((one) => one.layerId === layerId);
          own.forEach((one, index) => {
            expect(one.from >= from && one.to <= to && one.from < one.to).toBe(true);
            if (index > 0) expect(own[index - 1]!.to <= one.from).toBe(true);
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  test('without an override of the whole rota a layer is tiled exactly by its hours', () => {
    fc.assert(
      fc.property(anyPlan, range, fc.array(instant, { maxLength: 30 }), (plan, { from, to }, instants) => {
        const bare = {
          ...plan,
          rotas: plan.rotas.map((one) => ({
            ...one,
            overrides: one.overrides.filter(({ layerId }) => layerId !== undefined),
            earlier: [],
          })),
        };
        const all = stretches(bare, 'support', from, to);
        const { layers, zone } = bare.rotas[0]!;
        for (const layer of layers) {
          const begins = Date.parse(`${layer.from.day}T${layer.from.time}:00Z`) + 86_400_000;
          for (const when of instants.filter((one) => one >= from && one < to && one.getTime() > begins)) {
            const there = all.filter((one) => one.layerId === layer.id && one.from <= when && when < one.to);
            expect(there).toHaveLength(isCovered(layer.hours, zoneOf(zone), when.getTime()) ? 1 : 0);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a window cut in two says the same as the whole', () => {
    fc.assert(
      fc.property(anyPlan, range, fc.array(instant, { maxLength: 20 }), (plan, { from, to }, instants) => {
        const middle = new Date((from.getTime() + to.getTime()) / 2);
        const parts = [
          ...stretches(plan, 'support', from, middle),
          ...stretches(plan, 'support', middle, to),
        ];
        const whole = stretches(plan, 'support', from, to);
        for (const when of instants) expect(holding(parts, when).sort()).toEqual(holding(whole, when).sort());
      }),
      { numRuns: 200 },
    );
  });

  test('nobody is on duty while everybody is on leave', () => {
    fc.assert(
      fc.property(anyPlan, range, fc.nat(), (plan, { from, to }, n) => {
        const away = [wang, li, zhao, chen].map((who) => ({ ...leave(who, '', ''), from, to }));
        const when = new Date(from.getTime() + (n % (to.getTime() - from.getTime())));
        expect(onDuty({ ...plan, leaves: away }, 'support', when)).toEqual([]);
        const all = stretches({ ...plan, leaves: away }, 'support', from, to);
        expect(all.filter((one) => one.person)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('nobody is on duty who is on leave', () => {
    fc.assert(
      fc.property(anyPlan, instant, (plan, when) => {
        for (const id of onDutyIds(plan, when)) {
          const away = plan.leaves.some((one) => one.person.id === id && one.from <= when && when < one.to);
          expect(away).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});
