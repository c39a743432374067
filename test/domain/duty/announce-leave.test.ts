import { announceLeave, endLeave } from '../../../src/domain/duty/announce-leave.js';
import { isOnLeave } from '../../../src/domain/duty/on-duty.js';
import type { Leave, LeaveRecord } from '../../../src/domain/duty/leave.js';
import type { PersonRef } from '../../../src/domain/people/person.js';
import { acting, at, chen, context, DAILY, decided, kept, leave, li, told, wang, zhao } from './rotas.js';

const NOW = '2026-11-02T12:00';
const record = kept([DAILY]);
const plan = (leaves: Leave[] = []) => ({ rotas: [record], leaves });
const asked = (person: PersonRef, from: string, to: string) => ({
  person,
  from: at(from),
  to: at(to),
  reason: '家事',
});
const announce = (actor: PersonRef, given: ReturnType<typeof asked>, leaves: Leave[] = []) =>
  announceLeave(given, acting(actor), context(NOW, plan(leaves)));

describe('a leave', () => {
  test('one announces oneself; who covers is told when and for whom, and not why', () => {
    const { record: made, intents } = decided(
      announce(li, asked(li, '2026-11-03T00:00', '2026-11-05T00:00')),
    );
    expect(made).toMatchObject({ person: li, from: at('2026-11-03T00:00'), reason: '家事', version: 1 });
    expect(told(intents)).toEqual([`${zhao.id} duty-news`]);
    expect(intents[0]!.data).toMatchObject({
      because: 'leave',
      whom: li,
      gained: [{ from: at('2026-11-03T08:00'), to: at('2026-11-04T08:00'), covers: li }],
    });
    expect(JSON.stringify(intents)).not.toContain('家事');
  });

  test('announced for somebody else tells them, even when they have no duty then', () => {
    const { intents } = decided(announce(chen, asked(li, '2026-11-04T12:00', '2026-11-05T00:00')));
    expect(told(intents)).toEqual([`${li.id} duty-news`]);
  });

  test('that leaves nobody is told to the technical head at once', () => {
    const others = [wang, zhao].map((one) => leave(one, '2026-11-01T00:00', '2026-11-10T00:00'));
    const { intents } = decided(announce(li, asked(li, '2026-11-03T12:00', '2026-11-03T18:00'), others));
    expect(told(intents)).toEqual([`${chen.id} duty-gaps`]);
    expect(intents[0]!.data).toMatchObject({
      reason: { because: 'leave', whom: li },
      gaps: [{ rota: record.name, from: at('2026-11-03T12:00'), to: at('2026-11-03T18:00') }],
      more: 0,
    });
  });

  test('begins now at the earliest', () => {
    const { record: made } = decided(announce(wang, asked(wang, '2026-11-02T00:00', '2026-11-03T00:00')));
    expect([made.from, made.nextInstantAt]).toEqual([at(NOW), at(NOW)]);
  });

  test.each<[string, ReturnType<typeof announce>, string]>([
    [
      'of somebody else by an engineer',
      announce(wang, asked(li, '2026-11-03T00:00', '2026-11-04T00:00')),
      'duty-for-heads',
    ],
    ['of the past', announce(wang, asked(wang, '2026-11-01T00:00', '2026-11-02T00:00')), 'in-the-past'],
    [
      'that ends before it begins',
      announce(wang, asked(wang, '2026-11-05T00:00', '2026-11-04T00:00')),
      'ends-before-it-begins',
    ],
    [
      'of more than a year',
      announce(wang, asked(wang, '2026-11-05T00:00', '2027-11-07T00:00')),
      'too-long-a-time',
    ],
    [
      'that overlaps another of theirs',
      announce(wang, asked(wang, '2026-11-03T00:00', '2026-11-05T00:00'), [
        leave(wang, '2026-11-04T23:00', '2026-11-06T00:00'),
      ]),
      'on-leave',
    ],
    [
      'of somebody without a role',
      announce(chen, asked({ id: 'U-X', name: 'X' }, '2026-11-03T00:00', '2026-11-05T00:00')),
      'no-role',
    ],
  ])('%s is refused', (_title, outcome, code) => {
    expect(outcome).toMatchObject({ refused: code });
  });
});

describe('ending a leave', () => {
  const made = decided(announce(li, asked(li, '2026-11-03T00:00', '2026-11-05T00:00'))).record;
  const end = (before: LeaveRecord, actor: PersonRef, now: string) =>
    endLeave(before, acting(actor), context(now, plan([before]), 'press:2'));

  test('before it begins: it never was, and who would have covered is told', () => {
    const { record: ended, intents } = decided(end(made, li, NOW));
    expect(isOnLeave({ leaves: [ended] }, li.id, at('2026-11-03T12:00'))).toBe(false);
    expect(told(intents)).toEqual([`${zhao.id} duty-news`]);
    expect(intents[0]!.data).toMatchObject({ because: 'leave-ended', lost: [{ covers: li }], gained: [] });
    expect(end(ended, li, NOW)).toMatchObject({ refused: 'leave-over' });
  });

  test('after it has begun: they are back at once', () => {
    const { record: ended, intents } = decided(end(made, chen, '2026-11-03T12:00'));
    expect([ended.to, ended.nextInstantAt]).toEqual([at('2026-11-03T12:00'), at('2026-11-03T12:00')]);
    expect(told(intents)).toEqual([`${li.id} duty-news`, `${zhao.id} duty-news`]);
  });

  test('is for the person, and for whoever keeps the rotas', () => {
    expect(end(made, wang, NOW)).toMatchObject({ refused: 'duty-for-heads' });
    expect(end(made, li, '2026-11-05T00:00')).toMatchObject({ refused: 'leave-over' });
  });
});
