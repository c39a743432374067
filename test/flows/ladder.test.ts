import { escalationPlanSchema } from '../../src/domain/sla/escalation.js';
import { startDesk, type Desk } from '../support/desk.js';
import { DESK, fileRequest, inThread, pressOn, RENHE, threadText, type Filed } from '../support/story.js';
import { textOf, type Person } from '../../src/embedded/slack/client/workspace-client.js';

const RECEIVED = new Date('2037-11-23T10:00:00+08:00');
const MINUTE = 60_000;

let desk: Desk;
let now: Date;
let filed: Filed;
const by = (name: string): Person => desk.people.person(name);
beforeEach(async () => {
  now = RECEIVED;
  desk = await startDesk({
    clock: () => now,
    settings: (given) => ({
      ...given,
      policies: given.policies.map((policy) => ({
        ...policy,
        targets: { response: 30 },
        escalation: escalationPlanSchema.parse({
          levels: [
            { to: ['responsible'], repeatMinutes: 5, repeats: 0 },
            { to: ['tech-head'], waitMinutes: 5, repeatMinutes: 5, repeats: 0 },
            { to: ['manager'], waitMinutes: 5, repeatMinutes: 5, repeats: 0 },
          ],
        }),
      })),
    }),
  });
  filed = await fileRequest(desk, by('wang'), RENHE, '没有人响应');
});
afterEach(() => desk.stop());

const at = (minutes: number): void => {
  now = new Date(RECEIVED.getTime() + minutes * MINUTE);
};
const paged = (name: string) =>
  by(name).waitForDm(
    (m) => textOf(m).includes(filed.number) && textOf(m).includes('尚无人接手'),
    `${name} is asked`,
  );
const pages = async (name: string) =>
  (await by(name).dm().messages()).filter((m) => textOf(m).includes('尚无人接手')).length;
/** What is asked of everybody in the desk's channel, outside of the request's thread. */
const inChannel = () =>
  by('sun').waitForMessage(
    DESK,
    (m) => textOf(m).includes('<!here>') && textOf(m).includes(filed.number),
    'the channel is asked',
  );

test('nobody answers: level after level is asked, then the channel; who takes it ends it', async () => {
  at(31);
  await paged('li');
  expect(await pages('qian')).toBe(0);
  at(36);
  await paged('qian');
  expect(await pages('zhao')).toBe(0);
  at(41);
  await paged('zhao');
  await inThread(by('sun'), filed.deskCard, '已通知第 3 级：赵总');
  at(46);
  const asked = await inChannel();
  expect(textOf(asked)).toContain('各级都没有人接手');
  await by('sun').press(asked, 'verb:take');
  await inThread(by('sun'), filed.deskCard, '孙前台 已接手此次升级');
  const before = await threadText(by('sun'), filed.deskCard);
  at(80);
  await pressOn(by('li'), filed.deskCard, 'verb:acknowledge');
  await inThread(by('wang'), filed.card, '李工 已响应');
  expect((await threadText(by('sun'), filed.deskCard)).split('已通知第').length).toBe(
    before.split('已通知第').length,
  );
});

test.each([
  ['was deactivated', { deactivated: true }],
  ['refuses messages', { refuses: 'messages_tab_disabled' }],
])('whoever %s is recorded as not reached, and the next level is asked at once', async (_what, change) => {
  await desk.people.admin.person('U0HEADQIAN', change);
  at(31);
  await paged('li');
  at(36);
  await inThread(by('sun'), filed.deskCard, '消息无法送达 钱部长');
  await paged('zhao');
});

test('what was taken, and then nothing, is asked again', async () => {
  at(31);
  const page = await paged('li');
  await by('li').press(page, 'verb:take');
  await inThread(by('sun'), filed.deskCard, '李工 已接手此次升级');
  at(92);
  await inThread(by('sun'), filed.deskCard, '李工 接手后');
  await paged('qian');
});
