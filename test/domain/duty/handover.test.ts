import { dutySpan, handOver } from '../../../src/domain/duty/handover.js';
import type { Leave } from '../../../src/domain/duty/leave.js';
import { override } from '../../../src/domain/duty/override.js';
import type { RotaRecord } from '../../../src/domain/duty/rota-record.js';
import { proposeSwap } from '../../../src/domain/duty/swap.js';
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

/** Looked at for the last time while Wang had his first turn. */
const seen = { at: at('2026-11-02T08:00'), people: [wang.id], gap: false };
const before = kept([DAILY], { seen, nextInstantAt: at('2026-11-03T08:00') });
const look = (record: RotaRecord, now: string, leaves: Leave[] = []) =>
  handOver(record, context(now, { rotas: [record], leaves }, `handover:${now}`));

describe('a handover', () => {
  test('tells whoever comes on duty, until when, and nobody else', () => {
    const { record, intents } = look(before, '2026-11-03T08:00');
    expect(told(intents)).toEqual([`${li.id} duty-began`]);
    expect(intents[0]!.data).toMatchObject({
      rota: before.name,
      layers: ['一线'],
      since: at('2026-11-03T08:00'),
      until: at('2026-11-04T08:00'),
    });
    expect(record).toMatchObject({ seen: { people: [li.id] }, nextInstantAt: at('2026-11-04T08:00') });
  });

  test('is told once, however often it is looked', () => {
    const { record } = look(before, '2026-11-03T08:00');
    expect(look(record, '2026-11-03T08:00').intents).toEqual([]);
    expect(look(record, '2026-11-03T20:00').intents).toEqual([]);
  });

  test('is told late after a down-time, and only to those on duty by then', () => {
    const { intents } = look(before, '2026-11-04T20:00');
    expect(told(intents)).toEqual([`${zhao.id} duty-began`]);
    expect(intents[0]!.data).toMatchObject({ since: at('2026-11-04T08:00') });
  });

  test('is told to somebody whose next turn has come while nobody looked', () => {
    expect(told(look(before, '2026-11-05T09:00').intents)).toEqual([`${wang.id} duty-began`]);
  });

  test('to oneself is none', () => {
    const alone = kept([{ ...DAILY, people: [wang] }], { seen });
    expect(look(alone, '2026-11-03T08:00').intents).toEqual([]);
  });

  test('after a cover says for whom, and brings back whose turn it is', () => {
    const away = leave(wang, '2026-11-02T10:00', '2026-11-02T12:00');
    const { record, intents } = look(before, '2026-11-02T10:00', [away]);
    expect(told(intents)).toEqual([`${li.id} duty-began`]);
    expect(intents[0]!.data).toMatchObject({ covers: wang, until: at('2026-11-02T12:00') });
    const back = look(record, '2026-11-02T12:00', [away]);
    expect(told(back.intents)).toEqual([`${wang.id} duty-began`]);
    expect(back.intents[0]!.data).toMatchObject({ since: at('2026-11-02T12:00') });
  });

  test('into a gap is told to the technical head, once', () => {
    const leaves = [wang, li, zhao].map((one) => leave(one, '2026-11-03T00:00', '2026-11-03T10:00'));
    const { record, intents } = look(before, '2026-11-03T00:00', leaves);
    expect(told(intents)).toEqual([`${chen.id} duty-gaps`]);
    expect(intents[0]!.data).toMatchObject({ gaps: [{ to: at('2026-11-03T10:00') }] });
    expect(look(record, '2026-11-03T08:00', leaves).intents).toEqual([]);
    expect(told(look(record, '2026-11-03T10:00', leaves).intents)).toEqual([`${li.id} duty-began`]);
  });

  test('out of the hours of a rota is no gap', () => {
    const nights = kept([NIGHTS], { seen: { at: at('2026-11-03T07:00'), people: [wang.id], gap: false } });
    expect(look(nights, '2026-11-03T08:00').intents).toEqual([]);
  });

  test('that is due stays due through an act of somebody meanwhile', () => {
    const given = context('2026-11-03T09:00', { rotas: [before], leaves: [] }, 'view:V9');
    const asked = {
      layerId: 'daily',
      person: zhao,
      from: at('2026-11-03T20:00'),
      to: at('2026-11-03T22:00'),
    };
    const { record } = decided(override(before, asked, acting(chen), given));
    expect(record.nextInstantAt).toEqual(given.now);
    expect(told(look(record, '2026-11-03T09:01').intents)).toEqual([`${li.id} duty-began`]);
  });

  test('by an act of somebody now is told by that act alone', () => {
    const given = context('2026-11-02T12:00', { rotas: [before], leaves: [] }, 'view:V9');
    const asked = {
      layerId: 'daily',
      person: zhao,
      from: at('2026-11-02T12:00'),
      to: at('2026-11-02T22:00'),
    };
    const { record, intents } = decided(override(before, asked, acting(chen), given));
    expect(told(intents)).toEqual([`${wang.id} duty-news`, `${zhao.id} duty-news`]);
    expect(look(record, '2026-11-02T13:00').intents).toEqual([]);
    expect(told(look(record, '2026-11-02T22:00').intents)).toEqual([`${wang.id} duty-began`]);
  });
});

test('a proposal that nobody answered in time is over, and both are told, once', () => {
  const day = (n: number) => at(`2026-11-0${n}T08:00`);
  const asked = {
    mine: { layerId: 'daily', from: day(3), to: day(4) },
    yours: { layerId: 'daily', from: day(4), to: day(5) },
    colleague: zhao,
  };
  const given = context('2026-11-02T12:00', { rotas: [before], leaves: [] });
  const { record } = decided(proposeSwap(before, asked, acting(li), given));
  const { record: after, intents } = look(record, '2026-11-03T08:00');
  expect(told(intents)).toEqual([`${li.id} duty-began`, `${li.id} swap-news`, `${zhao.id} swap-news`]);
  expect(after.swaps).toMatchObject([{ state: 'expired' }]);
  expect(after.history.at(-1)).toMatchObject({ did: 'let-swap-expire', by: { id: 'system' } });
  expect(look(after, '2026-11-03T08:01').intents).toEqual([]);
});

test('a duty is followed over turns and layers to where it begins and ends', () => {
  const second = { ...DAILY, id: 'second', name: '二线', people: [zhao, wang, li] };
  const plan = { rotas: [kept([DAILY, second])], leaves: [] };
  expect(dutySpan(plan, 'support', wang.id, at('2026-11-02T20:00'))).toMatchObject({
    since: at('2026-11-02T08:00'),
    until: at('2026-11-04T08:00'),
  });
  expect(dutySpan(plan, 'support', li.id, at('2026-11-02T20:00'))).toBeUndefined();
});
