import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { textOf, workspaceClient } from '../../src/embedded/slack/client/workspace-client.js';

const CHANNEL = 'renhe-service';
const TITLE = 'PACS 无法登录，放射科全部工作站';

/** @returns the files that were written, small enough to be kept */
export async function takePictures(browser: Browser, address: string, folder: string): Promise<string[]> {
  const files: string[] = [];
  const open = async (person: string, place: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1120, height: 700 }, ...options });
    const page = await context.newPage();
    await page.goto(`${address}/#/${person}/${place}`);
    return page;
  };
  const take = async (page: Page, name: string): Promise<void> => {
    const path = join(folder, `${name}.jpg`);
    await page.screenshot({ path, type: 'jpeg', quality: 75, animations: 'disabled' });
    files.push(path);
  };

  const picker = await open('', '', { locale: 'en-US' });
  await picker.getByRole('heading', { level: 1 }).waitFor();
  await take(picker, 'people');

  const wang = await open('wang', CHANNEL);
  await wang.getByRole('button', { name: '提交服务请求' }).click();
  await wang.getByLabel('联系电话').fill('010-8888 6666');
  await wang.getByLabel('第 1 项问题').fill(TITLE);
  await take(wang, 'filing');
  await wang.getByRole('button', { name: '提交', exact: true }).click();
  await wang.getByRole('article').filter({ hasText: TITLE }).waitFor();

  const li = workspaceClient(address).person('li');
  const card = await li.waitForMessage('service-desk', (m) => textOf(m).includes(TITLE), 'the card');
  await li.press(card, 'verb:acknowledge');
  const customerCard = wang.getByRole('article').filter({ hasText: TITLE });
  await customerCard.getByRole('button', { name: '条回复' }).click();
  await wang.locator('aside').getByText('已响应，正在处理').waitFor();
  await take(wang, 'customer');

  const desk = await open('li', 'service-desk', { colorScheme: 'dark' });
  await desk
    .getByRole('article')
    .filter({ hasText: TITLE })
    .getByRole('button', { name: '提出方案' })
    .waitFor();
  await desk.getByRole('button', { name: '幕后' }).click();
  await desk.locator('.entry').first().waitFor();
  await take(desk, 'desk-dark');

  const phone = await open('smith', 'harbour-service', { viewport: { width: 390, height: 700 } });
  await phone.getByRole('button', { name: 'File a service request' }).click();
  await phone.getByLabel('Phone').fill('+44 20 7946 0000');
  await take(phone, 'phone');
  return files;
}
