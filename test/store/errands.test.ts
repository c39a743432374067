import type { Person } from '../../src/domain/people/person.js';
import { Fault } from '../../src/domain/fault.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { commandSchema, type Command } from '../../src/domain/ticket/commands.js';
import { verifyChain } from '../../src/domain/ticket/custody/verify-chain.js';
import { CommandRunner } from '../../src/run-command.js';
import { Tickets } from '../../src/store/tickets.js';
import { li, ROSTER, smith, sun, wang } from '../domain/people/cast.js';
import { at, CONTRACT, FILING, HOW } from '../domain/ticket/requests.js';
import { desk, type Process } from './stores.js';

let of: Process[];
let stop: () => Promise<void>;
let now: Date;
const [A, B, C] = ['SR-2026-000001', 'SR-2026-000002', 'SR-2026-000003'];

beforeEach(async () => {
  ({ of, stop } = await desk(2));
  await of[0]!.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster: ROSTER });
  now = at('10:00');
  await of[0]!.contracts.insert(CONTRACT, { intents: [], cause: 'seed', now });
  for (const cause of ['view:A', 'view:B']) await runner().file(FILING, wang, { cause, at: now });
  now = at('10:10');
});
afterEach(() => stop());

/** Writes so many times and then no more, as a process that was killed. */
class Killed extends Tickets {
  constructor(
    model: ConstructorParameters<typeof Tickets>[0],
    private left: number,
    private readonly how: () => Error = () => new Error('killed'),
  ) {
    super(model);
  }
  override async commit(...args: Parameters<Tickets['commit']>): Promise<boolean> {
    this.spend();
    return super.commit(...args);
  }
  override async register(...args: Parameters<Tickets['register']>) {
    this.spend();
    return super.register(...args);
  }
  private spend(): void {
    if (this.left === 0) throw this.how();
    this.left -= 1;
  }
}

function runner(process = 0, tickets = of[process]!.tickets): CommandRunner {
  const { contracts, settings, people, duty, wishes } = of[process]!;
  const nudge = () => undefined;
  return new CommandRunner({ tickets, wishes, contracts, settings, people, duty, clock: () => now, nudge });
}
const killed = (writes: number) => runner(0, new Killed(of[0]!.store.models.tickets, writes));
const say = (verb: string, more = {}): Command => commandSchema.parse({ do: verb, ...more });
const link = (
  from = B,
  to = A,
  relation = 'blocked-by',
  cause = 'press:1',
  by: Person = sun,
  with_ = runner(),
) => with_.run(from!, say('link', { to, relation }), by, { cause, at: now });
const load = async (id = A) => (await of[0]!.tickets.load(id!))!;
const linksOf = async (id = A) =>
  (await load(id)).links?.map(({ number, relation }) => `${relation} ${number}`);
const countOf = async (id: string | undefined, type: string) =>
  (await load(id)).history.filter((fact) => fact.type === type).length;

async function expectLinked(): Promise<void> {
  expect([await linksOf(A), await linksOf(B)]).toEqual([[`blocks ${B}`], [`blocked-by ${A}`]]);
  for (const id of [A, B]) {
    expect((await load(id)).errands).toBeUndefined();
    expect(await countOf(id, 'linked')).toBe(1);
    expect((await load(id)).outbox.filter(({ message }) => message === 'linked')).toHaveLength(2);
    expect(verifyChain(await load(id))).toMatchObject({ ok: true });
  }
}

it.each([
  ['from the younger', B, A, 'blocked-by'],
  ['from the older', A, B, 'blocks'],
])('one press links both, %s, and the same press again changes nothing', async (_, from, to, relation) => {
  expect(await link(from, to, relation)).toMatchObject({ repeated: false, record: { id: from } });
  await expectLinked();
  expect(await link(from, to, relation)).toMatchObject({ repeated: true, record: { id: from } });
  await expectLinked();
});

it.each([0, 1, 2])(
  'killed after %s writes: nothing, or both sides, by whichever process looks next',
  async (writes) => {
    await expect(link(B, A, 'blocked-by', 'press:1', sun, killed(writes))).rejects.toThrow('killed');
    now = at('10:10:10');
    expect(await of[0]!.tickets.due(now, 10)).toEqual(writes === 0 ? [] : [A]);
    await Promise.all([0, 1, 0].map((n) => runner(n).tick(A!)));
    if (writes === 0) expect([await linksOf(A), await linksOf(B)]).toEqual([undefined, undefined]);
    else await expectLinked();
    expect(await link()).toMatchObject({ repeated: writes > 0 });
    await expectLinked();
  },
);

it('where the store is lost between the two, the act stands, and the other side follows', async () => {
  const lost = new Killed(of[0]!.store.models.tickets, 1, () => new Fault('store-unavailable', true));
  expect(await link(A, B, 'blocks', 'press:1', sun, runner(0, lost))).toMatchObject({ repeated: false });
  expect([await linksOf(A), await linksOf(B)]).toEqual([[`blocks ${B}`], undefined]);
  now = at('10:10:10');
  await runner().tick(A!);
  await expectLinked();
});

