import { rotaNow } from '../../../src/domain/duty/now.js';
import { isAllOf } from '../../../src/domain/duty/override.js';
import { offers } from '../../../src/domain/duty/shares.js';
import { at, chen, DAILY, leave, NIGHTS, override, rota, wang, zhao } from './rotas.js';

describe('what can be swapped', () => {
  const plan = { rotas: [rota([NIGHTS])], leaves: [] };
  const NOW = at('2026-11-04T12:00');
  const all = offers(plan, 'support', NOW, at('2026-11-12T12:00'));
  const told = all.map(({ person, from, to, parts }) => [
    person.name.split(' ')[0],
    from.toISOString().slice(5, 16),
    to.toISOString().slice(5, 16),
    parts,
  ]);

  test('is every duty that has not begun, and every turn of several', () => {
    expect(told).toEqual([
      ['Wang', '11-04T10:00', '11-07T00:00', 3],
      ['Wang', '11-04T10:00', '11-05T00:00', 1],
      ['Wang', '11-05T10:00', '11-06T00:00', 1],
      ['Wang', '11-06T10:00', '11-07T00:00', 1],
      ['Li', '11-09T10:00', '11-12T00:00', 3],
      ['Li', '11-09T10:00', '11-10T00:00', 1],
      ['Li', '11-10T10:00', '11-11T00:00', 1],
      ['Li', '11-11T10:00', '11-12T00:00', 1],
    ]);
  });

  test('each of them is wholly that person’s, closed hours aside', () => {
    for (const one of all) {
      expect(isAllOf(plan, 'support', one, one.person.id)).toBe(true);
      expect(isAllOf(plan, 'support', one, zhao.id)).toBe(false);
      expect(isAllOf(plan, 'support', { ...one, to: at('2026-11-17T08:00') }, one.person.id)).toBe(false);
    }
  });

  test('a duty that has begun is not offered, nor one that an override of the whole rota stands before', () => {
    const whole = override(chen, '2026-11-05T00:00', '2026-11-06T12:00', { layerId: undefined });
    const given = { rotas: [rota([NIGHTS], { overrides: [whole] })], leaves: [] };
    const left = offers(given, 'support', at('2026-11-04T20:00'), at('2026-11-07T12:00'));
    expect(left.map(({ from }) => from)).toEqual([at('2026-11-06T18:00')]);
    const share = { layerId: 'nights', from: at('2026-11-05T18:00'), to: at('2026-11-06T08:00') };
    expect(isAllOf(given, 'support', share, wang.id)).toBe(false);
  });
});

describe('who has a layer now, and who is next', () => {
  const now = (plan: Parameters<typeof rotaNow>[0], when: string) =>
    rotaNow(plan, 'support', at(when)).map(({ layer, stretch, next }) => [
      layer?.id,
      stretch && [stretch.person?.name.split(' ')[0], stretch.to],
      next && [next.person?.name.split(' ')[0], next.from],
    ]);

  test('in hours and out of them', () => {
    const plan = { rotas: [rota([NIGHTS])], leaves: [] };
    expect(now(plan, '2026-11-04T20:00')).toEqual([
      ['nights', ['Wang', at('2026-11-05T08:00')], ['Li', at('2026-11-09T18:00')]],
    ]);
    expect(now(plan, '2026-11-04T12:00')).toEqual([['nights', undefined, ['Wang', at('2026-11-04T18:00')]]]);
  });

  test('over turns of one and the same person, and into a gap', () => {
    const alone = rota([{ ...DAILY, people: [wang] }]);
    const plan = { rotas: [alone], leaves: [leave(wang, '2026-11-06T00:00', '2026-11-06T06:00')] };
    expect(now(plan, '2026-11-04T12:00')).toEqual([['daily', ['Wang', at('2026-11-06T00:00')], undefined]]);
    expect(now(plan, '2026-11-06T03:00')).toEqual([
      ['daily', [undefined, at('2026-11-06T06:00')], ['Wang', at('2026-11-06T06:00')]],
    ]);
  });

  test('while one stands in for the whole rota, that one alone', () => {
    const whole = override(chen, '2026-11-04T00:00', '2026-11-05T00:00', { layerId: undefined });
    const plan = { rotas: [rota([DAILY, NIGHTS], { overrides: [whole] })], leaves: [] };
    expect(now(plan, '2026-11-04T12:00')).toEqual([[undefined, ['Chen', at('2026-11-05T00:00')], undefined]]);
  });
});

test('nobody is on a rota that is not there', () => {
  expect(rotaNow({ rotas: [], leaves: [] }, 'support', at('2026-11-04T12:00'))).toEqual([]);
});
