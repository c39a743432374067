import { pino } from 'pino';
import { countMoves } from '../../src/count-moves.js';
import { Fault } from '../../src/domain/fault.js';
import { DEFAULT_SETTINGS, type Settings } from '../../src/domain/settings/settings.js';
import type { DeskPolicy } from '../../src/domain/sla/escalation.js';
import { intend } from '../../src/domain/terms/intend.js';
import { withIntention } from '../../src/domain/settings/intention.js';
import { applyTermsChanges, type ApplyingTerms } from '../../src/jobs/apply-terms.js';
import type { Ticket } from '../../src/domain/ticket/ticket.js';
import { CommandRunner } from '../../src/run-command.js';
import { TermsChanges } from '../../src/store/terms-changes.js';
import { zhao, ROSTER, li } from '../domain/people/cast.js';
import { at, CONTRACT, POLICY } from '../domain/ticket/requests.js';
import { desk, file, type Process } from '../store/stores.js';

const ID = 'view:V1';
let of: Process[];
let stop: () => Promise<void>;
let now: Date;
let unreadable: string[];

beforeEach(async () => {
  ({ of, stop } = await desk(2));
  now = at('12:30');
  unreadable = [];
  const settings: Settings = { ...DEFAULT_SETTINGS, roster: ROSTER, policies: [POLICY] };
  await of[0]!.settings.save(settings, settings);
  await of[0]!.contracts.insert(CONTRACT, { intents: [], cause: 'seed', now: at('09:00') });
});
afterEach(() => stop());

const clock = () => now;
/** The job of a process; a test may put a part of its own in. */
function job(process: number, parts: Partial<ApplyingTerms> = {}): ApplyingTerms {
  const one = of[process]!;
  return {
    ...{ settings: one.settings, tickets: one.tickets, contracts: one.contracts, clock },
    termsChanges: new TermsChanges(one.store.models.termsChanges),
    runner: new CommandRunner({ ...one, clock, nudge: () => undefined }),
    nudge: () => undefined,
    log: pino({ level: 'silent' }),
    ...parts,
  };
}

/** Requests received at 10:00 and, every third one, at 12:00. */
async function filed(count: number): Promise<string[]> {
  const numbers: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const when = n % 3 === 0 ? at('12:00') : at('10:00');
    const { id } = await file(of[0]!, { cause: `view:F${n}`, when });
    numbers.push(id);
  }
  await of[0]!.store.models.tickets.collection.updateMany({}, { $set: { outbox: [] } });
  return numbers;
}

/** A new version is saved, and that the open requests are to have it. */
async function meant(targets: DeskPolicy['targets'], id = ID): Promise<Settings> {
  const store = of[0]!.settings;
  const before = await store.load();
  const [newest] = before.policies;
  const policies = [{ ...newest!, version: newest!.version + 1, targets }, ...before.policies];
  const after = { ...before, policies };
  const act = { cause: id, at: at('12:20') };
  const intention = intend(zhao, act, after, { policies: ['default'], calendars: [] });
  const intentions = withIntention(before.intentions, intention);
  expect(await store.save(before, { ...after, intentions })).toBe(true);
  return store.load();
}
const FASTER = { response: 30, solution: 120, onsite: 120, repair: 60 };
const change = async (id = ID) => (await new TermsChanges(of[0]!.store.models.termsChanges).load(id))!;
const facts = async (number: string) =>
  (await of[0]!.tickets.load(number))!.history.filter(({ type }) => type === 'terms-changed');
const owed = async (id = ID) =>
  (await of[0]!.store.models.termsChanges
    .findById(id)
    .lean<{ outbox: { message: string; lane: string }[] }>())!.outbox;

it('every open request has the change once, and whoever asked is owed one message with the figures', async () => {
  const numbers = await filed(120);
  await meant(FASTER);
  await applyTermsChanges(job(0));
  await applyTermsChanges(job(1));
  for (const number of numbers) expect(await facts(number)).toHaveLength(1);
  expect(await change()).toMatchObject({
    total: 120,
    tally: { requests: 120, earlier: 120, breached: 80 },
    failed: { count: 0 },
    finishedAt: now,
  });
  expect((await change()).workingSince).toBe(undefined);
  expect(await owed()).toMatchObject([{ message: 'terms-applied', lane: zhao.id }]);
});

it('the effect that was shown before is the effect that it has', async () => {
  await filed(60);
  const settings = await meant(FASTER);
  const failed = (id: string) => void unreadable.push(id);
  let counted;
  for await (counted of countMoves(settings.intentions![0]!, settings, { ...of[0]!, clock, failed }));
  expect(counted!.tally).toMatchObject({ requests: 60, earlier: 60, breached: 40, later: 0 });
  await applyTermsChanges(job(0));
  const { named, ...figures } = counted!.tally;
  expect((await change()).tally).toMatchObject(figures);
  expect(named).toHaveLength(10);
  expect(unreadable).toEqual([]);
});

it('a request that is changed while they are read, and so read twice, is counted once', async () => {
  await filed(3);
  const settings = await meant(FASTER);
  const prepared: Ticket[] = [];
  for await (const ticket of of[0]!.tickets.openUnder({ policyId: 'default', below: 2 }))
    prepared.push(ticket);
  const tickets = {
    countUnder: () => Promise.resolve(3),
    openUnder: () => [...prepared, ...prepared.slice(1)],
  } as unknown as Process['tickets'];
  const deps = { ...of[0]!, tickets, clock, failed: () => undefined };
  let counted;
  for await (counted of countMoves(settings.intentions![0]!, settings, deps));
  expect(counted).toMatchObject({ soFar: 3, total: 3, tally: { requests: 3 } });
});

