import {
  choose,
  hasBrowser,
  messageWith,
  openWindows,
  submit,
  repliesWith,
  type Windows,
} from '../support/browser.js';
import { startDesk, type Desk } from '../support/desk.js';

let desk: Desk;
let windows: Windows;

const STORIES = [
  {
    language: 'Chinese, for a customer of another workspace',
    locale: 'zh-CN',
    customer: 'wang',
    channel: 'renhe-service',
    engineer: 'li',
    title: 'PACS 无法登录',
    file: '提交服务请求',
    form: { phone: '联系电话', item: '第 1 项问题', second: '第 2 项问题', add: '增加一项', submit: '提交' },
    missing: '请填写此必填字段。',
    replies: /条回复/,
    press: { acknowledge: '响应', propose: '提出方案', depart: '出发', arrive: '到场', resolve: '处理完毕' },
    confirm: '确认并签字',
    archive: '归档',
    menu: { mode: ['处理方式', '现场'], outcome: ['第 2 项', '已修复'] },
    fields: { solution: '解决方案', handling: '处理经过' },
    read: {
      acknowledged: '已响应，正在处理',
      proposed: '提出解决方案（现场）',
      arrived: '已到达现场',
      resolved: '报告处理完毕（已修复）',
      confirmed: '已确认并签字',
      archived: '已归档',
    },
  },
  {
    language: 'English',
    locale: 'en',
    customer: 'smith',
    channel: 'harbour-service',
    engineer: 'chen',
    title: 'Label printer 7 prints blanks',
    file: 'File a service request',
    form: { phone: 'Phone', item: 'Item 1', second: 'Item 2', add: 'Add an item', submit: 'File' },
    missing: 'Please complete this required field.',
    replies: /repl(y|ies)/,
    press: {
      acknowledge: 'Acknowledge',
      propose: 'Propose solution',
      depart: 'Depart',
      arrive: 'Arrive',
      resolve: 'Resolve',
    },
    confirm: 'Confirm and sign',
    archive: 'Archive',
    menu: { mode: ['How', 'on site'], outcome: ['Item 2', 'repaired'] },
    fields: { solution: 'Solution', handling: 'What was done' },
    read: {
      acknowledged: 'has acknowledged',
      proposed: 'proposes a solution (on site)',
      arrived: 'has arrived at the site',
      resolved: 'reports: repaired',
      confirmed: 'has confirmed and signed',
      archived: 'Archived by',
    },
  },
] as const;

(hasBrowser ? describe : describe.skip)('in the browser', () => {
  afterEach(async () => {
    await windows?.close();
    await desk?.stop();
  });

  test.each(STORIES)(
    'a request goes from filing to the archive by clicks alone, in $language',
    async (told) => {
      desk = await startDesk({ settings: (given) => ({ ...given, deskLocale: told.locale }) });
      windows = await openWindows(desk.slack.personUrl);
      const asking = await windows.open(told.customer, told.channel);
      await asking.getByRole('button', { name: told.file }).click();
      const form = asking.getByRole('dialog');
      await form.getByRole('button', { name: told.form.submit, exact: true }).click();
      expect(await form.getByRole('alert').first().textContent()).toBe(told.missing);
      await form.getByLabel(told.form.phone).fill('010-8888 6666');
      await form.getByLabel(told.form.item, { exact: true }).fill(told.title);
      await form.getByRole('button', { name: told.form.add }).click();
      await form.getByLabel(told.form.second, { exact: true }).waitFor();
      expect(await form.getByLabel(told.form.item, { exact: true }).inputValue()).toBe(told.title);
      await form.getByLabel(told.form.second, { exact: true }).fill('B 2');
      await submit(asking, {}, told.form.submit);
      await form.waitFor({ state: 'detached' });
      const card = messageWith(asking, told.title);
      await card.waitFor();

      const working = await windows.open(told.engineer, 'service-desk');
      const deskCard = messageWith(working, told.title);
      await deskCard.getByRole('button', { name: told.press.acknowledge, exact: true }).click();
      await card.getByRole('button', { name: told.replies }).click();
      const reads = (words: string) => repliesWith(asking, words).waitFor();
      await reads(told.read.acknowledged);

      await deskCard.getByRole('button', { name: told.press.propose, exact: true }).click();
      await choose(working, told.menu.mode[0]!, told.menu.mode[1]!);
      await working
        .getByRole('dialog')
        .getByLabel(told.fields.solution)
        .fill('Replace the disk <now> & test');
      await working.getByRole('dialog').locator('button[type=submit]').click();
      await reads(told.read.proposed);
      await reads('Replace the disk <now> & test');
      await deskCard.getByRole('button', { name: told.press.depart, exact: true }).click();
      await deskCard.getByRole('button', { name: told.press.arrive, exact: true }).click();
      await reads(told.read.arrived);

      await deskCard.getByRole('button', { name: told.press.resolve, exact: true }).click();
      await choose(working, told.menu.outcome[0]!, told.menu.outcome[1]!);
      await working.getByRole('dialog').getByLabel(told.fields.handling).fill('Disk replaced');
      await working.getByRole('dialog').locator('button[type=submit]').click();
      await reads(told.read.resolved);
      await card.getByRole('button', { name: told.confirm, exact: true }).click();
      await asking.getByRole('dialog').locator('button[type=submit]').click();
      await reads(told.read.confirmed);

      const front = await windows.open('sun', 'service-desk');
      await messageWith(front, told.title).getByRole('button', { name: told.archive, exact: true }).click();
      await reads(told.read.archived);
      expect(windows.faults).toEqual([]);
    },
  );
});
