import { resolve } from 'node:path';
import { startBench } from '../embedded/slack/bench-workspace.js';
import { hasBrowser, messageWith, openWindows } from '../support/browser.js';

const MANY = 1_000;
const [FIRST, PAGE] = [40, 200];

(hasBrowser ? describe : describe.skip)('a long channel', () => {
  test('one of 1,000 messages takes a new one without drawing all of them again; who reads further up is led to it', async () => {
    const bench = await startBench(() => undefined, { pageDir: resolve('dist/page') });
    const windows = await openWindows(bench.slack.personUrl);
    try {
      // The app is not in this channel.
      const li = bench.people.person('li');
      for (let i = 0; i < MANY; i++) await li.say('other', `*Nr. ${i}* :ticket: 一条消息`);
      const page = await windows.open('wang', 'other');
      await messageWith(page, 'Nr. 999').waitFor();
      const jump = page.getByRole('button', { name: '到最新消息' });
      expect(await jump.count()).toBe(0);
      for (let shown = FIRST; shown < MANY; shown += PAGE) {
        await page.getByRole('button', { name: '显示更早的消息' }).press('Enter');
        await page
          .locator('main article')
          .nth(Math.min(shown + PAGE, MANY) - 1)
          .waitFor({ state: 'attached' });
      }
      await page.evaluate(`document.querySelector('main article').dataset.first = 'yes'`);
      await li.say('other', 'the newest');
      await messageWith(page, 'the newest').waitFor();
      expect(await page.evaluate(`document.querySelector('main article').dataset.first`)).toBe('yes');
      await messageWith(page, 'Nr. 500').scrollIntoViewIfNeeded();
      await jump.waitFor();
      await li.say('other', 'newer still');
      await messageWith(page, 'newer still').waitFor({ state: 'attached' });
      await jump.click();
      await jump.waitFor({ state: 'detached' });
      const seen = page.locator('main article').last();
      expect(await seen.textContent()).toContain('newer still');
      const [list, message] = await Promise.all(
        [page.getByRole('region', { name: '消息' }), seen].map((one) => one.boundingBox()),
      );
      expect(message!.y + message!.height).toBeLessThanOrEqual(list!.y + list!.height);
      expect(windows.faults).toEqual([]);
    } finally {
      await windows.close();
      await bench.stop();
    }
  });
});
