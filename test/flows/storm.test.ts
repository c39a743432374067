import { startDesk, type Desk } from '../support/desk.js';
import { commandOpens, toldDirectly } from '../support/acts.js';
import { DESK, fileRequest, RENHE, type Filed } from '../support/story.js';
import { textOf, type Person } from '../../src/embedded/slack/client/workspace-client.js';

const MORNING = new Date('2037-11-23T09:00:00+08:00');

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
        escalation: { ...policy.escalation, digest: { pages: 3, windowMinutes: 10 } },
      })),
    }),
  });
});
afterEach(() => desk.stop());

const directly = async (person: Person) => (await person.dm().messages()).map(textOf);
const about = (texts: string[], { number }: Filed) => texts.filter((text) => text.includes(number));

it('many breaches at once are one message, most urgent first, without what was acknowledged; a major one comes by itself', async () => {
  const [li, wang, qian] = ['li', 'wang', 'qian'].map((name) => desk.people.person(name));
  const filed: Filed[] = [];
  for (let n = 1; n <= 6; n += 1) filed.push(await fileRequest(desk, wang!, RENHE, `故障之${n}`));
  const [first, second, third, fourth, fifth, major] = filed as [Filed, Filed, Filed, Filed, Filed, Filed];
  await toldDirectly(li!, third.number);
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

  now = new Date(MORNING.getTime() + 31 * 60_000);
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
  // That it is new may be told just before: the window has room again. That it is late is told once.
  const late = since.filter((text) => text.includes(fourth.number) && text.includes('超时'));
  expect(late).toEqual([shown]);
  expect(about(since, second)).toEqual([]);
});

it('the request of a line opens by its button', async () => {
  const [li, wang] = ['li', 'wang'].map((name) => desk.people.person(name));
  const filed: Filed[] = [];
  for (let n = 1; n <= 5; n += 1) filed.push(await fileRequest(desk, wang!, RENHE, `故障之${n}`));
  now = new Date(MORNING.getTime() + 31 * 60_000);
  const digest = await toldDirectly(li!, '个请求需要处理');
  const button = digest.blocks!.map((block) => block['accessory'] as { value?: string } | undefined);
  expect(button.map((one) => one?.value).filter(Boolean)).toContain(filed[4]!.number);
  await li!.press(digest, 'ticket:open', { value: filed[4]!.number });
  const view = await li!.waitForModal((one) => one.callback_id === 'show', 'the request');
  expect(JSON.stringify(view.blocks)).toContain(filed[4]!.number);
});