it('counting lets everybody else work in between, and holds few requests at a time', async () => {
  await filed(130);
  const settings = await meant(FASTER);
  let turns = 0;
  let going = true;
  const others = (async () => {
    for (; going; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  })();
  /** Turns that others had while requests were counted that had been read already. */
  let between = 0;
  const prepared: Ticket[] = [];
  for await (const ticket of of[0]!.tickets.openUnder({ policyId: 'default', below: 2 }))
    prepared.push(ticket);
  const tickets = {
    countUnder: () => Promise.resolve(130),
    async *openUnder() {
      const before = turns;
      yield* prepared;
      between = turns - before;
    },
  } as unknown as Process['tickets'];
  const shown: number[] = [];
  const deps = { ...of[0]!, tickets, clock, failed: () => undefined };
  for await (const { soFar } of countMoves(settings.intentions![0]!, settings, deps)) shown.push(soFar);
  going = false;
  await others;
  expect(shown).toEqual([0, 50, 100, 130]);
  expect(between).toBeGreaterThan(0);
});

it('a process that dies in the middle of a batch, and one that dies before it is noted: the next one goes on, and every request counts once', async () => {
  const numbers = await filed(70);
  await meant(FASTER);
  const { runner } = job(0);
  let applied = 0;
  const dying = {
    applyTerms: async (...asked: Parameters<CommandRunner['applyTerms']>) => {
      if ((applied += 1) > 20) throw new Fault('store-unavailable', true);
      return runner.applyTerms(...asked);
    },
  } as unknown as CommandRunner;
  await expect(applyTermsChanges(job(0, { runner: dying }))).rejects.toThrow(Fault);
  expect(await change()).toMatchObject({ after: '', tally: { requests: 0 } });

  class Unnoted extends TermsChanges {
    override commit(): Promise<boolean> {
      return Promise.reject(new Fault('store-unavailable', true));
    }
  }
  const termsChanges = new Unnoted(of[0]!.store.models.termsChanges);
  await expect(applyTermsChanges(job(0, { termsChanges }))).rejects.toThrow(Fault);
  for (const number of numbers) expect(await facts(number)).toHaveLength(1);
  expect(await change()).toMatchObject({ after: '', tally: { requests: 0 } });

  now = at('12:45');
  await applyTermsChanges(job(1));
  for (const number of numbers) {
    expect(await facts(number)).toMatchObject([{ at: at('12:20'), cause: `terms:${ID}:${number}` }]);
  }
  expect(await change()).toMatchObject({ tally: { requests: 70 }, finishedAt: at('12:45') });
});

it('two processes at once change every request once, count it once, and owe one message', async () => {
  const numbers = await filed(40);
  await meant(FASTER);
  await Promise.all([0, 1].map((process) => applyTermsChanges(job(process))));
  for (const number of numbers) expect(await facts(number)).toHaveLength(1);
  expect(await change()).toMatchObject({ tally: { requests: 40, earlier: 40 } });
  expect(await owed()).toHaveLength(1);
});

it('the change crosses what people do: an acknowledgement meanwhile is kept', async () => {
  const [number] = await filed(1);
  await meant({ ...FASTER, response: 60 });
  const { runner } = job(1);
  await Promise.all([
    applyTermsChanges(job(0)),
    runner.run(number!, { do: 'acknowledge' }, li, { cause: 'press:1', at: at('12:25') }),
  ]);
  const { history } = (await of[0]!.tickets.load(number!))!;
  const types = history.map(({ type }) => type).sort();
  expect(types).toEqual(['acknowledged', 'dispatched-by-rule', 'registered', 'step-asked', 'terms-changed']);
});

it('a request that cannot be read is named, and does not keep the others from the change', async () => {
  const numbers = await filed(5);
  await of[0]!.store.models.tickets.collection.updateOne({ _id: numbers[2] } as never, {
    $set: { status: 'of another version' },
  });
  await meant(FASTER);
  await applyTermsChanges(job(0));
  expect(await change()).toMatchObject({
    tally: { requests: 4 },
    failed: { count: 1, named: [numbers[2]] },
    finishedAt: now,
  });
});

it('closed requests, and those of other policies, are left as they are', async () => {
  const [closed, other, open] = await filed(3);
  const { tickets } = of[0]!.store.models;
  await tickets.collection.updateOne({ _id: closed } as never, {
    $set: { status: 'cancelled', closedAt: at('12:10') },
  });
  await tickets.collection.updateOne({ _id: other } as never, { $set: { 'terms.policy.id': 'key' } });
  await meant(FASTER);
  await applyTermsChanges(job(0));
  expect(
    await Promise.all([closed, other, open].map(async (number) => (await facts(number!)).length)),
  ).toEqual([0, 0, 1]);
  expect(await change()).toMatchObject({ total: 1, tally: { requests: 1 } });
});

it('of two changes on their way the newer stands, whichever is worked off first', async () => {
  const [number] = await filed(1);
  await meant(FASTER);
  await meant({ ...FASTER, repair: 90 }, 'view:V2');
  await applyTermsChanges(job(0));
  const ticket = (await of[0]!.tickets.load(number!))!;
  expect(ticket.terms.policy).toMatchObject({ version: 3, targets: { repair: 90 } });
  expect(ticket.clocks.find(({ metric }) => metric === 'repair')!.dueAt).toEqual(at('13:30'));
});

it('what was asked by file is told to the administrators', async () => {
  await filed(1);
  const settings = await meant(FASTER);
  const intentions = settings.intentions!.map((one) => ({
    ...one,
    by: { id: 'settings-file', name: 'file' },
  }));
  await of[0]!.settings.save(settings, { ...settings, intentions });
  await applyTermsChanges(job(0));
  expect(await owed()).toMatchObject([{ lane: ROSTER.admin![0]!.id }]);
});
