import { startDesk, type Desk } from '../support/desk.js';
import { commandOpens, toldDirectly } from '../support/acts.js';
import { DESK, fileRequest, inThread, RENHE } from '../support/story.js';
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
        escalation: {
          ...policy.escalation,
          levels: [
            { to: ['resident'], waitMinutes: 0, repeatMinutes: 30, repeats: 3 },
            { to: ['tech-head'], waitMinutes: 30, repeatMinutes: 30, repeats: 3 },
          ],
        },
      })),
    }),
  });
});
afterEach(() => desk.stop());

const minutesLater = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));
const asked = (person: Person, number: string) =>
  person.waitForDm((m) => textOf(m).includes(number) && textOf(m).includes('尚无人接手'), 'the page');

it.each([
  ['was deactivated, to whom Slack takes messages without a word', { deactivated: true }, 'user_disabled'],
  ['lets no direct messages in', { refuses: 'messages_tab_disabled' }, 'messages_tab_disabled'],
])(
  'when the one who is to be asked %s, the next is asked at once, and the desk reads why',
  async (_who, change, word) => {
    const [wang, qian] = ['wang', 'qian'].map((name) => desk.people.person(name));
    await desk.people.admin.person('li', change);
    const { number, deskCard } = await fileRequest(desk, wang!, RENHE, '门诊打印机缺纸');
    await inThread(qian!, deskCard, word);
    minutesLater(30);
    await asked(qian!, number);
    const told = (await desk.people.person('li').dm().messages()).map(textOf);
    expect(told.filter((text) => text.includes(number))).toEqual([]);
  },
);

it('what happened while Slack was away says when it happened and when it was told', async () => {
  const [wang, qian] = ['wang', 'qian'].map((name) => desk.people.person(name));
  const { number, deskCard } = await fileRequest(desk, wang!, RENHE, '门诊打印机缺纸');
  await toldDirectly(desk.people.person('li'), number);
  await desk.people.admin.fault({ method: 'chat.postMessage', kind: 'http_500', times: 10_000 });
  minutesLater(30);
  await qian!.waitFor(
    async () => (await desk.people.admin.calls('chat.postMessage')).some(({ status }) => status === 500),
    { what: 'a try that failed' },
  );
  const unsaid = await commandOpens(qian!, DESK, `/service show ${number}`, 'show');
  expect(textOf(unsaid)).toContain('尚未通知到');
  await qian!.close();
  await desk.people.admin.clearFaults();
  minutesLater(7);
  await inThread(qian!, deskCard, '超时');
  await toldDirectly(desk.people.person('li'), '超时');
  const told = await commandOpens(qian!, DESK, `/service show ${number}`, 'show');
  const breach = textOf(told)
    .split('\n')
    .find((line) => line.includes('响应') && line.includes('才得以通知'));
  expect(breach).toMatch(/09:30.*超时.*09:37/);
});
