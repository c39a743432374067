import { opened } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { cardShows, DESK, fileRequest, inThread, now, pressOn, RENHE, submitOn } from '../support/story.js';
import { buttonsOf, textOf, type Person } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

async function asked(person: Person, line: string): Promise<string> {
  const shown = async () => (await person.messages(DESK)).filter((message) => message.only_you);
  const before = (await shown()).length;
  await person.command(DESK, `/service ${line}`);
  return textOf(await person.waitFor(async () => (await shown())[before], { what: `the answer to ${line}` }));
}

/** By hand, past the bot. */
const changed = (id: string, fields: object) =>
  desk.store.models.tickets.collection.updateOne({ _id: id } as never, { $set: fields });

test('from the department to the archive all who sign have signed; a change by hand is seen by whoever looks', async () => {
  const [wang, qian, li, chen] = [by('wang'), by('qian'), by('li'), by('chen')];
  const { number, card, deskCard } = await fileRequest(desk, wang, RENHE, '报表打印不全');
  await pressOn(qian, deskCard, 'verb:accept');
  await inThread(li, deskCard, '钱部长 已代表技术部签收');
  await pressOn(li, deskCard, 'verb:acknowledge');
  await submitOn(li, deskCard, 'propose', { mode: 'remote', text: '远程调整打印模板' });
  await submitOn(li, deskCard, 'resolve', { outcome: 'repaired', text: '已改为 A4 横向' });
  expect(buttonsOf(await now(li, deskCard)).map(({ action_id: id }) => id)).not.toContain('verb:sign-off');
  await submitOn(wang, card, 'confirm', {});
  await cardShows(li, deskCard, '用户已签字确认');

  // R27: only now the engineer is asked to sign.
  const asks = await li.waitForDm(
    (m) => buttonsOf(m).some(({ action_id: id }) => id === 'verb:sign-off'),
    'the question for the signature',
  );
  await li.press(asks, 'verb:sign-off');
  await inThread(li, deskCard, '李工 已在维护记录上签字');
  await pressOn(by('sun'), deskCard, 'verb:archive');
  await cardShows(li, deskCard, '已归档');

  const answer = await asked(chen, `verify ${number}`);
  expect(answer).toContain(`The chain of *${number}* holds: 8 signatures`);
  const acts = [...answer.matchAll(/^\d+\. \*(.+?)\* \((.+?)\) (\S+),/gm)].map(([, ...said]) =>
    said.join(' · '),
  );
  expect(acts).toEqual([
    'Filed by the customer · the request · 王主任',
    'Accepted by the department · the request · 钱部长',
    'Taken over · being responsible · 李工',
    'Solution decided · the solution · 李工',
    'Task taken · the task sheet · 李工',
    'Signed by the customer · the result · 王主任',
    'Signed by the engineer · the remote work · 李工',
    'Archived · the whole file · 孙前台',
  ]);

  await wang.press(await now(wang, card), 'ticket:more');
  await opened(wang, 'show');
  await wang.press('modal', 'ticket:verify');
  expect(textOf(await opened(wang, 'custody'))).toContain('的签字链完整：8 个签字');

  await changed(number, { 'items.0.text': '报表打印不全。' });
  expect(await asked(li, `核验 ${number}`)).toContain(
    '签字链从第 1 个签字起不成立：签字的内容或此前的经过被改动',
  );
  expect(await asked(li, '核验 999')).toContain('没有编号为');
});
