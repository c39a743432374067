import fc from 'fast-check';
import type { DutyPlan } from '../../../src/domain/duty/on-duty.js';
import type { Layer, Rota } from '../../../src/domain/duty/rota.js';
import { chen, leave, li, NIGHTS, rota, wang, zhao } from './rotas.js';

const MINUTE = 60_000;
const START = Date.parse('2026-10-01T00:00:00Z');
const SPAN = 60 * 24 * 60;
const minute = fc.integer({ min: 0, max: SPAN });
export const instant = minute.map((n) => new Date(START + n * MINUTE));
export const range = fc.tuple(minute, fc.integer({ min: 1, max: 8 * 24 * 60 })).map(([from, length]) => ({
  from: new Date(START + from * MINUTE),
  to: new Date(START + (from + length) * MINUTE),
}));
const person = fc.constantFrom(wang, li, zhao, chen);
const two = (n: number) => String(n).padStart(2, '0');
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 30))
  .map(([h, m]) => `${two(h)}:${two(m)}`);

const anyLayer = (id: string) =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(id),
    people: fc.array(person, { minLength: 1, maxLength: 5 }),
    from: fc.record({ day: fc.integer({ min: 1, max: 28 }).map((n) => `2026-10-${two(n)}`), time }),
    handover: fc.oneof(
      fc.record({ unit: fc.constant('days' as const), every: fc.integer({ min: 1, max: 9 }), at: time }),
      fc.record({
        unit: fc.constant('weeks' as const),
        every: fc.integer({ min: 1, max: 3 }),
        weekday: fc.constantFrom('mon' as const, 'thu' as const, 'sun' as const),
        at: time,
      }),
    ),
    hours: fc.constantFrom<Layer['hours']>(
      undefined,
      NIGHTS.hours,
      { sat: ['00:00-24:00'], sun: ['00:00-24:00'] },
      { mon: ['00:00-06:00', '22:00-02:00'], sun: ['01:30-02:30'] },
    ),
  });

/** Overrides as they may stand beside each other: those of one layer do not overlap. */
const anyOverrides = fc
  .array(fc.tuple(range, person, fc.constantFrom('a', 'b', undefined), fc.boolean()), { maxLength: 6 })
  .map((all) =>
    all.reduce<Rota['overrides']>((kept, [{ from, to }, who, layerId, isSwap]) => {
      const clash = kept.some((one) => one.layerId === layerId && one.from < to && from < one.to);
      const kind = isSwap ? ('swap' as const) : ('override' as const);
      const one = { id: `o${kept.length}`, layerId, from, to, person: who, kind, by: who, at: from };
      return clash ? kept : [...kept, one];
    }, []),
  );

export const anyPlan = fc
  .record({
    layers: fc.tuple(anyLayer('a'), anyLayer('b')),
    overrides: anyOverrides,
    leaves: fc.array(fc.tuple(range, person), { maxLength: 6 }),
    zone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/Havana', 'Australia/Lord_Howe'),
    earlier: fc.option(fc.tuple(instant, anyLayer('a'))),
  })
  .map(({ layers, overrides, leaves, zone, earlier }): DutyPlan => {
    const before = earlier ? [{ until: earlier[0], zone: 'Asia/Shanghai', layers: [earlier[1]] }] : [];
    return {
      rotas: [rota(layers as Layer[], { overrides, zone, earlier: before as Rota['earlier'] })],
      leaves: leaves.map(([{ from, to }, who], n) => ({ ...leave(who, '', ''), id: `l${n}`, from, to })),
    };
  });
