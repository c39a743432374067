import { startDesk, type Desk } from '../support/desk.js';
import { commandOpens, toldDirectly } from '../support/acts.js';
import { DESK, fileRequest, RENHE, type Filed } from '../support/story.js';
import { until } from '../support/until.js';
import { textOf, type Person } from '../../src/embedded/slack/client/workspace-client.js';

const MORNING = new Date('2037-11-23T09:00:00+08:00');
/**
 * A person gets three pages in a window that is still full when the response is late, half an hour after the filing; a third of
 * it after the last one there may be another.
 */
const DIGEST = { pages: 3, windowMinutes: 99 };
const NEXT_AFTER_MINUTES = DIGEST.windowMinutes / DIGEST.pages;

let desk: Desk;
let now: Date;
beforeEach(async () => {
  now = MORNING;
  desk = await startDesk({
    clock: () => now,
    settings: (given) => ({
      ...given,
      policies: given.policies.map((policy) => ({
        ...policy,
        escalation: { ...policy.escalation, digest: DIGEST },
      })),
    }),
  });
});
afterEach(() => desk.stop());

/** As many requests at once; the first of them fill the window of whoever is told, one message each. */
async function fileMany(count: number, by: Person, told: Person): Promise<Filed[]> {
  const filed: Filed[] = [];
  for (let n = 1; n <= count; n += 1) {
    const one = await fileRequest(desk, by, RENHE, `故障之${n}`);
    filed.push(one);
    if (n <= DIGEST.pages) await toldDirectly(told, one.number);
  }
  return filed;
}

/** Everything that is late is recorded, and held, while the window is full: when the next may go, all of it is there to be told. */
async function breachesTold(): Promise<void> {
  now = new Date(MORNING.getTime() + 31 * 60_000);
  const due = { $or: [{ nextInstantAt: { $lte: now } }, { 'outbox.dueAt': { $lte: now } }] };
  await until(async () => !(await desk.store.models.tickets.exists(due)), 'that nothing is due');
  now = new Date(MORNING.getTime() + NEXT_AFTER_MINUTES * 60_000 + 1_000);
}

const directly = async (person: Person) => (await person.dm().messages()).map(textOf);
const about = (texts: string[], { number }: Filed) => texts.filter((text) => text.includes(number));

it('many breaches at once are one message, most urgent first, without what was acknowledged; a major one comes by itself', async () => {
  const [li, wang, qian] = ['li', 'wang', 'qian'].map((name) => desk.people.person(name));
  const filed = await fileMany(6, wang!, li!);
  const [first, second, third, fourth, fifth, major] = filed as [Filed, Filed, Filed, Filed, Filed, Filed];
  await commandOpens(qian!, DESK, `/service reclassify ${major.number}`, 'verb:reclassify');
  await qian!.fill({ severity: 'major' });
  await qian!.submit();
  await toldDirectly(li!, major.number);
  await qian!.command(DESK, `/service acknowledge ${second.number}`);
  await wang!.waitForMessage(RENHE, (m) => textOf(m).includes('钱部长'), 'the acknowledgement', {
    thread: second.card,
  });
  // The window is full: what is no major problem waits.
  expect(about(await directly(li!), fourth)).toEqual([]);
  const before = await directly(li!);

  await breachesTold();
  const digest = await toldDirectly(li!, '个请求需要处理');
  const shown = textOf(digest);
  for (const late of [first, third, fourth, fifth]) expect(shown).toContain(late.number);
  for (const other of [second, major]) expect(shown).not.toContain(other.number);
  expect(shown).toContain('已超时');
  await li!.waitForDm(
    (m) => about([textOf(m)], major).length > 0 && textOf(m).includes('超时'),
    'the major one',
  );

  const since = (await directly(li!)).slice(before.length);
  expect(about(since, fourth)).toEqual([shown]);
  expect(about(since, second)).toEqual([]);
});

it('the request of a line opens by its button', async () => {
  const [li, wang] = ['li', 'wang'].map((name) => desk.people.person(name));
  const filed = await fileMany(5, wang!, li!);
  await breachesTold();
  const digest = await toldDirectly(li!, '个请求需要处理');
  const button = digest.blocks!.map((block) => block['accessory'] as { value?: string } | undefined);
  expect(button.map((one) => one?.value).filter(Boolean)).toContain(filed[4]!.number);
  await li!.press(digest, 'ticket:open', { value: filed[4]!.number });
  const view = await li!.waitForModal((one) => one.callback_id === 'show', 'the request');
  expect(JSON.stringify(view.blocks)).toContain(filed[4]!.number);
});
