import { companyContracts, CONTRACT_IDS } from '../../scripts/dev/contracts.js';
import { bind } from '../../src/domain/contract/bind.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { Contracts } from '../../src/store/contracts.js';
import { zhou } from '../domain/people/cast.js';
import { intakeCardIn, opened } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { cardShows, fileRequest, HARBOUR, hasButton, pressOn, RENHE, submitOn } from '../support/story.js';
import { textOf, type Person, type View } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const LIST = 'own-requests';
async function listed(person: Person, channel: string): Promise<View> {
  const card = await intakeCardIn(person, channel);
  await person.press(card, 'own-requests:list');
  return opened(person, LIST);
}
/** Looks for something in the list that stands open. */
async function find(person: Person, words: string, shows: string): Promise<string> {
  await person.fill({ words });
  expect((await person.submit()).result).toBe('updated');
  return textOf(
    await person.waitForModal((view) => view.callback_id === LIST && textOf(view).includes(shows), shows),
  );
}

test('somebody of another workspace sees what waits for them first, opens it and signs, without commands or Home', async () => {
  const [wang, li] = [by('wang'), by('li')];
  const waiting = await fileRequest(desk, wang, RENHE, '胶片打印机出白片');
  const open = await fileRequest(desk, wang, RENHE, '门诊叫号屏黑屏');
  await fileRequest(desk, by('smith'), HARBOUR, 'Conveyor two stops at noon');
  await pressOn(li, waiting.deskCard, 'verb:acknowledge');
  await submitOn(li, waiting.deskCard, 'resolve', { outcome: 'repaired', text: '更换打印头' });
  await cardShows(wang, waiting.card, '更换打印头');

  const list = textOf(await listed(wang, RENHE));
  expect(list).toContain('未完成的请求：2 条，其中 1 条等待您处理');
  expect(list).toContain('请您确认结果并签字');
  expect(list.indexOf(waiting.number)).toBeLessThan(list.indexOf(open.number));
  expect(list).not.toContain('Conveyor');

  await wang.press('modal', 'ticket:open', { value: waiting.number });
  expect(textOf(await opened(wang, 'show'))).toContain('更换打印头');
  await wang.press('modal', 'verb:confirm', { value: waiting.number });
  await opened(wang, 'verb:confirm');
  await wang.submit();
  await cardShows(wang, waiting.card, '用户已签字确认');
});

test('one is found by its number and by its words, closed ones too, and never one of another customer', async () => {
  const smith = by('smith');
  const crane = await fileRequest(desk, smith, HARBOUR, 'Crane scale shows no weight');
  const other = await fileRequest(desk, by('wang'), RENHE, 'crane 登录页面打不开');
  await listed(smith, HARBOUR);
  const digits = String(Number(crane.number.slice(-6)));
  expect(await find(smith, digits, '1 found')).toContain('Crane scale shows no weight');
  expect(await find(smith, 'crane', 'Crane scale')).not.toContain(other.number);
  expect(await find(smith, other.number, 'There is no request')).not.toContain('登录页面');
  expect(await find(smith, '', 'Open requests')).toContain(crane.number);
  const wang = by('wang');
  await listed(wang, RENHE);
  expect(await find(wang, '出白片', '胶片打印机出白片')).toContain('用户已签字确认');
  for (const person of [smith, wang]) await person.close({ all: true });
});

test('a request of another contract of theirs is found by its number, and by nobody else’s customer', async () => {
  const [smith, wang] = [by('smith'), by('wang')];
  await contractOfTheCrane();
  const crane = await fileRequest(desk, smith, 'harbour-crane', 'Anti-sway camera is dark');
  await listed(smith, HARBOUR);
  const digits = String(Number(crane.number.slice(-6)));
  expect(await find(smith, digits, '1 found')).toContain('Anti-sway camera is dark');
  expect(await find(smith, crane.number, '1 found')).toContain(crane.number);
  await listed(wang, RENHE);
  expect(await find(wang, crane.number, '没有找到')).not.toContain('Anti-sway');
});

async function contractOfTheCrane(): Promise<void> {
  const now = new Date();
  const wanted = companyContracts(false, now).find(({ id }) => id === CONTRACT_IDS.crane)!;
  const { customerChannel: channel, nextReportAt, ...said } = wanted;
  const by = { person: zhou, mayAdminister: true };
  const bound = bind(undefined, { ...said, channel }, by, { now, cause: 'crane', nextReportAt });
  if (isRefusal(bound)) throw new Error(bound.refused);
  const { contract, intents } = bound;
  await new Contracts(desk.store.models.contracts).insert(contract, { intents, cause: 'crane', now });
}

test('one of ours who presses it sees the requests of that customer, and what waits for them', async () => {
  const qian = by('qian');
  const list = textOf(await listed(qian, RENHE));
  expect(list).toContain('门诊叫号屏黑屏');
  expect(list).not.toContain('Conveyor');
});

test('the button to file stays the first of the card', async () => {
  const card = await intakeCardIn(by('smith'), HARBOUR);
  expect(hasButton(card, 'own-requests:list')).toBe(true);
  const text = textOf(card);
  expect(text.indexOf('File a service request')).toBeLessThan(text.indexOf('Our requests'));
});
