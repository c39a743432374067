import { escalationPlanSchema } from '../../src/domain/sla/escalation.js';
import { startDesk, type Desk } from '../support/desk.js';
import { notifiedOf } from '../support/notified.js';
import { fileRequest, inThread, pressOn } from '../support/story.js';
import { textOf, type Message } from '../../src/embedded/slack/client/workspace-client.js';

const DRILL = 'drill-service';
let desk: Desk;
/** By how much the bot's time is ahead of ours: what takes hours passes at once. */
let ahead = 0;
const clock = () => new Date(Date.now() + ahead);
const pass = (minutes: number): void => void (ahead += minutes * 60_000);
afterAll(() => desk.stop());

test('a promise that is missed is said to the customer, once each, with who sees to it and when they hear more; warnings are not', async () => {
  const escalation = escalationPlanSchema.parse({
    levels: [{ to: ['manager'], repeatMinutes: 100, repeats: 50 }],
    digest: { pages: 1000, windowMinutes: 1 },
  });
  desk = await startDesk({
    clock,
    settings: (given) => ({
      ...given,
      policies: given.policies.map((policy) =>
        policy.id === 'fast' ? { ...policy, targets: { response: 10, repair: 600 }, escalation } : policy,
      ),
    }),
  });
  const [wang, li] = [desk.people.person('wang'), desk.people.person('li')];
  const { card, deskCard } = await fileRequest(desk, wang, DRILL, '承诺超时的请求');
  const sorry = async (): Promise<Message[]> =>
    (await wang.thread(card)).filter((message) => textOf(message).includes('很抱歉'));

  pass(8);
  await inThread(li, deskCard, '“响应”时限已过 75%');
  pass(2);
  const response = await inThread(wang, card, '未能在承诺时间内做到：响应（应在');
  expect(textOf(response)).toContain('已请 赵总 督办。');
  expect(await notifiedOf(desk, response)).toEqual({ wang: 'thread' });
  await pressOn(li, deskCard, 'verb:acknowledge');

  pass(600);
  const plan = await inThread(wang, card, '我们已启动紧急预案，由 李工 负责');
  expect(textOf(plan)).not.toContain('很抱歉');
  pass(11);
  const word = await inThread(wang, card, '向您通报进展，未能做到');
  expect(textOf(word)).toContain('已请 李工 立即向您说明情况。');
  pass(20);
  await li.waitFor(
    async () =>
      (await li.thread(deskCard)).filter((m) => textOf(m).includes('已向用户承诺')).length > 1 || undefined,
    { what: 'the second reminder to the owner' },
  );
  expect(await sorry()).toHaveLength(2);
  const reads = (await wang.thread(card)).map(textOf).join('\n');
  expect(reads).not.toMatch(/时限已过|已通知第/);
});
