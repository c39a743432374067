import { DEFAULT_DESK_POLICY } from '../../src/domain/sla/escalation.js';
import type { Ticket } from '../../src/domain/ticket/ticket.js';
import type { FactOf } from '../../src/domain/ticket/facts.js';
import { register } from '../../src/domain/ticket/register.js';
import { termsFor } from '../../src/domain/terms/terms-for.js';
import { Contracts } from '../../src/store/contracts.js';
import { SettingsStore } from '../../src/store/settings.js';
import { storedTicket } from '../../src/store/tickets.js';
import { commandOpens, opened, toldDirectly } from '../support/acts.js';
import { compile, killed, spawnBot } from '../support/bot-process.js';
import { startDesk, type Desk } from '../support/desk.js';
import { DESK } from '../support/story.js';
import { sun } from '../domain/people/cast.js';
import { FILING } from '../domain/ticket/requests.js';
import { textOf } from '../../src/embedded/slack/client/workspace-client.js';

const COUNT = 1_000;
/** Three are major: they alone are moved, by the time for major problems. */
const MAJOR = [7, 500, 990];
let desk: Desk;
beforeAll(async () => {
  compile();
  desk = await startDesk({ withoutBot: true });
});
afterAll(() => desk.stop());

const tickets = () => desk.store.models.tickets;
const changed = () => tickets().countDocuments({ 'history.type': 'terms-changed' });

async function filed(): Promise<void> {
  const contract = (await new Contracts(desk.store.models.contracts).load('contract-C0RENHESVC'))!;
  const settings = await new SettingsStore(desk.store.models.settings).load();
  const terms = termsFor(settings, contract);
  const now = new Date(Date.now() - 2 * 60_000);
  const documents = Array.from({ length: COUNT }, (_none, n) => {
    const severity = MAJOR.includes(n) ? ('major' as const) : ('general' as const);
    const context = {
      at: now,
      now,
      cause: `view:F${n}`,
      seed: 'seed',
      roster: {},
      deskLocale: 'zh-CN' as const,
    };
    const number = `SR-2026-${String(n + 1).padStart(6, '0')}`;
    const { record: ticket } = register(number, { ...FILING, severity }, contract, terms, sun, context);
    // As the store keeps them; nobody is told of them: so many cards would take the channels for minutes.
    return storedTicket({ ...ticket, outbox: [] });
  });
  await tickets().collection.insertMany(documents as never);
}

test('a bot killed while a change is on its way to the open requests: the next one goes on, each has it once, and the figures are whole', async () => {
  const zhao = desk.people.person('zhao');
  await filed();
  const first = await spawnBot(desk);
  await commandOpens(zhao, DESK, '/service policies', 'policies');
  await zhao.press('modal', 'policies:edit', { value: DEFAULT_DESK_POLICY.id });
  await opened(zhao, 'policies:terms');
  await zhao.fill({ 'major-repair': '1' });
  await zhao.submit();
  await opened(zhao, 'policies:ladder');
  await zhao.submit();
  const view = await zhao.waitForModal((one) => textOf(one).includes('件立即超时'), 'the figures');
  expect(textOf(view)).toContain('1000 件未完成的请求采用此承诺：3 件期限提前，3 件立即超时');
  await zhao.fill({ reach: 'open' });
  expect((await zhao.submit()).result).toBe('closed');
  await zhao.waitFor(async () => (await changed()) > 20, { what: 'the first requests' });
  await killed(first);
  expect(await changed()).toBeLessThan(COUNT);

  const second = await spawnBot(desk);
  const done = await zhao.waitForDm((m) => textOf(m).includes('已用于未完成的请求'), 'that it is done');
  expect(textOf(done)).toContain('1000 件中完成 1000 件。\n3 件期限提前，3 件立即超时');
  const stored = await tickets().find().lean<Ticket[]>();
  const facts = stored.map(({ history }) =>
    history.filter((fact): fact is FactOf<'terms-changed'> => fact.type === 'terms-changed'),
  );
  expect(facts.filter(({ length }) => length !== 1)).toEqual([]);
  expect(new Set(facts.map(([fact]) => fact!.at.getTime())).size).toBe(1);
  await toldDirectly(zhao, '正用于未完成的请求');
  expect((await zhao.dm().messages()).filter((m) => textOf(m).includes('件中完成'))).toHaveLength(1);
  await second.stop();
});
