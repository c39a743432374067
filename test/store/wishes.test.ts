import { isRefusal } from '../../src/domain/refusal.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { commandSchema } from '../../src/domain/ticket/commands.js';
import { CommandRunner } from '../../src/run-command.js';
import { WishRunner } from '../../src/run-wish.js';
import { Tickets } from '../../src/store/tickets.js';
import { WishStore } from '../../src/store/wishes.js';
import { li, qian, ROSTER, wang, zhao } from '../domain/people/cast.js';
import { at, CHANNEL, CONTRACT, FILING } from '../domain/ticket/requests.js';
import { desk, type Process } from './stores.js';

let of: Process[];
let stop: () => Promise<void>;
let now: Date;
const A = 'SR-2026-000001';
const FIRST = 'WR-2026-000001';

beforeEach(async () => {
  ({ of, stop } = await desk(2));
  await of[0]!.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster: ROSTER });
  now = at('10:00');
  await of[0]!.contracts.insert(CONTRACT, { intents: [], cause: 'seed', now });
});
afterEach(() => stop());

/** Records, and then dies before the request knows. */
class Killed extends Tickets {
  override commit(): Promise<boolean> {
    return Promise.reject(new Error('killed'));
  }
}
class Unrecorded extends WishStore {
  override record(): Promise<never> {
    return Promise.reject(new Error('killed'));
  }
}
function runner(process = 0, more: Partial<Pick<Process, 'tickets' | 'wishes'>> = {}): CommandRunner {
  const { tickets, wishes, contracts, settings, people, duty } = { ...of[process]!, ...more };
  const nudge = () => undefined;
  return new CommandRunner({ tickets, wishes, contracts, settings, people, duty, clock: () => now, nudge });
}
const REQUIREMENT = { ...FILING, category: 'requirement' as const, items: ['报表能按科室导出'] };
/** Files it, and does what it owes once it has been answered. */
async function filed(with_: CommandRunner, filing: typeof REQUIREMENT | typeof FILING, cause: string) {
  const done = await with_.file(filing, wang, { cause, at: now });
  if (!isRefusal(done)) await with_.seeToErrands(done.record);
  return done;
}
const file = (with_ = runner(), cause = 'view:A') => filed(with_, REQUIREMENT, cause);
const all = async () => (await of[0]!.wishes.list({ status: 'all' }, 0, 100)).wishes;
const load = async () => (await of[0]!.tickets.load(A))!;
const judgeWith = (n: number) =>
  new WishRunner({ wishes: of[n]!.wishes, clock: () => now, nudge: () => undefined });

it('a requirement that is filed stands in the list of wishes, and the request says under which number', async () => {
  expect(await file()).toMatchObject({ repeated: false, record: { id: A } });
  expect(await file()).toMatchObject({ repeated: true });
  expect(await all()).toMatchObject([{ id: FIRST, text: '报表能按科室导出', backers: [{ request: A }] }]);
  expect((await load()).history.map(({ type }) => type)).toEqual(['registered', 'wish-recorded']);
  expect((await load()).errands).toBeUndefined();
});

it.each([
  ['before it was recorded', () => runner(0, { wishes: new Unrecorded(of[0]!.store.models.wishes) })],
  ['before the request knew', () => runner(0, { tickets: new Killed(of[0]!.store.models.tickets) })],
])('killed %s: the sweep finishes it, once', async (_, killed) => {
  await expect(file(killed())).rejects.toThrow('killed');
  now = at('10:00:10');
  expect(await of[0]!.tickets.due(now, 10)).toEqual([A]);
  await Promise.all([0, 1, 1].map((n) => runner(n).tick(A)));
  expect(await all()).toHaveLength(1);
  expect((await load()).history.filter(({ type }) => type === 'wish-recorded')).toHaveLength(1);
  expect((await load()).errands).toBeUndefined();
});

