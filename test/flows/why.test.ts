import { DEFAULT_POLICY } from '../../src/domain/sla/policy.js';
import { opened } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import {
  cardShows,
  DESK,
  fileRequest,
  HARBOUR,
  inThread,
  now,
  pressOn,
  RENHE,
  submitOn,
  type Filed,
} from '../support/story.js';
import { buttonsOf, textOf, type Person } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
/** What only this person is shown in the channel; warnings come by direct message meanwhile. */
async function asked(person: Person, channel: string, line: string): Promise<string> {
  const shown = async () => (await person.messages(channel)).filter((message) => message.only_you);
  const before = (await shown()).length;
  await person.command(channel, `/service ${line}`);
  return textOf(await person.waitFor(async () => (await shown())[before], { what: `the answer to ${line}` }));
}
/** The bot's time stands still, so that sums are what they are on any machine, and hours of a request's life pass at once. */
let time = new Date();
const pass = (minutes: number): void => {
  time = new Date(time.getTime() + minutes * 60_000);
};
beforeAll(async () => {
  desk = await startDesk({ clock: () => time });
});
afterAll(() => desk.stop());

/** Filed, acknowledged, after an hour waiting for the customer, and that for 45 minutes. */
async function waiting(customer: string, channel: string, engineer: string, reason: string): Promise<Filed> {
  const filed = await fileRequest(desk, by(customer), channel, reason);
  await pressOn(by(engineer), filed.deskCard, 'verb:acknowledge');
  await cardShows(by(engineer), filed.deskCard, '已响应');
  pass(60);
  await by(engineer).command(DESK, `/service wait ${filed.number} ${reason}`);
  await opened(by(engineer), 'verb:wait');
  await by(engineer).fill({ waitingFor: 'customer' });
  expect((await by(engineer).submit()).result).toBe('closed');
  await cardShows(by(customer), filed.card, ':double_vertical_bar:');
  pass(45);
  return filed;
}

/** Hours and minutes that a sum ends with must be those promised. */
const REPAIR_HOURS = DEFAULT_POLICY.targets.repair! / 60;

describe('in Chinese, a customer from another workspace', () => {
  let filed: Filed;
  beforeAll(async () => {
    filed = await waiting('wang', RENHE, 'li', '请提供机房门禁');
  });

  test('the engineer asks why and reads the policy, the hours, the pause with its reason, and the sum', async () => {
    const answer = await asked(by('li'), DESK, `为什么 ${filed.number} 修复`);
    expect(answer).toContain(`*${filed.number}* 的时限由来`);
    expect(answer).toContain('工作时间：全天候');
    expect(answer).toMatch(/服务承诺：.+，第 1 版/);
    expect(answer).toContain(`*修复*：承诺 ${REPAIR_HOURS} 小时，期限`);
    expect(answer).toContain('计时暂停');
    expect(answer).toMatch(/暂停 4[45] 分钟.*：等待用户，原因：请提供机房门禁/);
    expect(answer).toMatch(new RegExp(`合计：计入 1 小时.* \\+ 还可用 .+ = \\*${REPAIR_HOURS} 小时\\*`));
    expect(answer).not.toContain('*方案*');
    const all = await asked(by('li'), DESK, `why ${filed.number}`);
    for (const metric of ['响应', '方案', '到场', '修复']) expect(all).toContain(`*${metric}*：承诺`);
    expect(all).toContain('达标');
    expect(all).toContain('按承诺，“等待用户”时此项照常计时');
  });

  test('what cannot be explained is told in a sentence', async () => {
    expect(await asked(by('li'), DESK, `why ${filed.number} 修理`)).toContain(
      '没有“修理”这个时限，可以写：响应',
    );
    expect(await asked(by('li'), DESK, `why ${filed.number} 上报`)).toBe(
      `*${filed.number}* 没有“上报”时限。`,
    );
    expect(await asked(by('li'), DESK, '为什么')).toContain('`/service 为什么 42`');
    expect(await asked(by('li'), DESK, 'why 999')).toContain('没有编号为');
  });

  test('the customer presses the button beside the clocks, and reads it without the desk’s own words', async () => {
    const wang = by('wang');
    await wang.press(await now(wang, filed.card), 'ticket:more');
    expect(buttonsOf(await opened(wang, 'show')).map(({ label }) => label)).toContain('为什么');
    await wang.press('modal', 'ticket:why');
    const view = await opened(wang, 'why');
    expect(textOf(view)).toContain('等待用户，原因：请提供机房门禁');
    expect(textOf(view)).toContain('*修复*：承诺');
    expect(textOf(view)).not.toContain('服务承诺');
    expect(await wang.modals()).toHaveLength(2);
    await wang.close();
    await opened(wang, 'show');
    await wang.close();
  });
});

describe('in English', () => {
  let filed: Filed;
  beforeAll(async () => {
    filed = await waiting('smith', HARBOUR, 'chen', 'Which badge opens gate 4?');
  });

  test('the engineer asks why, and reads a refused result as the customer’s time', async () => {
    const chen = by('chen');
    await submitOn(chen, filed.deskCard, 'resolve', { outcome: 'repaired', text: 'done' });
    pass(30);
    await submitOn(by('smith'), filed.card, 'refuse', { reason: 'still blank' });
    await inThread(by('smith'), filed.card, 'still blank');
    pass(10);
    const answer = await asked(chen, DESK, `why ${filed.number} repair`);
    expect(answer).toContain(`*Repair*: promised within ${REPAIR_HOURS} h, due`);
    expect(answer).toContain('waiting for the customer, reason: Which badge opens gate 4?');
    expect(answer).toMatch(/paused (30 min|29 min 59 s).*: the customer was checking the result/);
    expect(answer).toMatch(new RegExp(`Sum: counted 1 h .+ \\+ to come .+ = \\*${REPAIR_HOURS} h\\*`));
  });

  test('the customer asks about their own company’s request, and of another’s is told that there is none', async () => {
    const other = await fileRequest(desk, by('wang'), RENHE, '别家的请求');
    const smith = by('smith');
    const own = await asked(smith, HARBOUR, `why ${filed.number} repair`);
    expect(own).toContain(`*${filed.number}*: how its deadlines come about`);
    expect(own).not.toContain('version');
    expect(await asked(smith, HARBOUR, `why ${other.number}`)).toBe(
      await asked(smith, HARBOUR, `show ${other.number}`),
    );
  });
});
