import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { hasBrowser, messageWith, openWindows, repliesWith, type Windows } from '../support/browser.js';
import { startDesk, type Desk } from '../support/desk.js';
import { fileRequest, RENHE } from '../support/story.js';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const TOO_WIDE = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
const BACKGROUND = 'getComputedStyle(document.body).backgroundColor';
let desk: Desk;
let windows: Windows;

/** What axe-core finds serious or critical: rule and places. */
async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    type Found = { violations: { id: string; impact: string; nodes: { target: string[] }[] }[] };
    const { axe } = globalThis as unknown as { axe: { run(): Promise<Found> } };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
  });
}

(hasBrowser ? describe : describe.skip)('windows on the workspace', () => {
  beforeAll(async () => {
    desk = await startDesk();
    windows = await openWindows(desk.slack.personUrl);
    await fileRequest(desk, desk.people.person('wang'), RENHE, '第一件');
  });
  afterAll(async () => {
    await windows?.close();
    await desk?.stop();
  });
  afterEach(() => expect(windows.faults).toEqual([]));

  test('two people who press the same button at once: one does it, the other is told, both see the same', async () => {
    const [li, qian] = await Promise.all([
      windows.open('li', 'service-desk'),
      windows.open('qian', 'service-desk'),
    ]);
    const acknowledge = (page: Page) =>
      messageWith(page, '第一件').getByRole('button', { name: '响应', exact: true });
    await Promise.all([acknowledge(li).waitFor(), acknowledge(qian).waitFor()]);
    await Promise.all([acknowledge(li).click(), acknowledge(qian).click()]);
    for (const page of [li, qian]) {
      await messageWith(page, '第一件').getByRole('button', { name: '提出方案' }).waitFor();
      expect(await acknowledge(page).count()).toBe(0);
    }
    await messageWith(li, '第一件')
      .getByRole('button', { name: /条回复/ })
      .click();
    await repliesWith(li, '已响应，正在处理').waitFor();
    expect(await li.locator('aside.thread').getByText('已响应，正在处理').count()).toBe(1);
    await li.keyboard.press('Escape');
  });

  test('a message from elsewhere marks the channel unread; looking at it takes the mark away', async () => {
    const chen = await windows.open('sun', 'general');
    const row = chen.getByRole('navigation').getByRole('link', { name: 'harbour-service' });
    await row.click();
    await chen.getByRole('navigation').getByRole('link', { name: 'general' }).click();
    await row.getByRole('img').waitFor({ state: 'detached' });
    await desk.people.person('smith').say('harbour-service', 'Anybody there?');
    await row.getByRole('img', { name: '1 条未读' }).waitFor();
    await row.click();
    await messageWith(chen, 'Anybody there?').waitFor();
    await chen.getByRole('navigation').getByRole('link', { name: 'general' }).click();
    await row.getByRole('img').waitFor({ state: 'detached' });
  });

  test('Home is a tab of the app, and the drawer tells what went to the bot, how quickly, and as curl', async () => {
    const li = await windows.open('li', 'general');
    await li
      .getByRole('navigation')
      .getByRole('link', { name: /Yingda/ })
      .click();
    await li.getByRole('button', { name: '幕后' }).click();
    const home = li.getByRole('tab', { name: '主页' });
    if ((await home.count()) > 0) await home.click();
    await li.getByText('李工，您好').waitFor();
    const entry = li.locator('.entry').filter({ hasText: 'app_home_opened' }).first();
    await entry.getByText(/毫秒内确认/).waitFor();
    await entry.click();
    await entry.getByText('"type": "app_home_opened"').waitFor();
    await li.getByRole('tab', { name: '机器人调用' }).click();
    await li.locator('.entry').filter({ hasText: 'views.publish' }).first().waitFor();
  });

  test('the drawer shows what stands behind the bot: clocks of a request, jobs, documents, and how to read them again', async () => {
    const li = await windows.open('li', 'service-desk');
    await li.getByRole('button', { name: '幕后' }).click();
    const drawer = li.getByRole('complementary', { name: '幕后' });
    await drawer.getByRole('tab', { name: '时限' }).click();
    const response = drawer.getByRole('meter', { name: '响应' });
    await response.waitFor();
    const { number } = await fileRequest(desk, desk.people.person('wang'), RENHE, '看它走');
    await drawer.getByText(`${number} 看它走`).waitFor();
    const valueOf = async () => Number(await response.getAttribute('aria-valuenow'));
    const before = await valueOf();
    await desk.people
      .person('li')
      .waitFor(async () => (await valueOf()) > before, { what: 'the bar to grow' });
    await messageWith(li, '看它走').getByRole('button', { name: '响应', exact: true }).click();
    await drawer.locator('.clock[data-state=met]').getByText('达标').waitFor();
    await drawer.getByRole('tab', { name: '任务' }).click();
    await drawer.getByText('sweep-clocks').waitFor();
    await drawer.getByRole('tab', { name: '待发' }).click();
    await drawer.getByText('这里没有内容。').waitFor();
    await drawer.getByRole('tab', { name: '数据库' }).click();
    await drawer.getByLabel('编号开头').fill(number);
    await drawer.locator('.entry').nth(1).waitFor({ state: 'detached' });
    await drawer.locator('.entry').filter({ hasText: number }).click();
    await drawer.getByText('"filingCause"').waitFor();
    await li.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await drawer.getByRole('button', { name: '复制为 curl' }).click();
    await drawer.getByRole('button', { name: '已复制' }).waitFor();
    const curl = await li.evaluate<string>('navigator.clipboard.readText()');
    expect(curl).toBe(
      `curl -s '${desk.slack.personUrl}/_backstage/documents?name=tickets&id=${number}&page=0'`,
    );
  });

  test.each([
    ['light, wide', 'light', 1280],
    ['dark, wide', 'dark', 1280],
    ['light, phone', 'light', 390],
    ['dark, phone', 'dark', 390],
  ] as const)(
    'no state has serious faults of accessibility, nor is anything cut off: %s',
    async (_, colorScheme, width) => {
      // Whoever of the two above was quicker is responsible; the technical head may propose in either case.
      const page = await windows.open('qian', 'service-desk', {
        colorScheme,
        viewport: { width, height: 844 },
      });
      const states: string[] = [];
      const check = async (state: string) => {
        for (const fault of await seriousFaults(page)) states.push(`${state}: ${fault}`);
        const over = await page.evaluate<number>(TOO_WIDE);
        if (over > 0) states.push(`${state}: ${over} px too wide`);
      };
      const background = await page.evaluate<string>(BACKGROUND);
      expect(background).toBe(colorScheme === 'dark' ? 'rgb(26, 29, 33)' : 'rgb(255, 255, 255)');
      await messageWith(page, '第一件').waitFor();
      await check('channel');
      await messageWith(page, '第一件')
        .getByRole('button', { name: /条回复/ })
        .click();
      await repliesWith(page, '已响应').waitFor();
      await check('thread');
      await page.getByRole('complementary').getByRole('button', { name: '关闭' }).click();
      await messageWith(page, '第一件').getByRole('button', { name: '提出方案' }).click();
      await page.getByRole('dialog').getByRole('combobox').first().click();
      await page.getByRole('option').first().waitFor();
      await check('modal with a menu');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '幕后' }).click();
      await page.locator('.entry').first().waitFor();
      await check('drawer');
      for (const tab of ['时限', '任务', '数据库']) {
        await page.getByRole('tab', { name: tab }).click();
        await page.getByRole('tabpanel', { name: tab }).locator('.clock, .entry').first().waitFor();
        await check(`drawer, ${tab}`);
      }
      await page.goto(`${desk.slack.personUrl}/#/`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await check('choice of a person');
      expect(states).toEqual([]);
      await page.context().close();
    },
  );
});
