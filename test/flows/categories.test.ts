import { textOf, type Message, type Person } from '../../src/embedded/slack/client/workspace-client.js';
import { intakeCardIn } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { DESK, filedAs, inThread, pressOn, RENHE, threadText } from '../support/story.js';

let desk: Desk;
/** By how much the bot's time is ahead of ours: what takes hours passes at once. */
let ahead = 0;
beforeEach(() => void (ahead = 0));
afterEach(() => desk.stop());

const by = (name: string): Person => desk.people.person(name);
async function file(category: string, title: string) {
  const wang = by('wang');
  await wang.press(await intakeCardIn(wang, RENHE), 'filing:open');
  await wang.waitForModal((view) => view.callback_id === 'filing', 'the filing form');
  await wang.fill({ requesterPhone: '010-8888 6666', category, 'item-1': title });
  if ((await wang.submit()).result === 'updated') await wang.submit();
  const filed = await filedAs(desk, wang, RENHE, title);
  await pressOn(by('li'), filed.deskCard, 'verb:acknowledge');
  await inThread(wang, filed.card, '已响应');
  return filed;
}
const direct = async (person: Person, number: string): Promise<Message[]> =>
  (await person.dm().messages()).filter((message) => textOf(message).includes(number));

test('a wish and a training are answered: nobody is paged for a site or a repair, and no customer hears of an emergency plan', async () => {
  desk = await startDesk({ clock: () => new Date(Date.now() + ahead) });
  const wish = await file('requirement', '报表可以按科室导出');
  const training = await file('training', '新员工系统操作培训');
  const fault = await file('fault', '影像调阅服务中断');
  ahead += 10 * 60 * 60_000;
  // The fault shows that the day has passed for all of them.
  await inThread(by('wang'), fault.card, '紧急预案');
  await by('zhao').waitForDm(
    (m) => textOf(m).includes(fault.number) && textOf(m).includes('紧急预案'),
    'the plan of the fault',
  );
  for (const { number, card, deskCard } of [wish, training]) {
    expect(await threadText(by('wang'), card)).not.toContain('紧急预案');
    expect(await threadText(by('li'), deskCard)).not.toMatch(/已超时|时限已过|紧急预案/);
    for (const name of ['li', 'qian', 'zhao']) {
      const pages = (await direct(by(name), number)).map(textOf).join('\n');
      expect(pages).not.toMatch(/已超时|时限已过|紧急预案|“(到场|修复|方案)”/);
    }
  }
  await by('li').command(DESK, `/service 为什么 ${training.number} 到场`);
  await by('li').waitForMessage(DESK, (m) => textOf(m).includes('“培训”类请求不设此项'), 'why there is none');
});
