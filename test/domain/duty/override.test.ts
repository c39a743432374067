import { onDuty } from '../../../src/domain/duty/on-duty.js';
import { endOverride, override, type OverrideAsked } from '../../../src/domain/duty/override.js';
import type { RotaRecord } from '../../../src/domain/duty/rota-record.js';
import type { PersonRef } from '../../../src/domain/people/person.js';
import {
  acting,
  at,
  chen,
  context,
  DAILY,
  decided,
  kept,
  leave,
  li,
  NIGHTS,
  told,
  wang,
  zhao,
} from './rotas.js';

const NOW = '2026-11-02T12:00';
const before = kept([DAILY]);
const plan = (record: RotaRecord = before, leaves = [] as ReturnType<typeof leave>[]) => ({
  rotas: [record],
  leaves,
});
const asked = (
  person: PersonRef,
  from: string,
  to: string,
  layerId: string | undefined = 'daily',
): OverrideAsked => ({
  layerId,
  person,
  from: at(from),
  to: at(to),
});
const names = (record: RotaRecord, when: string) =>
  onDuty(plan(record), 'support', at(when)).map(({ id }) => id);

describe('an override', () => {
  test('by whoever keeps the rotas puts anybody on duty; both are told', () => {
    const given = asked(zhao, '2026-11-03T08:00', '2026-11-04T08:00');
    const { record, intents } = decided(override(before, given, acting(chen), context(NOW, plan())));
    expect(names(record, '2026-11-03T12:00')).toEqual([zhao.id]);
    expect(told(intents)).toEqual([`${li.id} duty-news`, `${zhao.id} duty-news`]);
    expect(record.history).toMatchObject([{ did: 'overrode', by: chen, about: { person: zhao } }]);
  });

  test('by the person whose duty it is hands it over, and the colleague is told', () => {
    const given = asked(li, '2026-11-02T18:00', '2026-11-03T08:00');
    const { record, intents } = decided(override(before, given, acting(wang), context(NOW, plan())));
    expect(names(record, '2026-11-02T20:00')).toEqual([li.id]);
    expect(told(intents)).toEqual([`${li.id} duty-news`]);
    expect(intents[0]!.data).toMatchObject({
      because: 'override',
      by: wang,
      gained: [{ rota: '技术支持值班', layer: '一线', from: given.from, to: given.to }],
      lost: [],
    });
  });

  test('begins now at the earliest: who was on duty, was', () => {
    const given = asked(zhao, '2026-11-02T08:00', '2026-11-02T18:00');
    const { record } = decided(override(before, given, acting(chen), context(NOW, plan())));
    expect(record.overrides[0]!.from).toEqual(at(NOW));
    expect(names(record, '2026-11-02T10:00')).toEqual([wang.id]);
  });

  test('cuts those before it where it stands, whatever is left of them', () => {
    const one = asked(zhao, '2026-11-03T08:00', '2026-11-04T08:00');
    const first = decided(override(before, one, acting(chen), context(NOW, plan()))).record;
    const two = asked(wang, '2026-11-03T12:00', '2026-11-03T14:00');
    const second = decided(override(first, two, acting(chen), context(NOW, plan(first), 'view:V2'))).record;
    expect(['11:59', '12:00', '13:59', '14:00'].map((time) => names(second, `2026-11-03T${time}`))).toEqual(
      [zhao, wang, wang, zhao].map(({ id }) => [id]),
    );
    expect(new Set(second.overrides.map(({ id }) => id)).size).toBe(3);
  });

  test.each<[string, PersonRef, OverrideAsked, string]>([
    [
      'of another’s duty by an engineer',
      zhao,
      asked(zhao, '2026-11-03T08:00', '2026-11-03T12:00'),
      'not-your-duty',
    ],
    ['of more than one’s own', wang, asked(zhao, '2026-11-02T18:00', '2026-11-03T09:00'), 'not-your-duty'],
    [
      'of the whole rota by an engineer',
      wang,
      { ...asked(li, '2026-11-02T18:00', '2026-11-02T20:00'), layerId: undefined },
      'not-your-duty',
    ],
    [
      'that ends before it begins',
      chen,
      asked(li, '2026-11-03T18:00', '2026-11-03T18:00'),
      'ends-before-it-begins',
    ],
    ['of the past', chen, asked(li, '2026-11-02T08:00', '2026-11-02T12:00'), 'in-the-past'],
    ['of more than a year', chen, asked(li, '2026-11-03T08:00', '2027-11-05T08:00'), 'too-long-a-time'],
    [
      'by somebody on duty anyway',
      chen,
      asked(li, '2026-11-03T08:00', '2026-11-03T12:00'),
      'on-duty-already',
    ],
    [
      'by somebody without a role',
      chen,
      asked({ id: 'U-X', name: 'X' }, '2026-11-03T08:00', '2026-11-03T12:00'),
      'no-role',
    ],
    [
      'of a layer that is gone',
      chen,
      asked(li, '2026-11-03T08:00', '2026-11-03T12:00', 'gone'),
      'rota-changed',
    ],
  ])('%s is refused', (_title, actor, given, code) => {
    expect(override(before, given, acting(actor), context(NOW, plan()))).toMatchObject({ refused: code });
  });

  test('by somebody on leave then is refused, by name', () => {
    const away = plan(before, [leave(zhao, '2026-11-03T11:00', '2026-11-05T00:00')]);
    const given = asked(zhao, '2026-11-03T08:00', '2026-11-03T12:00');
    expect(override(before, given, acting(chen), context(NOW, away))).toMatchObject({
      refused: 'on-leave',
      data: { name: zhao.name },
    });
  });

  test('of a layer outside of its hours is refused: there is nobody to stand in for', () => {
    const nights = kept([NIGHTS]);
    const given = asked(li, '2026-11-03T09:00', '2026-11-03T17:00', 'nights');
    const outcome = override(nights, given, acting(chen), context(NOW, plan(nights)));
    expect(outcome).toMatchObject({ refused: 'nobody-due' });
  });
});

describe('ending an override', () => {
  const given = asked(zhao, '2026-11-03T08:00', '2026-11-04T08:00');
  const made = decided(override(before, given, acting(chen), context(NOW, plan()))).record;
  const id = made.overrides[0]!.id;

  test('before it begins: it never was, and both are told', () => {
    const { record, intents } = decided(
      endOverride(made, id, acting(chen), context(NOW, plan(made), 'press:2')),
    );
    expect(record.overrides).toEqual([]);
    expect(names(record, '2026-11-03T12:00')).toEqual([li.id]);
    expect(told(intents)).toEqual([`${li.id} duty-news`, `${zhao.id} duty-news`]);
  });

  test('after it has begun: it ends at once, and what was stays', () => {
    const later = context('2026-11-03T12:00', plan(made), 'press:2');
    const { record } = decided(endOverride(made, id, acting(chen), later));
    expect(record.past.map(({ to }) => to)).toEqual([at('2026-11-03T12:00')]);
    expect(names({ ...record, overrides: record.past }, '2026-11-03T11:00')).toEqual([zhao.id]);
    expect(names(record, '2026-11-03T12:00')).toEqual([li.id]);
  });

  test.each<[string, PersonRef, string, string]>([
    ['by whoever did not make it', zhao, NOW, 'duty-for-heads'],
    ['when it is over', chen, '2026-11-04T08:00', 'override-over'],
  ])('%s is refused', (_title, actor, now, code) => {
    expect(endOverride(made, id, acting(actor), context(now, plan(made)))).toMatchObject({ refused: code });
  });
});
