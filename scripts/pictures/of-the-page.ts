import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { textOf, workspaceClient } from '../../src/embedded/slack/client/workspace-client.js';
import { en } from '../../src/i18n/en.js';
import { zhCN } from '../../src/i18n/zh-CN.js';

/** Who is seen in the pictures of a language, and what is said there; the page's own words stand in its texts.ts. */
const CASTS = {
  'zh-CN': {
    texts: zhCN,
    customer: 'wang',
    engineer: 'li',
    channel: 'renhe-service',
    title: '放射科全部工作站无法登录 PACS',
    phone: '010-8888 6666',
    reply: '昨晚开始的，重启过也不行。',
    replies: /条回复/,
    behind: '幕后',
    clocks: '时限',
    request: '服务请求',
    watched: 'DSA 机房',
    submit: '提交',
  },
  en: {
    texts: en,
    customer: 'smith',
    engineer: 'chen',
    channel: 'harbour-service',
    title: 'No labels come out of the printers at gate 4',
    phone: '+44 20 7946 0000',
    reply: 'It began last night; restarting them does not help.',
    replies: /repl(y|ies)/,
    behind: 'Behind the scenes',
    clocks: 'Clocks',
    request: 'Request',
    watched: 'Packing 2',
    submit: 'File',
  },
} as const;
const WIDE = { width: 1180, height: 700 };
const PHONE = { width: 390, height: 700 };

/** @returns the files that were written, `NAME.LANGUAGE.jpg`, small enough to be kept */
export async function takePictures(browser: Browser, address: string, folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const language of ['zh-CN', 'en'] as const) {
    const cast = CASTS[language];
    const { texts, channel, title } = cast;
    const open = async (
      person: string,
      place: string,
      options: BrowserContextOptions = {},
    ): Promise<Page> => {
      const context = await browser.newContext({ viewport: WIDE, locale: language, ...options });
      const page = await context.newPage();
      await page.goto(`${address}/#/${person}/${place}`);
      return page;
    };
    const take = async (page: Page, name: string): Promise<void> => {
      const path = join(folder, `${name}.${language}.jpg`);
      await page.screenshot({ path, type: 'jpeg', quality: 75, animations: 'disabled' });
      files.push(path);
    };

    const picker = await open('', '');
    await picker.getByRole('heading', { level: 1 }).waitFor();
    await take(picker, 'people');

    const phone = await open(cast.customer, channel, { viewport: PHONE });
    await phone.getByRole('button', { name: texts.intake.button }).last().click();
    await phone.getByLabel(texts.filing.requesterPhone).fill(cast.phone);
    await phone.getByLabel(texts.filing.item({ no: 1 })).fill(title);
    await take(phone, 'phone');
    await phone.getByRole('button', { name: texts.filing.submit, exact: true }).click();
    await phone.getByRole('dialog').waitFor({ state: 'detached' });

    const { person } = workspaceClient(address);
    const [asking, engineer] = [person(cast.customer), person(cast.engineer)];
    const isCard = (m: Parameters<typeof textOf>[0]): boolean =>
      /SR-\d/.test(textOf(m)) && textOf(m).includes(title);
    const own = await asking.waitForMessage(channel, isCard, 'the card of the customer');
    const card = await engineer.waitForMessage('service-desk', isCard, 'the card of the desk');
    await engineer.press(card, 'verb:acknowledge');
    await asking.say(channel, cast.reply, { thread: own });

    const customer = await open(cast.customer, channel);
    const shown = customer.getByRole('main').getByRole('article').filter({ hasText: title }).last();
    await shown.getByRole('button', { name: cast.replies }).click();
    await customer.locator('aside').getByText(cast.reply).waitFor();
    await take(customer, 'customer');

    const desk = await open(cast.engineer, 'service-desk', { colorScheme: 'dark' });
    const atDesk = desk.getByRole('main').getByRole('article').filter({ hasText: title }).last();
    await atDesk.getByRole('button', { name: /^(提出方案|Propose solution)$/ }).waitFor();
    await desk.getByRole('button', { name: cast.behind }).click();
    await desk.getByRole('tab', { name: cast.clocks }).click();
    const requests = desk.getByRole('combobox', { name: cast.request });
    const watched = requests.locator('option').filter({ hasText: cast.watched });
    await watched.waitFor({ state: 'attached' });
    await requests.selectOption((await watched.getAttribute('value')) ?? '');
    await desk.locator('.clocks-of').getByText(cast.watched).waitFor();
    await take(desk, 'desk');
  }
  return files;
}
