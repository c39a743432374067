import { resolve } from 'node:path';
import { SEED, startBench } from '../embedded/slack/bench-workspace.js';
import { hasBrowser, messageWith, openWindows } from '../support/browser.js';

(hasBrowser ? describe : describe.skip)('starting over', () => {
  test('is asked once more, tells when it failed, and shows every window what is there afterwards', async () => {
    let fails = true;
    const onReset = async (): Promise<void> => {
      if (fails) throw new Error('the database is somebody else’s');
      bench.slack.beginAnew(SEED);
      await bench.people.person('li').say('desk', 'as at first');
    };
    const bench = await startBench(() => undefined, { pageDir: resolve('dist/page'), onReset });
    const windows = await openWindows(bench.slack.personUrl);
    try {
      await bench.people.person('li').say('desk', 'said before');
      const [wang, li] = await Promise.all([windows.open('wang', 'desk'), windows.open('li', 'desk')]);
      const startOver = async (answer: string) => {
        await messageWith(wang, 'said before').waitFor();
        await wang.getByRole('button', { name: '幕后' }).click();
        const drawer = wang.getByRole('complementary', { name: '幕后' });
        await drawer.getByRole('button', { name: '重新开始' }).click();
        await wang.getByRole('dialog').getByRole('button', { name: answer, exact: true }).click();
      };
      await startOver('取消');
      expect(await messageWith(wang, 'said before').count()).toBe(1);
      await wang.reload();

      await startOver('重新开始');
      for (const page of [wang, li]) {
        await page.getByRole('alert').getByText('重新开始没有成功').waitFor();
        await page.getByRole('button', { name: '显示现有内容' }).click();
        await messageWith(page, 'said before').waitFor();
      }

      fails = false;
      await startOver('重新开始');
      for (const page of [wang, li]) {
        await messageWith(page, 'as at first').waitFor();
        expect(await messageWith(page, 'said before').count()).toBe(0);
      }
      expect(windows.faults).toEqual([]);
    } finally {
      await windows.close();
      await bench.stop();
    }
  });
});
