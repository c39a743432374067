import type { Person } from '../../src/domain/people/person.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { commandSchema, type Command } from '../../src/domain/ticket/commands.js';
import { CommandRunner } from '../../src/run-command.js';
import { Tickets } from '../../src/store/tickets.js';
import { chen, li, ROSTER, smith, stranger, sun, wang } from '../domain/people/cast.js';
import { at, CONTRACT, FILING } from '../domain/ticket/requests.js';
import { desk, type Process } from './stores.js';

let of: Process[];
let stop: () => Promise<void>;
let now = at('10:00');
let nudged: string[][];

beforeEach(async () => {
  ({ of, stop } = await desk(2));
  const [one] = of;
  now = at('10:00');
  nudged = [];
  await one!.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster: ROSTER });
  await one!.contracts.insert(CONTRACT, { intents: [], cause: 'seed', now });
});
afterEach(() => stop());

function runner(process: number, tickets = of[process]!.tickets): CommandRunner {
  const { contracts, settings, people, duty, wishes } = of[process]!;
  const nudge = (lanes: string[]) => void nudged.push(lanes);
  return new CommandRunner({ tickets, wishes, contracts, settings, people, duty, clock: () => now, nudge });
}
const say = (verb: string, more = {}): Command => commandSchema.parse({ do: verb, ...more });
const file = (by: Person = wang, cause = 'view:V1') => runner(0).file(FILING, by, { cause, at: now });

it('a filing becomes a request with the settings of that moment, and whoever is owed a message is nudged', async () => {
  const done = await file();
  if (isRefusal(done)) throw new Error(done.refused);
  expect(done).toMatchObject({ repeated: false, record: { id: 'SR-2026-000001', receivedAt: at('10:00') } });
  expect(done.record.terms.policy.targets).toEqual(DEFAULT_SETTINGS.policies[0]!.targets);
  expect(nudged).toEqual([['C0RENHESVC', 'C0DESK0001', li.id]]);
});

it('the number’s year is the desk’s own', async () => {
  now = new Date('2026-12-31T16:30:00Z');
  expect(await file()).toMatchObject({ record: { id: 'SR-2027-000001' } });
});

it('nobody files for another company, nor under a contract that is not there', async () => {
  expect(await file(smith)).toMatchObject({ refused: 'no-contract' });
  expect(await file(stranger)).toMatchObject({ refused: 'no-contract' });
  const elsewhere = { ...FILING, contractId: 'contract-none' };
  expect(await runner(0).file(elsewhere, sun, { cause: 'view:V2', at: now })).toMatchObject({
    refused: 'no-contract',
  });
  expect(await of[0]!.store.models.tickets.countDocuments()).toBe(0);
});

it('what many say of one request at the same moment is all taken, in the order in which it came', async () => {
  await file();
  const words = Array.from({ length: 30 }, (_, index) => `第 ${index + 1} 句`);
  const said = words.map((text, index) =>
    runner(0).run('SR-2026-000001', say('note', { text }), sun, { cause: `press:${index}`, at: now }),
  );
  expect((await Promise.all(said)).filter(isRefusal)).toEqual([]);
  const { history } = (await of[0]!.tickets.load('SR-2026-000001'))!;
  expect(history.flatMap((fact) => (fact.type === 'noted' ? [fact.text] : []))).toEqual(words);
});

it('the same press delivered four times, to two processes, is one event', async () => {
  await file();
  const act = { cause: 'press:1', at: at('10:04') };
  now = at('10:05');
  const done = await Promise.all(
    [0, 1, 0, 1].map((n) => runner(n).run('SR-2026-000001', say('note', { text: '备件在库' }), sun, act)),
  );
  expect(done.filter((one) => !isRefusal(one) && !one.repeated)).toHaveLength(1);
  expect(done.filter((one) => !isRefusal(one) && one.repeated)).toHaveLength(3);
  const ticket = (await of[0]!.tickets.load('SR-2026-000001'))!;
  expect(ticket.history.map(({ type }) => type)).toEqual(['registered', 'noted']);
  expect(ticket.outbox.filter(({ message }) => message === 'noted')).toHaveLength(1);
});

