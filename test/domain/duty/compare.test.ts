import fc from 'fast-check';
import { dutyChanges, gapAt, type Shift } from '../../../src/domain/duty/compare.js';
import { dutiesAt, onDuty, type DutyPlan } from '../../../src/domain/duty/on-duty.js';
import { withOverrides } from '../../../src/domain/duty/override.js';
import { rotaSchema } from '../../../src/domain/duty/rota.js';
import { anyPlan, instant, range } from './any-plan.js';
import { at, chen, DAILY, leave, li, override, rota, wang, zhao } from './rotas.js';

const everybody = [wang, li, zhao, chen];
/** The layers that somebody has at an instant. */
const layersOf = (plan: DutyPlan, personId: string, when: Date) =>
  new Set(
    dutiesAt(plan, plan.rotas[0]!, when)
      .filter(({ duty }) => duty.person?.id === personId)
      .map(({ layerId }) => layerId),
  );
const holding = (shifts: readonly Shift[], when: Date) =>
  new Set(shifts.filter(({ from, to }) => from <= when && when < to).map(({ layerId }) => layerId));
const without = <T>(all: Set<T>, others: Set<T>) => new Set([...all].filter((one) => !others.has(one)));

describe('whatever changes from one plan to another', () => {
  test('people gain exactly what they have after and had not before, and lose the same way', () => {
    fc.assert(
      fc.property(
        anyPlan,
        anyPlan,
        range,
        fc.array(instant, { maxLength: 20 }),
        (before, after, { from, to }, instants) => {
          const { people } = dutyChanges(before, after, from, to);
          for (const when of instants.filter((one) => from <= one && one < to)) {
            for (const { id } of everybody) {
              const { gained = [], lost = [] } = people.find(({ person }) => person.id === id) ?? {};
              const [was, is] = [layersOf(before, id, when), layersOf(after, id, when)];
              expect(holding(gained, when)).toEqual(without(is, was));
              expect(holding(lost, when)).toEqual(without(was, is));
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('a gap is told when somebody should be on duty after and nobody is, and it was none before', () => {
    const isGap = (plan: DutyPlan, when: Date) =>
      dutiesAt(plan, plan.rotas[0]!, when).length > 0 && onDuty(plan, 'support', when).length === 0;
    fc.assert(
      fc.property(
        anyPlan,
        range,
        range,
        fc.array(instant, { maxLength: 30 }),
        (before, away, { from, to }, instants) => {
          const leaves = everybody.map((one) => ({ ...leave(one, '', ''), ...away }));
          const after = { ...before, leaves: [...before.leaves, ...leaves] };
          const { gaps } = dutyChanges(before, after, from, to);
          for (const when of instants.filter((one) => from <= one && one < to)) {
            const told = gaps.some((gap) => gap.from <= when && when < gap.to);
            expect(told).toBe(isGap(after, when) && !isGap(before, when));
            expect(gapAt(after, 'support', when) !== undefined).toBe(isGap(after, when));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('nothing changes from a plan to itself', () => {
    fc.assert(
      fc.property(anyPlan, range, (plan, { from, to }) => {
        expect(dutyChanges(plan, plan, from, to)).toEqual({ people: [], gaps: [] });
      }),
      { numRuns: 50 },
    );
  });
});

test('a duty of several turns without a break is told as one', () => {
  const alone = { rotas: [rota([{ ...DAILY, people: [wang] }])], leaves: [] };
  const { people } = dutyChanges(
    { rotas: [], leaves: [] },
    alone,
    at('2026-11-02T08:00'),
    at('2026-11-09T08:00'),
  );
  expect(people).toMatchObject([
    { person: wang, gained: [{ from: at('2026-11-02T08:00'), to: at('2026-11-09T08:00') }] },
  ]);
});

test('overrides that are cut by new ones, in any order, never overlap, and the newest holds', () => {
  const asked = fc.record({
    span: range,
    layerId: fc.constantFrom('daily', undefined),
    person: fc.constantFrom(...everybody),
  });
  fc.assert(
    fc.property(fc.array(asked, { minLength: 1, maxLength: 12 }), (all) => {
      const made = all.map(({ span, layerId, person }, n) => ({
        ...override(person, '2026-11-02T08:00', '2026-11-03T08:00', { layerId }),
        ...span,
        id: `o${n}`,
      }));
      const overrides = made.reduce((kept, one) => withOverrides(kept, [one]), [] as typeof made);
      expect(rotaSchema.safeParse(rota([DAILY], { overrides })).error?.issues ?? []).toEqual([]);
      expect(new Set(overrides.map(({ id }) => id)).size).toBe(overrides.length);
      for (const when of made.flatMap(({ from, to }) => [from, new Date(to.getTime() - 1)])) {
        for (const layerId of ['daily', undefined]) {
          const holds = (one: (typeof made)[number]) =>
            one.layerId === layerId && one.from <= when && when < one.to;
          expect(overrides.find(holds)?.person).toEqual(made.findLast(holds)?.person);
        }
      }
    }),
    { numRuns: 200 },
  );
});
