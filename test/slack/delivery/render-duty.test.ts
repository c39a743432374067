import type { DutyPlan } from '../../../src/domain/duty/on-duty.js';
import type { RotaRecord } from '../../../src/domain/duty/rota-record.js';
import { renderDuty } from '../../../src/slack/delivery/render-duty.js';
import type { DutyStore } from '../../../src/store/duty.js';
import type { Owed } from '../../../src/store/outboxes.js';
import { at, chen, DAILY, kept, leave, li, wang, zhao } from '../../domain/duty/rotas.js';

const NOON = '2026-11-03T12:00';
const share = (from: string, to: string) => ({ layerId: 'daily', from: at(from), to: at(to) });
const swap = (state: RotaRecord['swaps'][number]['state']): RotaRecord['swaps'][number] => ({
  id: 'view:V1',
  mine: { ...share('2026-11-04T08:00', '2026-11-05T08:00'), person: zhao },
  yours: { ...share('2026-11-05T08:00', '2026-11-06T08:00'), person: wang },
  state,
  at: at('2026-11-02T12:00'),
  expiresAt: at('2026-11-04T08:00'),
});

/** What is said to somebody at an instant, if anything still is. */
async function said(
  given: { message: string; to: { id: string }; data: Record<string, unknown> },
  now = NOON,
  more: { leaves?: DutyPlan['leaves']; rota?: RotaRecord } = {},
): Promise<string | undefined> {
  const rota = more.rota ?? kept([DAILY]);
  const duty = {
    load: () => Promise.resolve({ rotas: [rota], leaves: more.leaves ?? [] }),
    rotas: { load: () => Promise.resolve(rota) },
  } as unknown as DutyStore;
  const { message, to, data } = given;
  const rendered = await renderDuty({ entry: { message, lane: to.id, data } } as unknown as Owed, {
    duty,
    tickets: { list: () => Promise.resolve({ tickets: [], total: 3 }) },
    localeOf: () => Promise.resolve('en'),
    clock: () => at(now),
  });
  return rendered?.message.text;
}

describe('that somebody is on duty', () => {
  const began = {
    message: 'duty-began',
    to: li,
    data: {
      ...{ rotaId: 'support', rota: 'Support', zone: 'Asia/Shanghai', layers: ['First line'] },
      ...{ since: at('2026-11-03T08:00'), until: at('2026-11-04T08:00') },
    },
  };

  it('is said with what is open, and late when it is late', async () => {
    expect(await said(began, '2026-11-03T08:01')).toMatch(
      /from now on.*Support \(First line\)[^]*Open requests: 3/,
    );
    expect(await said(began)).toContain('we were down');
  });

  it('is not said when their turn is over by then, or they are on leave', async () => {
    expect(await said(began, '2026-11-04T08:00')).toBeUndefined();
    const leaves = [leave(li, '2026-11-03T10:00', '2026-11-03T18:00')];
    expect(await said(began, NOON, { leaves })).toBeUndefined();
  });
});

it('what an act changed is not said when all of it is over, but that a leave was entered for somebody is', async () => {
  const shift = {
    rota: 'Support',
    zone: 'Asia/Shanghai',
    from: at('2026-11-03T08:00'),
    to: at('2026-11-03T10:00'),
  };
  const news = { because: 'leave', by: chen, whom: li, gained: [], lost: [shift], more: 0 };
  expect(await said({ message: 'duty-news', to: li, data: news })).toBeUndefined();
  expect(await said({ message: 'duty-news', to: li, data: news }, '2026-11-03T09:00')).toContain(
    'no longer on duty',
  );
  expect(await said({ message: 'duty-news', to: li, data: { ...news, lost: [] } })).toContain(
    'Announced by Chen Jie',
  );
});

it('a gap is not said when it is over', async () => {
  const gap = { rota: 'Support', zone: 'Asia/Shanghai', from: at('2026-11-03T08:00'), to: at(NOON) };
  const gaps = { message: 'duty-gaps', to: chen, data: { gaps: [gap], more: 0 } };
  expect(await said(gaps, '2026-11-03T11:59')).toContain('Nobody is on duty');
  expect(await said(gaps)).toBeUndefined();
});

it('a proposed swap asks for an answer only as long as there is one to give', async () => {
  const named = (one: ReturnType<typeof swap>['mine']) => ({ ...one, layer: 'First line' });
  const { mine, yours } = swap('proposed');
  const data = {
    ...{ rotaId: 'support', swapId: 'view:V1', state: 'proposed', rota: 'Support', zone: 'Asia/Shanghai' },
    ...{ mine: named(mine), yours: named(yours) },
  };
  const asked = { message: 'swap-proposal', to: wang, data };
  expect(await said(asked, NOON, { rota: kept([DAILY], { swaps: [swap('proposed')] }) })).toContain(
    'would like to swap',
  );
  for (const state of ['withdrawn', 'expired'] as const) {
    expect(await said(asked, NOON, { rota: kept([DAILY], { swaps: [swap(state)] }) })).toBeUndefined();
  }
});

it('a message that is not known is a fault of ours, not silence', async () => {
  await expect(said({ message: 'duty-song', to: li, data: {} })).rejects.toThrow('duty-song');
});
