import { commandSchema } from '../../src/domain/ticket/commands.js';
import { CommandRunner } from '../../src/run-command.js';
import { storesOf } from '../../src/stores.js';
import { sun, wang as wangRef } from '../domain/people/cast.js';
import { FILING } from '../domain/ticket/requests.js';
import { toldDirectly } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { DESK, isCardOf } from '../support/story.js';
import { until } from '../support/until.js';

const STORM = 60;
/** More than the share of time of one page, of ten in ten minutes, and less than the window. */
const AFTER_MS = 2 * 60_000;

let desk: Desk;
let ahead = 0;
const clock = () => new Date(Date.now() + ahead);
afterEach(async () => {
  ahead = 0;
  await desk.stop();
});

/** What happens to so many requests at once, done to the store as another process of the desk would. */
function elsewhere(): CommandRunner {
  const { tickets, wishes, contracts, settings, people, duty } = storesOf(desk.store.models, () => undefined);
  return new CommandRunner({
    tickets,
    wishes,
    contracts,
    settings,
    people,
    duty,
    clock,
    nudge: () => undefined,
  });
}
const owes = (what: object) => desk.store.models.tickets.exists({ outbox: { $elemMatch: what } });

it('after a storm of cancelled requests a new one is told to the desk and its engineers before the cards are shown anew, at Slack’s pace', async () => {
  desk = await startDesk({ clock });
  const li = desk.people.person('li');
  const runner = elsewhere();
  const numbers: string[] = [];
  for (let n = 0; n < STORM; n += 1) {
    const act = { cause: `storm:${n}`, at: clock() };
    const one = await runner.file({ ...FILING, items: [`批量告警之${n}`] }, wangRef, act);
    if (!('record' in one)) throw new Error(JSON.stringify(one));
    numbers.push(one.record.id);
  }
  // Told, but for the pages that wait because there were so many.
  await until(async () => !(await owes({ dueAt: { $lte: clock() } })), 'that the storm is told');

  // From here on Slack's limits hold, and the bot keeps them.
  await desk.bots[0]!.stop();
  Object.assign(desk.environment, { MESSAGE_INTERVAL_MS: '1000', UPDATES_PER_MINUTE: '50' });
  await desk.people.admin.settings({ rate_limit: true });
  ahead = AFTER_MS;
  await desk.people.admin.forgetLog();
  const cancel = commandSchema.parse({ do: 'cancel', reason: '误报，已核实' });
  for (const number of numbers)
    await runner.run(number, cancel, sun, { cause: `cancel:${number}`, at: clock() });
  const fresh = { cause: 'view:new', at: clock() };
  const filed = await runner.file({ ...FILING, items: ['风暴之后的新请求'] }, wangRef, fresh);
  if (!('record' in filed)) throw new Error(JSON.stringify(filed));
  const { id: number } = filed.record;
  await desk.startBot();
  const card = await li.waitForMessage(DESK, (m) => isCardOf(m, number), 'the desk card');
  const page = await toldDirectly(li, number);

  // It came before all that was there first, in the desk's channel and to the engineer.
  expect(await owes({ kind: 'update-card' })).not.toBeNull();
  const calls = await desk.people.admin.calls();
  for (const channel of [card.channel, page.channel]) {
    const first = calls.find(({ method, args }) => /^chat\./.test(method) && args['channel'] === channel);
    expect(JSON.stringify(first)).toContain(number);
  }
  // Nobody had to be told to slow down.
  expect(calls.filter(({ status }) => status === 429)).toEqual([]);
});
