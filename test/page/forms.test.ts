import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { hasBrowser, messageWith, openWindows, type Windows } from '../support/browser.js';
import { startBench, type Bench } from '../embedded/slack/bench-workspace.js';
import { modal, option, plain, sampleBot, type Heard } from '../embedded/slack/sample-bot.js';

let bench: Bench;
let windows: Windows;
let page: Page;
const seen: Heard = { submitted: {}, closed: [], lastResponseUrl: '' };

async function say(blocks: object[]): Promise<void> {
  await bench.app.client.chat.postMessage({ channel: 'C0DESK001', text: 'card', blocks: blocks as never });
}

async function command(line: string): Promise<void> {
  const composer = page.getByRole('main').getByRole('combobox').last();
  await composer.fill(line);
  await composer.press('Enter');
}

(hasBrowser ? describe : describe.skip)('forms and blocks in the browser', () => {
  beforeAll(async () => {
    bench = await startBench(
      (app) => {
        sampleBot(app, seen);
        app.view('checked', ({ ack, view }) => {
          const { value } = view.state.values['text']!['value']!;
          return value === 'right'
            ? ack()
            : ack({ response_action: 'errors', errors: { text: 'Say “right”.' } });
        });
      },
      { pageDir: resolve('dist/page') },
    );
    windows = await openWindows(bench.slack.personUrl);
    page = await windows.open('wang', 'desk');
  });
  afterAll(async () => {
    await windows?.close();
    await bench?.stop();
  });
  afterEach(() => expect(windows.faults).toEqual([]));

  test('every kind of input is operated by mouse and keyboard, and arrives as the app expects it', async () => {
    await command('/service open kinds');
    const form = page.getByRole('dialog');
    const pick = async (label: string, ...options: string[]) => {
      await form.getByRole('combobox', { name: label }).click();
      for (const name of options) await page.getByRole('option', { name }).click();
      if (label === 'Many') await page.keyboard.press('Tab');
    };
    await form.getByLabel('Text').fill('<&>');
    await form.getByRole('combobox', { name: 'Kind' }).focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) {
      await page.keyboard.press(key);
      if (key === 'ArrowDown') await page.getByRole('option').first().waitFor();
    }
    await pick('Many', 'Option a', 'Option c');
    await form.getByRole('checkbox', { name: 'Option a' }).check();
    await form.getByRole('radio', { name: 'Option a' }).check();
    await pick('Who', '李工');
    await pick('Where', '# desk');
    await form.getByLabel('Day').fill('2026-11-23');
    await form.getByLabel('Time').fill('08:30');
    await form.getByLabel(/^At/).fill('2026-11-23T09:00');
    await form.getByLabel('Mail').fill('li@yingda.example');
    await form.getByLabel('Count').fill('7');
    await pick('Far', 'Option south');
    await form.locator('input[type=file]').setInputFiles({
      name: 'note.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4'),
    });
    await form.getByText('note.pdf').waitFor();
    await form.getByRole('button', { name: 'OK' }).click();
    await form.waitFor({ state: 'detached' });
    const heard = Object.fromEntries(
      Object.entries(seen.submitted).map(([id, held]) => [id, (held as Record<string, unknown>)['value']]),
    );
    expect(heard).toMatchObject({
      text: { value: '<&>' },
      kind: { selected_option: { value: 'b' } },
      many: { selected_options: [{ value: 'a' }, { value: 'c' }] },
      boxes: { selected_options: [{ value: 'a' }] },
      radio: { selected_option: { value: 'a' } },
      who: { selected_user: 'U0LI00001' },
      where: { selected_conversation: 'C0DESK001' },
      day: { selected_date: '2026-11-23' },
      time: { selected_time: '08:30' },
      at: { selected_date_time: Date.parse('2026-11-23T09:00:00+08:00') / 1000 },
      mail: { value: 'li@yingda.example' },
      count: { value: '7' },
      far: { selected_option: { value: 'south' } },
      files: { files: [{ name: 'note.pdf' }] },
    });
  });

  test('what the app finds wrong stands at the field, and nothing typed is lost', async () => {
    await command('/service open checked');
    const form = page.getByRole('dialog');
    await form.getByLabel('Text').fill('wrong');
    await form.getByRole('button', { name: 'OK' }).click();
    await form.getByText('Say “right”.').waitFor();
    expect(await form.getByLabel('Text').inputValue()).toBe('wrong');
    expect(await form.getByLabel('Text').getAttribute('aria-invalid')).toBe('true');
    await form.getByLabel('Text').fill('right');
    await form.getByLabel('Text').press('Enter');
    await form.waitFor({ state: 'detached' });
  });

  test('modals lie on a stack: Esc closes the topmost, the cross all, and what was typed below is still there', async () => {
    await command('/service open push');
    const form = page.getByRole('dialog');
    await form.getByLabel('Text').fill('below');
    await form.getByRole('button', { name: 'OK' }).click();
    await form.getByLabel('Text').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await form.getByLabel('Text').waitFor();
    expect(await form.getByLabel('Text').inputValue()).toBe('below');
    await form.getByRole('button', { name: 'OK' }).click();
    await form.getByLabel('Text').waitFor({ state: 'detached' });
    await form.getByRole('button', { name: '关闭' }).click();
    await form.waitFor({ state: 'detached' });
    expect(await bench.people.person('wang').modals()).toEqual([]);
  });

  test('a button that asks first is pressed only after yes; menus of messages and overflow menus work', async () => {
    const confirm = { title: plain('Sure?'), text: plain('Gone'), confirm: plain('Yes'), deny: plain('No') };
    await say([
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'sure', text: plain('Delete'), style: 'danger', confirm },
          { type: 'overflow', action_id: 'pick', options: [option('x'), option('y')] },
          { type: 'static_select', action_id: 'pick2', placeholder: plain('Which'), options: [option('z')] },
        ],
      },
    ]);
    const card = messageWith(page, 'Delete');
    const pressed = page.getByRole('main').getByText('pressed', { exact: true });
    await card.getByRole('button', { name: 'Delete' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await pressed.count()).toBe(0);
    await card.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Yes', exact: true }).click();
    await pressed.waitFor();
    await card.locator('.overflow').click();
    await page.getByRole('menuitem', { name: 'Option y' }).click();
    await messageWith(page, /"value":"y"/).waitFor();
  });

  test('blocks of every kind are drawn, and what cannot be drawn says so', async () => {
    const text = (words: string) => ({ type: 'mrkdwn', text: words });
    const rich = [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'rich words' }] }];
    const cell = (words: string) => ({ type: 'raw_text', text: words });
    await say([
      { type: 'header', text: plain('Kinds of blocks') },
      {
        type: 'section',
        text: text('*bold* `2*3*4` :ticket: <@U0LI00001> &lt;b&gt;'),
        fields: [text('one'), text('two')],
      },
      { type: 'context', elements: [text('in context')] },
      { type: 'divider' },
      { type: 'rich_text', elements: rich },
      { type: 'table', rows: [[cell('left'), cell('right')]] },
    ]);
    const shown = messageWith(page, 'Kinds of blocks');
    await shown.getByText('rich words').waitFor();
    await shown.getByRole('table').waitFor();
    expect(await shown.locator('b').filter({ hasText: 'bold' }).count()).toBe(1);
    expect(await shown.locator('code').textContent()).toBe('2*3*4');
    expect(await shown.textContent()).toContain('🎫 @李工 <b>');
    const strange = [{ type: 'hologram', block_id: 'h' }];
    await page.route('**/_person/messages?*', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as { messages: object[] };
      body.messages.push({ ts: '9999999999.000001', user: 'U0LI00001', text: '', blocks: strange });
      await route.fulfill({ response: answer, json: body });
    });
    await page.reload();
    await page.getByText('“hologram”').waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  test('the composer offers commands, sends text, files and reactions; refusals are in Slackbot’s words', async () => {
    const guest = await windows.open('chen', 'binhai');
    const composer = guest.getByRole('main').getByRole('combobox');
    await composer.fill('/service text');
    await composer.press('Enter');
    await guest.getByRole('alert').getByText('/service 不是有效的命令').waitFor();
    expect(await composer.inputValue()).toBe('/service text');
    await composer.fill('first line');
    await composer.press('Shift+Enter');
    await composer.pressSequentially('second *line*');
    await composer.press('Enter');
    const message = messageWith(guest, 'first line');
    await message.locator('b').getByText('line').waitFor();

    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    await guest.locator('.composer input[type=file]').setInputFiles({
      name: 'door.png',
      mimeType: 'image/png',
      buffer: picture,
    });
    await composer.press('Enter');
    const shown = guest.getByRole('img', { name: 'door.png' });
    await shown.waitFor();
    const width = () =>
      shown.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth);
    expect(await width()).toBe(1);

    await message.hover();
    await message.getByRole('button', { name: ':ticket:' }).first().click();
    await message.getByRole('button', { name: ':ticket: 1' }).waitFor();

    const composed = page.getByRole('main').getByRole('combobox').last();
    await page.goto(`${bench.slack.personUrl}/#/wang/desk`);
    await composed.fill('/ser');
    await page.getByRole('option', { name: '/service' }).waitFor();
    await composed.press('Tab');
    expect(await composed.inputValue()).toBe('/service ');
    await composed.fill('/service text');
    await composed.press('Enter');
    await page.getByText('only you see this').last().waitFor();
    await page.getByText('仅对您可见').last().waitFor();
  });

  test('shortcuts of the composer and of a message open their forms; to people of other workspaces none are offered', async () => {
    await page.goto(`${bench.slack.personUrl}/#/wang/desk`);
    const main = page.getByRole('main');
    await main.getByRole('button', { name: '快捷方式' }).click();
    await page.getByRole('menuitem', { name: 'New request' }).press('Enter');
    await page.getByRole('dialog', { name: 'new' }).waitFor();
    await page.keyboard.press('Escape');
    await bench.people.person('li').say('desk', 'file this');
    await messageWith(page, 'file this').hover();
    await messageWith(page, 'file this').getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: 'File a request' }).click();
    await page.getByRole('dialog', { name: 'from' }).waitFor();
    expect((await bench.people.person('wang').modal()).private_metadata).toBe('file this');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    const guest = await windows.open('chen', 'binhai');
    await guest.getByRole('button', { name: '快捷方式' }).click();
    await guest.getByText('此处没有可供您使用的快捷方式。').waitFor();
    expect(await guest.getByRole('menuitem').count()).toBe(0);
  });

  test('a file that is dropped on a conversation goes with the next message', async () => {
    const files = await page.evaluateHandle(() => {
      const Transfer = (
        globalThis as unknown as { DataTransfer: new () => { items: { add(file: File): void } } }
      ).DataTransfer;
      const held = new Transfer();
      held.items.add(new File(['dropped content'], 'dropped.txt', { type: 'text/plain' }));
      return held;
    });
    const zone = page.getByRole('main').locator('.drop-zone');
    await zone.dispatchEvent('dragover', { dataTransfer: files });
    await page.getByText('松开即可上传到这里').waitFor();
    await zone.dispatchEvent('drop', { dataTransfer: files });
    await page.locator('.file-strip').getByText('dropped.txt').waitFor();
    await page.getByRole('main').getByRole('combobox').last().press('Enter');
    await messageWith(page, 'dropped.txt').waitFor();
    const li = bench.people.person('li');
    const message = (await li.messages('desk')).at(-1)!;
    expect(String(await li.download(message.files![0]!))).toBe('dropped content');
  });

  test('what Slack refuses the bot is told at once, and the drawer says where the fault is', async () => {
    const { client } = bench.app;
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '' } }];
    await expect(
      client.chat.postMessage({ channel: 'C0DESK001', text: 'no', blocks } as never),
    ).rejects.toThrow('invalid_blocks');
    const notice = page.getByRole('status').getByText('invalid_blocks');
    await notice.waitFor();
    expect(await notice.textContent()).toContain('/blocks/0/text');
    await page.getByRole('button', { name: '幕后' }).click();
    await page.getByRole('tab', { name: '机器人调用' }).click();
    const refused = page.locator('.entry.failed').filter({ hasText: 'invalid_blocks' }).first();
    await refused.click();
    await refused.locator('.fault').getByText('/blocks/0/text').waitFor();

    await command('/service open twice');
    await page.getByRole('dialog').waitFor();
    const [opened] = (await bench.people.admin.calls('views.open')).slice(-1);
    const { trigger_id: spent } = opened!.args as { trigger_id: string };
    await expect(client.views.open({ trigger_id: spent, view: modal('again') })).rejects.toThrow(
      'exchanged_trigger_id',
    );
    await page.getByRole('status').getByText('exchanged_trigger_id').waitFor();
  });
});
