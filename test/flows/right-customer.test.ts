import { startDesk, type Desk } from '../support/desk.js';
import { commandOpens, opened, valueOf } from '../support/acts.js';
import { DESK, filedAs, HARBOUR, RENHE } from '../support/story.js';
import { textOf, type Person, type View } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const PHONE = '010-8888 6666';
const HARBOUR_CONTRACT = 'contract-C0HARBRSVC';
const submitOf = (view: View): string => (view as unknown as { submit: { text: string } }).submit.text;

describe('where there is a choice of customers', () => {
  test.each(['the desk', 'another channel', 'the shortcut'])(
    'from %s none is chosen, nothing of any is shown, and nothing is filed without a choice',
    async (where) => {
      const sun = by('sun');
      const form = await (where === 'the shortcut'
        ? sun.shortcut('file-request').then(() => opened(sun, 'filing'))
        : commandOpens(sun, where === 'the desk' ? DESK : 'general', '/service new', 'filing'));
      expect(valueOf(form, 'contract')).toBeFalsy();
      expect(submitOf(form)).toBe('提交');
      for (const theirs of ['仁和路', '88 Dock Road']) expect(textOf(form)).not.toContain(theirs);
      await sun.fill({ requesterName: '刘', requesterPhone: PHONE, 'item-1': `没有选用户：${where}` });
      const refused = await sun.submit();
      expect([refused.result, Object.keys(refused.errors ?? {})]).toEqual(['errors', ['contract']]);
      await sun.close();
    },
  );

  test('the form names whom it is for, on its first line and on its button, before it is submitted', async () => {
    const sun = by('sun');
    await commandOpens(sun, DESK, '/service new', 'filing');
    await sun.type('contract', HARBOUR_CONTRACT);
    const form = await sun.waitForModal((view) => valueOf(view, 'siteId') === 'hl-whs', 'their site');
    expect(textOf({ ...form, blocks: form.blocks.slice(0, 1) } as View)).toContain(
      '登记给 *Harbour Logistics*',
    );
    expect(submitOf(form)).toMatch(/^登记给 Harbour/);
    expect(submitOf(form).length).toBeLessThanOrEqual(24);
    await sun.close();
  });

  test('another customer, chosen at the last moment, is shown with what is theirs before anything is filed', async () => {
    const sun = by('sun');
    const title = 'chosen at the last moment';
    await commandOpens(sun, DESK, '/service new', 'filing');
    await sun.type('contract', 'contract-C0RENHESVC');
    await sun.waitForModal((view) => valueOf(view, 'siteId') === 'main ', 'the first site');
    await sun.fill({ requesterName: 'Bob', requesterPhone: PHONE, 'item-1': title });
    // What Slack tells the bot of it is lost, or late: the form does not follow.
    await sun.type('contract', HARBOUR_CONTRACT, { silent: true });
    expect((await sun.submit()).result).toBe('updated');
    const form = await sun.modal();
    expect([valueOf(form, 'siteId'), valueOf(form, 'item-1')]).toEqual(['hl-whs', title]);
    expect(textOf(form)).toContain('已选择 *Harbour Logistics*');
    expect((await sun.submit()).result).toBe('closed');
    const { number } = await filedAs(desk, sun, HARBOUR, title);
    expect(number).toMatch(/^SR-/);
    expect((await sun.messages(RENHE)).some((message) => textOf(message).includes(title))).toBe(false);
  });
});

test('where there is one customer it is theirs, and staff are told whose', async () => {
  const sun = by('sun');
  const form = await commandOpens(sun, RENHE, '/service new', 'filing');
  expect(submitOf(form)).toBe('登记给 仁和医院');
  expect(textOf(form)).not.toContain('用户与合同');
  await sun.close();
  const smith = by('smith');
  expect(submitOf(await commandOpens(smith, HARBOUR, '/service new', 'filing'))).toBe('File');
  await smith.close();
});