it('the same words in another request count for the same wish; a settled one is no reason not to wish again', async () => {
  await file();
  await filed(runner(1), { ...REQUIREMENT, items: ['报表能按科室导出！'] }, 'view:B');
  expect(await all()).toMatchObject([
    { id: FIRST, backers: [{ request: A }, { request: 'SR-2026-000002' }] },
  ]);
  const ticket = (await of[0]!.tickets.load('SR-2026-000002'))!;
  expect(ticket.history.at(-1)).toMatchObject({ type: 'wish-recorded', wish: FIRST, joined: true });
  await judgeWith(0).judge(FIRST, { decision: 'finish' }, qian, { cause: 'view:J', at: now }, 2);
  await file(runner(), 'view:C');
  expect((await all()).map(({ id }) => id).sort()).toEqual([FIRST, 'WR-2026-000002']);
});

it('many at once get numbers one after the other, each once', async () => {
  await Promise.all(
    Array.from({ length: 8 }, (_none, n) =>
      filed(runner(n % 2), { ...REQUIREMENT, items: [`wish ${n}`] }, `view:${n}`),
    ),
  );
  const numbers = (await all()).map(({ id }) => Number(id.slice(-6))).sort((a, b) => a - b);
  expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

it('a decision is made once and told once, however often it is delivered and by whomever at once', async () => {
  await file();
  const decide = (n: number, cause: string, by = qian) =>
    judgeWith(n).judge(FIRST, { decision: 'plan', release: '5.2' }, by, { cause, at: now }, 1);
  const done = await Promise.all([decide(0, 'view:1'), decide(1, 'view:1'), decide(1, 'view:2', zhao)]);
  expect(done.filter((one) => 'refused' in one).length).toBeGreaterThanOrEqual(1);
  const [wish] = await all();
  expect(wish!.history.filter(({ type }) => type === 'planned')).toHaveLength(1);
  expect(wish!.outbox).toMatchObject([{ lane: CHANNEL, message: 'wish-planned' }]);
  expect(await of[1]!.outboxes.ofLane(CHANNEL, 10)).toEqual(
    expect.arrayContaining([expect.objectContaining({ owner: 'wishes', ownerId: FIRST })]),
  );
});

it('the list is filtered by status and customer, a page at a time, what was spoken of last first', async () => {
  for (let n = 0; n < 5; n += 1) {
    now = at(`10:0${n}`);
    await filed(runner(), { ...REQUIREMENT, items: [`wish ${n}`] }, `view:${n}`);
  }
  now = at('11:00');
  await judgeWith(0).judge(
    FIRST,
    { decision: 'decline', text: '不做' },
    qian,
    { cause: 'view:J', at: now },
    1,
  );
  const ids = async (...asked: Parameters<WishStore['list']>) => {
    const { wishes, total } = await of[0]!.wishes.list(...asked);
    return [total, ...wishes.map(({ id }) => Number(id.slice(-6)))];
  };
  expect(await ids({}, 0, 2)).toEqual([4, 5, 4]);
  expect(await ids({}, 2, 2)).toEqual([4, 3, 2]);
  expect(await ids({ status: 'declined' }, 0, 9)).toEqual([1, 1]);
  expect(await ids({ status: 'all', customerIds: [CONTRACT.customerId] }, 0, 9)).toEqual([5, 1, 5, 4, 3, 2]);
  expect(await ids({ customerIds: ['other'] }, 0, 9)).toEqual([0]);
});

it('a wish said in the thread of a request is recorded by the verb, with the press delivered twice', async () => {
  await filed(runner(), FILING, 'view:A');
  const command = commandSchema.parse({ do: 'wish', text: '批量打印' });
  const press = (n: number) => runner(n).run(A, command, li, { cause: 'press:1', at: now });
  expect(await press(0)).toMatchObject({ repeated: false });
  expect(await press(1)).toMatchObject({ repeated: true });
  expect(await all()).toHaveLength(1);
});
