import { isRefusal } from '../../src/domain/refusal.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import type { Ticket } from '../../src/domain/ticket/ticket.js';
import { CommandRunner } from '../../src/run-command.js';
import type { Done } from '../../src/run.js';
import type { Refusal } from '../../src/domain/refusal.js';
import { DAILY, kept } from '../domain/duty/rotas.js';
import { li, qian, ref, ROSTER, sun, wang } from '../domain/people/cast.js';
import { at, CONTRACT, FILING } from '../domain/ticket/requests.js';
import { desk, type Process } from '../store/stores.js';

/** Who is on duty is known to every act, and not to the clock's alone (R22). */

let one: Process;
let stop: () => Promise<void>;
beforeEach(async () => {
  const started = await desk();
  [one] = started.of as [Process];
  stop = started.stop;
  const policies = DEFAULT_SETTINGS.policies.map((policy) => ({
    ...policy,
    dispatch: 'department' as const,
  }));
  await one.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, policies, roster: ROSTER });
  await one.contracts.insert(CONTRACT, { intents: [], cause: 'seed', now: at('09:00') });
  const rota = kept([{ ...DAILY, people: [ref(sun)] }]);
  await one.duty.rotas.insert(rota, { intents: [], cause: 'rota', now: at('09:00') });
});
afterEach(() => stop());

const runner = (when: string) => new CommandRunner({ ...one, clock: () => at(when), nudge: () => undefined });
const done = (outcome: Done<Ticket> | Refusal): Ticket => {
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome.record;
};
const askedToDispatch = ({ history }: Ticket): string[][] =>
  history.flatMap((fact) =>
    fact.type === 'step-asked' && fact.step === 'dispatch' ? [fact.to.map(({ name }) => name)] : [],
  );

it('where the department dispatches, whoever is on duty is asked as soon as a request comes in, and may do it', async () => {
  const filed = done(await runner('10:00').file(FILING, wang, { cause: 'view:V1', at: at('10:00') }));
  expect(askedToDispatch(filed)).toEqual([[qian.name, sun.name]]);
  expect((await one.tickets.load(filed.id))!.outbox).toContainEqual(
    expect.objectContaining({ kind: 'direct', lane: sun.id, message: 'step-asked' }),
  );
  const assign = { do: 'assign', engineer: ref(li), grounds: 'on-duty' } as const;
  const named = done(await runner('10:05').run(filed.id, assign, sun, { cause: 'press:1', at: at('10:05') }));
  expect(named.responsible).toEqual(ref(li));
});

it('and the clock, which knows it too, asks nobody a second time for what the act has asked', async () => {
  const filed = done(await runner('10:00').file(FILING, wang, { cause: 'view:V1', at: at('10:00') }));
  await runner('10:01').tick(filed.id);
  const ticket = (await one.tickets.load(filed.id))!;
  expect(askedToDispatch(ticket)).toHaveLength(1);
});
