import { startDesk, type Desk } from '../support/desk.js';
import {
  cardShows,
  DESK,
  fileRequest,
  HARBOUR,
  hasButton,
  inThread,
  pressOn,
  RENHE,
  submitOn,
  threadText,
} from '../support/story.js';
import { textOf } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

/** The same story twice: who acts, where, and the words they read. */
const STORIES = [
  {
    language: 'Chinese',
    customer: 'wang',
    channel: RENHE,
    engineer: 'li',
    title: 'PACS 工作站无法登录',
    read: {
      acknowledged: '已响应，正在处理',
      proposed: '提出解决方案（现场）',
      departed: '已出发前往现场',
      arrived: '已到达现场',
      waiting: '请提供机房门禁',
      resumed: '计时继续',
      resolved: '报告处理完毕（已修复）',
      confirmed: '已确认并签字',
      archived: '已归档',
      signed: '用户签字：王主任',
    },
  },
  {
    language: 'English',
    customer: 'smith',
    channel: HARBOUR,
    engineer: 'chen',
    title: 'Label printer 7 prints blanks',
    read: {
      acknowledged: 'has acknowledged',
      proposed: 'proposes a solution (on site)',
      departed: 'is on the way to the site',
      arrived: 'has arrived at the site',
      waiting: 'The clock stands',
      resumed: 'the clock goes on',
      resolved: 'reports: repaired',
      confirmed: 'has confirmed and signed',
      archived: 'Archived by',
      signed: 'Signed by the customer: Anna Smith',
    },
  },
] as const;

test.each(STORIES)(
  'a request goes from filing to the archive in $language',
  async ({ customer, channel, engineer, title, read }) => {
    const [asking, working, head, front] = [customer, engineer, 'qian', 'sun'].map((name) =>
      desk.people.person(name),
    ) as [never, never, never, never];
    const { number, card, deskCard } = await fileRequest(desk, asking, channel, title);
    expect(number).toMatch(/^SR-\d{4}-\d{6}$/);

    await pressOn(working, deskCard, 'verb:acknowledge');
    await inThread(asking, card, read.acknowledged);
    await submitOn(working, deskCard, 'propose', { mode: 'onsite', text: 'Replace the disk <now> & test' });
    await inThread(asking, card, read.proposed);
    await pressOn(working, deskCard, 'verb:depart');
    await inThread(asking, card, read.departed);
    await pressOn(working, deskCard, 'verb:arrive');
    await inThread(asking, card, read.arrived);

    await desk.people.person(engineer).command(DESK, `/service note ${number} spare disk is in the van`);
    await inThread(head, deskCard, 'spare disk is in the van');

    await desk.people.person(engineer).command(DESK, `/service wait ${number}`);
    await desk.people
      .person(engineer)
      .waitForModal((view) => view.callback_id === 'verb:wait', 'the form of waiting');
    await desk.people
      .person(engineer)
      .fill({ waitingFor: 'customer', reason: '请提供机房门禁 / The clock stands' });
    await desk.people.person(engineer).submit();
    await cardShows(asking, card, read.waiting);
    await desk.people.person(customer).say(channel, 'Here is the badge', { thread: card });
    await inThread(asking, card, read.resumed);
    await inThread(head, deskCard, 'Here is the badge');

    await submitOn(working, deskCard, 'resolve', { outcome: 'repaired', text: 'Disk replaced' });
    const asked = await inThread(asking, card, read.resolved);
    expect(hasButton(asked, 'verb:confirm')).toBe(true);
    await submitOn(asking, card, 'confirm', {});
    await inThread(asking, card, read.confirmed);
    await pressOn(front, deskCard, 'verb:archive');
    await inThread(asking, card, read.archived);

    expect(textOf(await cardShows(asking, card, read.signed))).toContain(number);
    const said = await threadText(asking, card);
    expect(said).not.toContain('spare disk');
    expect(said).toContain('Replace the disk &lt;now&gt; &amp; test');
  },
);
