import type { Person } from '../../src/domain/people/person.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { commandSchema, type Command } from '../../src/domain/ticket/commands.js';
import { CommandRunner } from '../../src/run-command.js';
import { Tickets } from '../../src/store/tickets.js';
import { li, ROSTER, smith, sun, wang } from '../domain/people/cast.js';
import { at, CONTRACT, FILING } from '../domain/ticket/requests.js';
import { desk, type Process } from './stores.js';

let of: Process[];
let stop: () => Promise<void>;
let now: Date;
const [A, B] = ['SR-2026-000001', 'SR-2026-000002'];

beforeEach(async () => {
  ({ of, stop } = await desk(2));
  await of[0]!.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster: ROSTER });
  now = at('10:00');
  await of[0]!.contracts.insert(CONTRACT, { intents: [], cause: 'seed', now });
  for (const cause of ['view:A', 'view:B']) await runner().file(FILING, wang, { cause, at: now });
  now = at('10:10');
});
afterEach(() => stop());

/** Commits so many times and then no more, as a process that was killed. */
class Killed extends Tickets {
  constructor(
    model: ConstructorParameters<typeof Tickets>[0],
    private left: number,
  ) {
    super(model);
  }
  override async commit(...args: Parameters<Tickets['commit']>): Promise<boolean> {
    if (this.left === 0) throw new Error('killed');
    this.left -= 1;
    return super.commit(...args);
  }
}

function runner(process = 0, tickets = of[process]!.tickets): CommandRunner {
  const { contracts, settings, people, duty, wishes } = of[process]!;
  const nudge = () => undefined;
  return new CommandRunner({ tickets, wishes, contracts, settings, people, duty, clock: () => now, nudge });
}
const say = (verb: string, more = {}): Command => commandSchema.parse({ do: verb, ...more });
const merge = (by: Person = sun, cause = 'press:1', with_ = runner(), from = B, into = A) =>
  with_.run(from!, say('merge', { into }), by, { cause, at: now });
const load = async (id = A) => (await of[0]!.tickets.load(id!))!;
const factsOf = async (id = A) => (await load(id)).history.map(({ type }) => type);

async function expectMerged(): Promise<void> {
  expect(await load(B)).toMatchObject({ status: 'merged', mergedInto: { number: A } });
  expect(await factsOf(B)).toEqual(['registered', 'merged']);
  const parent = await load(A);
  expect(parent).toMatchObject({ status: 'registered', mergedIn: [{ number: B }] });
  expect(parent.merging).toBeUndefined();
  expect(await factsOf(A)).toEqual(['registered', 'merged-in']);
  expect(parent.outbox.filter(({ message }) => message === 'merged-in')).toHaveLength(3);
}

it('one press merges both, and the same press again changes nothing', async () => {
  expect(await merge()).toMatchObject({ repeated: false, record: { id: B, status: 'merged' } });
  await expectMerged();
  expect(await merge()).toMatchObject({ repeated: true, record: { id: B } });
  await expectMerged();
});

it('what is said about the merged one reaches the other, once', async () => {
  await merge();
  const words = say('reply', { text: '日志在附件里', slackTs: '1763800000.000300' });
  for (let n = 0; n < 2; n += 1) await runner(n).run(B!, words, wang, { cause: 'message:1', at: now });
  expect((await load(A)).history.filter(({ type }) => type === 'replied')).toMatchObject([
    { text: '日志在附件里', through: B, side: 'customer' },
  ]);
  expect((await load(A)).outbox.filter(({ message }) => message === 'replied')).toHaveLength(3);
});

it('killed before anything was written: nothing has happened', async () => {
  await expect(
    merge(sun, 'press:1', runner(0, new Killed(of[0]!.store.models.tickets, 0))),
  ).rejects.toThrow();
  expect([await factsOf(A), await factsOf(B)]).toEqual([['registered'], ['registered']]);
  expect((await load(A)).merging).toBeUndefined();
});

it.each([
  ['it was intended', 1],
  ['the one was closed', 2],
])('killed after %s: the clock’s sweep finishes it, once, by whichever process', async (_, commits) => {
  const killed = runner(0, new Killed(of[0]!.store.models.tickets, commits));
  await expect(merge(sun, 'press:1', killed)).rejects.toThrow('killed');
  expect((await load(A)).merging).toMatchObject([{ number: B }]);
  now = at('10:10:05');
  await runner(1).tick(A!);
  expect((await load(A)).merging).toBeDefined();
  now = at('10:10:10');
  expect(await of[0]!.tickets.due(now, 10)).toEqual([A]);
  await Promise.all([0, 1, 0, 1].map((n) => runner(n).tick(A!)));
  await expectMerged();
  expect(await of[0]!.tickets.due(now, 10)).toEqual([]);
});

it('killed after it was intended, and the person tries again: it is done once', async () => {
  const killed = runner(0, new Killed(of[0]!.store.models.tickets, 1));
  await expect(merge(sun, 'press:1', killed)).rejects.toThrow('killed');
  expect(await merge(sun, 'press:1')).toMatchObject({ repeated: false });
  await expectMerged();
});

it('closed meanwhile by the customer: what was intended is given up, and nothing is merged', async () => {
  const killed = runner(0, new Killed(of[0]!.store.models.tickets, 1));
  await expect(merge(sun, 'press:1', killed)).rejects.toThrow('killed');
  await runner(1).run(B!, say('cancel', { reason: '误报' }), wang, { cause: 'press:2', at: now });
  now = at('10:10:10');
  await runner(1).tick(A!);
  expect((await load(A)).merging).toBeUndefined();
  expect([await factsOf(A), await factsOf(B)]).toEqual([['registered'], ['registered', 'cancelled']]);
});

it('each into the other at once: one of them at most, and never both closed', async () => {
  const done = await Promise.all([
    merge(sun, 'press:1', runner(0), B, A),
    merge(sun, 'press:2', runner(1), A, B),
  ]);
  const statuses = [(await load(A)).status, (await load(B)).status];
  expect(statuses.filter((status) => status === 'merged')).toHaveLength(
    done.filter((one) => !isRefusal(one)).length,
  );
  expect(statuses).toContain('registered');
  expect([(await load(A)).merging, (await load(B)).merging]).toEqual([undefined, undefined]);
});

it('who may not, is refused, and learns nothing about the other request', async () => {
  expect(await merge(wang)).toMatchObject({ refused: 'not-permitted' });
  expect(await merge(smith)).toMatchObject({ refused: 'not-found', data: { number: B } });
  expect(await merge(li, 'press:3', runner(), B, 'SR-2026-000099')).toMatchObject({ refused: 'not-found' });
  expect((await load(A)).version).toBe(1);
});
