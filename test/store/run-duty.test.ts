import { announceLeave, endLeave } from '../../src/domain/duty/announce-leave.js';
import { makeRota, type RotaDraft } from '../../src/domain/duty/edit-rota.js';
import type { RotaRecord } from '../../src/domain/duty/rota-record.js';
import { answerSwap, proposeSwap } from '../../src/domain/duty/swap.js';
import { isRefusal, type Refusal } from '../../src/domain/refusal.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { announceDuty } from '../../src/jobs/announce-duty.js';
import { DutyRunner } from '../../src/run-duty.js';
import { acting, at, chen, DAILY, li, ROSTER, wang, zhao } from '../domain/duty/rotas.js';
import { desk, type Process } from './stores.js';

let of: Process[];
let stop: () => Promise<void>;
let now: Date;
beforeEach(async () => {
  ({ of, stop } = await desk(2));
  now = at('2026-11-02T12:00');
  await of[0]!.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster: ROSTER });
});
afterEach(() => stop());

const { id: _, ...daily } = DAILY;
const DRAFT: RotaDraft = { name: '技术支持', zone: 'Asia/Shanghai', layers: [daily] };
function process(n: number) {
  const { duty, settings, people } = of[n]!;
  const dutyRunner = new DutyRunner({ duty, settings, people, clock: () => now, nudge: () => undefined });
  return { duty, dutyRunner, clock: () => now };
}
const make = (n: number, cause: string) =>
  process(n).dutyRunner.makeRota(cause, (id, context) => makeRota(id, DRAFT, acting(chen), context));
const takeLeave = (n: number, cause: string, from: string, to: string, person = li) =>
  process(n).dutyRunner.makeLeave(cause, (context) =>
    announceLeave({ person, from: at(from), to: at(to) }, acting(person), context),
  );
function done<T extends object>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome;
}
/** What is owed to somebody, in order. */
const owed = async (personId: string) =>
  (await of[0]!.outboxes.ofLane(personId, 50)).map(({ entry }) => entry.message);

it('one form makes one rota, however often and by however many it is delivered', async () => {
  const made = await Promise.all([0, 1, 0, 1].map((n) => make(n, 'view:V1')));
  expect(new Set(made.map((one) => done(one).id))).toEqual(new Set(['r1']));
  expect(done(await make(1, 'view:V2')).id).toBe('r2');
  expect(await of[0]!.duty.rotas.ids({})).toEqual(['r1', 'r2']);
});

it('a colleague who presses both answers on two processes gives one', async () => {
  await make(0, 'view:V1');
  const share = (day: number) => ({
    layerId: 'layer-1',
    from: at(`2026-11-0${day}T08:00`),
    to: at(`2026-11-0${day + 1}T08:00`),
  });
  const asked = { mine: share(3), yours: share(4), colleague: zhao };
  const { swaps } = done(
    await process(0).dutyRunner.changeRota('r1', 'view:V2', (record, context) =>
      proposeSwap(record, asked, acting(li), context),
    ),
  );
  const answers = await Promise.all(
    (['accept', 'decline'] as const).map((how, n) =>
      process(n).dutyRunner.changeRota('r1', `press:${how}`, (record, context) =>
        answerSwap(record, swaps[0]!.id, how, acting(zhao), context),
      ),
    ),
  );
  expect(answers.filter(isRefusal)).toHaveLength(1);
  const { overrides, swaps: settled } = (await of[0]!.duty.rotas.load('r1'))!;
  expect(overrides).toHaveLength(settled[0]!.state === 'accepted' ? 2 : 0);
  expect(await owed(li.id)).toEqual(['duty-news', 'swap-news']);
});

it('a press delivered again is one act', async () => {
  await make(0, 'view:V1');
  for (const n of [0, 1, 0]) done(await takeLeave(n, 'view:V2', '2026-11-03T00:00', '2026-11-04T00:00'));
  const { leaves } = await of[0]!.duty.load(now);
  expect(leaves).toHaveLength(1);
  for (const n of [0, 1]) {
    done(
      await process(n).dutyRunner.changeLeave(leaves[0]!.id, 'press:1', (record, context) =>
        endLeave(record, acting(li), context),
      ),
    );
  }
  expect(await owed(zhao.id)).toEqual(['duty-news', 'duty-news', 'duty-news']);
  expect((await of[0]!.duty.load(now)).leaves).toEqual([]);
});

describe('the job that announces duty', () => {
  const run = () => Promise.all([0, 1].map((n) => announceDuty(process(n))));
  const began = async (id: string) => (await owed(id)).filter((message) => message === 'duty-began').length;

  it('tells each of them once, though two processes run it, and again after a restart', async () => {
    await make(0, 'view:V1');
    await run();
    expect(await Promise.all([wang, li].map(({ id }) => began(id)))).toEqual([0, 0]);
    now = at('2026-11-03T08:00');
    await run();
    await run();
    expect(await Promise.all([wang, li, zhao].map(({ id }) => began(id)))).toEqual([0, 1, 0]);
    // Down for two handovers: only who is on duty by now is told.
    now = at('2026-11-05T09:00');
    await run();
    expect(await Promise.all([wang, li, zhao].map(({ id }) => began(id)))).toEqual([1, 1, 0]);
  });

  it('brings whoever covers on duty when a leave begins, and the other back when it ends', async () => {
    await make(0, 'view:V1');
    done(await takeLeave(0, 'view:V2', '2026-11-02T18:00', '2026-11-02T20:00', wang));
    await run();
    now = at('2026-11-02T18:00');
    await run();
    expect(await Promise.all([wang, li].map(({ id }) => began(id)))).toEqual([0, 1]);
    now = at('2026-11-02T20:00');
    await run();
    await run();
    expect(await Promise.all([wang, li].map(({ id }) => began(id)))).toEqual([1, 1]);
    expect(await of[0]!.duty.due(now, 10)).toEqual([]);
  });

  it('one rota that cannot be read does not keep the others waiting', async () => {
    const { id } = done(await make(0, 'view:V1'));
    await of[0]!.store.models.duty.collection.insertOne({
      ...{ _id: 'odd', kind: 'rota', madeBy: 'x', nextInstantAt: at('2026-11-01T00:00') },
    } as never);
    now = at('2026-11-03T08:00');
    await expect(announceDuty(process(0))).rejects.toThrow();
    expect(await began(li.id)).toBe(1);
    expect(((await of[0]!.duty.rotas.load(id)) as RotaRecord).nextInstantAt).toEqual(at('2026-11-04T08:00'));
  });
});