it('two people say different things of the two at once: one of them holds, on both sides', async () => {
  const done = await Promise.all([
    link(B, A, 'blocked-by', 'press:1', sun, runner(0)),
    link(A, B, 'same-cause', 'press:2', li, runner(1)),
  ]);
  expect(done.filter((one) => isRefusal(one))).toHaveLength(1);
  const [one, other] = [await linksOf(A), await linksOf(B)];
  expect([`${one} ${other}`]).toContain(
    one?.[0]?.startsWith('blocks') ? `blocks ${B} blocked-by ${A}` : `same-cause ${B} same-cause ${A}`,
  );
});

it('taken away on both sides, once', async () => {
  await link();
  const unlink = () => runner().run(B!, say('unlink', { to: A }), sun, { cause: 'press:2', at: now });
  expect(await unlink()).toMatchObject({ repeated: false, record: { id: B } });
  expect(await unlink()).toMatchObject({ repeated: true });
  expect([await linksOf(A), await linksOf(B)]).toEqual([undefined, undefined]);
  expect([await countOf(A, 'unlinked'), await countOf(B, 'unlinked')]).toEqual([1, 1]);
});

it('who may not, is refused, and learns nothing about the other request', async () => {
  expect(await link(B, A, 'related', 'press:1', wang)).toMatchObject({ refused: 'not-permitted' });
  expect(await link(B, A, 'related', 'press:2', smith)).toMatchObject({
    refused: 'not-found',
    data: { number: B },
  });
  expect(await link(B, 'SR-2026-000099')).toMatchObject({ refused: 'not-found' });
  expect(await link(B, B)).toMatchObject({ refused: 'link-with-itself' });
});

it.each([undefined, 0, 1])(
  'whoever is responsible is told once that what it waits for is resolved (killed: %s)',
  async (writes) => {
    await link();
    await runner().run(B!, say('acknowledge'), li, { cause: 'press:2', at: now });
    await runner().run(A!, say('acknowledge'), li, { cause: 'press:3', at: now });
    const solve = (with_ = runner()) =>
      with_.run(A!, say('resolve', { proposal: HOW, outcome: 'repaired', text: '已更换' }), li, {
        cause: 'press:4',
        at: now,
      });
    if (writes === undefined) await solve();
    else await expect(solve(killed(writes + 1))).rejects.toThrow('killed');
    now = at('10:10:10');
    await Promise.all([runner(0).tick(A!), runner(1).tick(A!)]);
    await solve();
    expect(await load(A)).toMatchObject({ status: 'resolved' });
    expect((await load(A)).errands).toBeUndefined();
    expect(await load(B)).toMatchObject({ status: 'acknowledged' });
    expect(await countOf(B, 'unblocked')).toBe(1);
  },
);

const HALF = [
  { no: 1, outcome: 'repaired' },
  { no: 2, outcome: 'not-done' },
];
const halfDone = (with_ = runner()) =>
  with_.run(
    A!,
    say('resolve', { proposal: HOW, outcome: 'repaired', text: '已更换', items: HALF, split: true }),
    li,
    {
      cause: 'view:R',
      at: now,
    },
  );

it.each([undefined, 1, 2])(
  'what is not done gets one request of its own, whatever was killed (%s writes)',
  async (writes) => {
    await runner().run(A!, say('acknowledge'), li, { cause: 'press:3', at: now });
    if (writes === undefined) await halfDone();
    else await expect(halfDone(killed(writes))).rejects.toThrow('killed');
    now = at('10:10:10');
    await Promise.all([runner(0).tick(A!), runner(1).tick(A!), runner(1).tick(A!)]);
    await halfDone();
    expect(await load(C)).toMatchObject({ status: 'assigned', items: [{ no: 1, text: FILING.items[1] }] });
    expect(await of[0]!.tickets.load('SR-2026-000004')).toBeUndefined();
    expect(await linksOf(A)).toEqual([`split-into ${C}`]);
    expect(await countOf(A, 'split-off')).toBe(1);
    for (const id of [A, C]) expect(verifyChain(await load(id))).toMatchObject({ ok: true });
  },
);

/** As requests were left before every item had to go on somewhere: one is not done, and stands nowhere. */
async function leftAsOnce(id: string): Promise<void> {
  const { collection } = of[0]!.store.models.tickets;
  await collection.updateOne({ _id: id } as never, { $unset: { links: 1 } });
}

it('moved later, by a press that is delivered twice, it is one request and no refusal', async () => {
  await runner().run(A!, say('acknowledge'), li, { cause: 'press:3', at: now });
  await halfDone();
  await leftAsOnce(A!);
  const split = (n: number) =>
    runner(n).run(A!, say('split', { items: [2] }), li, { cause: 'press:5', at: now });
  expect(await split(0)).toMatchObject({ repeated: false });
  expect(await split(1)).toMatchObject({ repeated: true });
  expect(await linksOf(A)).toEqual(['split-into SR-2026-000004']);
  expect(await of[0]!.tickets.load('SR-2026-000005')).toBeUndefined();
});
