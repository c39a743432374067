import { escalationPlanSchema } from '../../src/domain/sla/escalation.js';
import { answerTo, opened } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import {
  cardShows,
  DESK,
  fileRequest,
  hasButton,
  inThread,
  pressOn,
  RENHE,
  submitOn,
  threadText,
} from '../support/story.js';
import { textOf, type Message, type Person } from '../../src/embedded/slack/client/workspace-client.js';

const DRILL = 'drill-service';
let desk: Desk;
/** By how much the bot's time is ahead of ours. */
let ahead = 0;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk({
    clock: () => new Date(Date.now() + ahead),
    settings: (given) => ({
      ...given,
      skills: { U0ENGCHEN1: ['存储', 'PACS'], U0ENGLI001: ['打印机'] },
      policies: given.policies.map((policy) =>
        policy.id === 'fast'
          ? {
              ...policy,
              targets: { response: 600, repair: 8 },
              escalation: escalationPlanSchema.parse({ levels: [{ to: ['manager'], waitMinutes: 60 }] }),
            }
          : policy,
      ),
    }),
  });
});
afterAll(() => desk.stop());

const submitted = async (person: Person, values: Record<string, unknown>): Promise<void> => {
  await person.fill(values);
  expect(await person.submit()).toEqual(expect.objectContaining({ result: 'closed' }));
};
const told = (person: Person, number: string, words: string): Promise<Message> =>
  person.waitForDm((m) => textOf(m).includes(number) && textOf(m).includes(words), words);

test('the emergency plan has an owner at once; measure, steps and the next word follow, and the customer reads them', async () => {
  const [li, wang] = [by('li'), by('wang')];
  const { number, card, deskCard } = await fileRequest(desk, wang, DRILL, '服务器反复重启');
  await pressOn(li, deskCard, 'verb:acknowledge');
  await cardShows(wang, card, '已响应');
  ahead += 8 * 60_000;
  const opening = await inThread(wang, card, '我们已启动紧急预案，由 李工 负责');
  expect(textOf(opening)).toContain('向您通报后续措施');
  const page = await told(li, number, '负责人 李工');
  await li.press(page, 'verb:plan');
  await opened(li, 'verb:plan');
  await submitted(li, {
    owner: 'U0HEADQIAN',
    measure: 'spare-part',
    steps: '订购主板\n  送达现场\n\n',
    text: '备用主板今晚送达。',
  });
  const word = await inThread(wang, card, '由 钱部长 负责，措施：调用备件');
  expect(textOf(word)).toContain('备用主板今晚送达。');
  expect(textOf(word)).not.toContain('订购主板');
  await cardShows(by('sun'), deskCard, '订购主板');
  await submitOn(by('qian'), deskCard, 'plan', { done: ['订购主板'] });
  await cardShows(by('sun'), deskCard, ':ballot_box_with_check: 订购主板');
  await submitOn(li, deskCard, 'resolve', { outcome: 'repaired', text: '已更换主板' });
  await inThread(by('sun'), deskCard, '紧急预案随处理完毕而结束');
  expect(await threadText(wang, card)).not.toContain('紧急预案随处理完毕而结束');
});

test('a major problem goes to headquarters, and the experts are proposed by skill', async () => {
  const [li, wang, qian, chen] = [by('li'), by('wang'), by('qian'), by('chen')];
  const { number, card, deskCard } = await fileRequest(desk, wang, RENHE, '存储双控同时故障');
  const short = String(Number(number.slice(-6)));
  await pressOn(li, deskCard, 'verb:acknowledge');
  await inThread(wang, card, '李工 已响应');
  await li.command(DESK, `/service 上报 ${short}`);
  await opened(li, 'verb:handover');
  await submitted(li, { text: '两个控制器都报错，重启无效' });
  await inThread(wang, card, '已作为重大问题上报公司总部');
  expect(await threadText(wang, card)).not.toContain('两个控制器都报错');
  await cardShows(wang, card, '重大问题');
  const page = await told(qian, number, '上报公司总部');
  await qian.press(page, 'verb:convene');
  const form = await opened(qian, 'verb:convene');
  expect(JSON.stringify(form.blocks)).toContain('Chen Ming · 存储, PACS');
  await submitted(qian, { text: '请分析控制器日志' });
  await told(chen, number, 'Chen Ming');
  await inThread(wang, card, '专家组（Chen Ming）');
  await told(li, number, '请分析控制器日志');
  const again = await answerTo(li, DESK, () => li.command(DESK, `/service 上报 ${short}`));
  expect(again).toContain('李工 已将');
});

test('a customer who does not agree with a pause is heard, and the pause is voided', async () => {
  const [li, wang, qian] = [by('li'), by('wang'), by('qian')];
  const { number, card, deskCard } = await fileRequest(desk, wang, RENHE, '报表打印不全');
  await pressOn(li, deskCard, 'verb:acknowledge');
  await inThread(wang, card, '李工 已响应');
  await li.command(DESK, `/service 等待 ${Number(number.slice(-6))} 请提供打印样张`);
  await opened(li, 'verb:wait');
  await submitted(li, { waitingFor: 'customer' });
  const pause = await inThread(wang, card, '已暂停计时（等待用户）。原因：请提供打印样张');
  expect(hasButton(pause, 'verb:resume')).toBe(true);
  await wang.press(pause, 'verb:dispute');
  await opened(wang, 'verb:dispute');
  await submitted(wang, { reason: '样张昨天已经交给李工' });
  await cardShows(qian, deskCard, '不同意暂停');
  const page = await told(qian, number, '样张昨天已经交给李工');
  expect(hasButton(page, 'verb:uphold')).toBe(true);
  await qian.press(page, 'verb:annul');
  await opened(qian, 'verb:annul');
  await submitted(qian, { text: '样张已找到，抱歉' });
  await inThread(wang, card, '已撤销暂停，暂停的时间全部计入：样张已找到，抱歉');
  await cardShows(wang, card, '已响应');
  const late = await answerTo(wang, RENHE, () => wang.press(pause, 'verb:dispute'));
  expect(late).toContain('目前为“已响应”');
});

test('a wrong time is corrected by somebody else, at the field when it cannot be', async () => {
  const [li, wang, qian] = [by('li'), by('wang'), by('qian')];
  const { number, card, deskCard } = await fileRequest(desk, wang, RENHE, '扫描仪无法识别');
  await pressOn(li, deskCard, 'verb:acknowledge');
  await inThread(wang, card, '李工 已响应');
  await qian.command(DESK, `/service 更正 ${Number(number.slice(-6))}`);
  await opened(qian, 'verb:correct');
  await qian.fill({
    metric: 'response',
    to: Math.floor((Date.now() + ahead) / 1000) + 3600,
    reason: '当时电话已答复',
  });
  const refused = await qian.submit();
  expect(JSON.stringify(refused)).toContain('受理之后、现在之前');
  await submitted(qian, { to: Math.floor((Date.now() + ahead) / 1000) });
  await inThread(wang, card, '钱部长 更正“响应”的时间');
});