it('two engineers acknowledge at once: one is responsible, the other is told by name who', async () => {
  await file();
  now = at('10:05');
  const [first, second] = await Promise.all(
    [li, chen].map((person, n) =>
      runner(n).run('SR-2026-000001', say('acknowledge'), person, { cause: `press:${person.id}`, at: now }),
    ),
  );
  const ticket = (await of[0]!.tickets.load('SR-2026-000001'))!;
  const [winner, refusal] = isRefusal(first!) ? [chen, first] : [li, second];
  expect(ticket.responsible!.id).toBe(winner.id);
  expect(ticket.history.filter(({ type }) => type === 'acknowledged')).toHaveLength(1);
  expect(refusal).toEqual({
    refused: 'already-done',
    data: { verb: 'acknowledge', name: winner.name, number: 'SR-2026-000001' },
  });
});

it('twenty notes at once are all kept, in one history, once whoever was asked to try again has done so', async () => {
  await file();
  const saying = Array.from({ length: 4 }, async (_, writer) => {
    for (let n = 0; n < 5; n += 1) {
      const act = { cause: `press:${writer}-${n}`, at: now };
      const command = say('note', { text: `${writer}-${n}` });
      const noted = () => runner(writer % 2).run('SR-2026-000001', command, sun, act);
      let done = await noted();
      while (isRefusal(done) && done.refused === 'too-busy') done = await noted();
      expect(done).toMatchObject({ repeated: false });
    }
  });
  await Promise.all(saying);
  const ticket = (await of[0]!.tickets.load('SR-2026-000001'))!;
  expect(ticket.history).toHaveLength(21);
  expect(ticket.version).toBe(21);
});

it('whoever meets ten conflicts in a row is asked to try again, and nothing of theirs is done', async () => {
  await file();
  let rivals = 0;
  class Contested extends Tickets {
    override async commit(...args: Parameters<Tickets['commit']>): Promise<boolean> {
      rivals += 1;
      await runner(1).run(args[0].id, say('note', { text: `rival ${rivals}` }), sun, {
        cause: `rival:${rivals}`,
        at: now,
      });
      return super.commit(...args);
    }
  }
  const busy = runner(0, new Contested(of[0]!.store.models.tickets));
  const outcome = await busy.run('SR-2026-000001', say('acknowledge'), li, { cause: 'press:1', at: now });
  expect(outcome).toEqual({ refused: 'too-busy', data: { number: 'SR-2026-000001' } });
  expect(rivals).toBe(10);
  const ticket = (await of[0]!.tickets.load('SR-2026-000001'))!;
  expect(ticket.status).toBe('registered');
  expect(ticket.outbox.some(({ message }) => message === 'acknowledged')).toBe(false);
});

it('a request that is not there, and one of another company, are refused in the same words', async () => {
  await file();
  const ask = (id: string) =>
    runner(0).run(id, say('reply', { text: 'Hello?' }), smith, { cause: `message:${id}`, at: now });
  const [theirs, none] = [await ask('SR-2026-000001'), await ask('SR-2026-000099')];
  expect(theirs).toEqual({ refused: 'not-found', data: { number: 'SR-2026-000001' } });
  expect(none).toEqual({ refused: 'not-found', data: { number: 'SR-2026-000099' } });
});

it('two processes let the same instant pass: what is due happens once', async () => {
  await file();
  now = at('13:00');
  const ticked = await Promise.all([0, 1, 0, 1].map((n) => runner(n).tick('SR-2026-000001')));
  expect(ticked.filter(Boolean)).toHaveLength(1);
  now = at('14:00');
  await Promise.all([0, 1].map((n) => runner(n).tick('SR-2026-000001')));
  const ticket = (await of[0]!.tickets.load('SR-2026-000001'))!;
  const count = (type: string) => ticket.history.filter((fact) => fact.type === type).length;
  expect([count('breached'), count('emergency-plan-opened')]).toEqual([4, 1]);
  expect(await runner(1).tick('SR-2026-000001')).toBe(false);
});

it('an act that Slack dates in our future counts as done now', async () => {
  await file();
  now = at('10:05');
  const done = await runner(0).run('SR-2026-000001', say('acknowledge'), li, {
    cause: 'press:1',
    at: at('10:06'),
  });
  if (isRefusal(done)) throw new Error(done.refused);
  expect(done.record.history.at(-1)).toMatchObject({ at: at('10:05'), recordedAt: at('10:05') });
});
