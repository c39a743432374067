import { weeklyChart } from '../../src/documents/chart.js';
import { resvg } from '../../src/documents/resvg.js';
import { en } from '../../src/documents/labels/en.js';
import { zhCN } from '../../src/documents/labels/zh-CN.js';
import { sampleReport } from './sample-report.js';

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The pixels of a PNG, four bytes each, read by drawing it as an image. */
async function pixelsOf(png: Buffer) {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const href = `data:image/png;base64,${png.toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"><image width="${width}" height="${height}" xlink:href="${href}"/></svg>`;
  const { Resvg } = await resvg();
  const pixels = Buffer.from(new Resvg(svg).render().pixels);
  const ink = ({ left, top, width: wide, height: high }: Box): number => {
    let count = 0;
    for (let y = top; y < Math.min(top + high, height); y += 1) {
      for (let x = left; x < Math.min(left + wide, width); x += 1) {
        const at = 4 * (y * width + x);
        if (Math.min(pixels[at] ?? 255, pixels[at + 1] ?? 255, pixels[at + 2] ?? 255) < 200) count += 1;
      }
    }
    return count;
  };
  const different = (other: Buffer): number => {
    let count = 0;
    for (let at = 0; at < pixels.length; at += 4)
      if (pixels.readUInt32BE(at) !== other.readUInt32BE(at)) count += 1;
    return count;
  };
  return { width, height, pixels, ink, different };
}

const draw = async (...args: Parameters<typeof weeklyChart>) => pixelsOf(await weeklyChart(...args));
const TITLE: Box = { left: 50, top: 30, width: 400, height: 60 };
const FIRST_CATEGORY: Box = { left: 50, top: 330, width: 165, height: 45 };

describe('the weekly chart', () => {
  test('is a PNG of 1200 × 675 with opaque white where nothing is drawn', async () => {
    const png = await weeklyChart(sampleReport(), zhCN);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const { width, height, pixels } = await pixelsOf(png);
    expect([width, height]).toEqual([1200, 675]);
    expect(pixels.readUInt32BE(0)).toBe(0xffffffff);
  });

  test('really draws its Chinese labels: taking one away takes its ink away, another one draws other ink', async () => {
    const report = sampleReport();
    const full = await draw(report, zhCN);
    const untitled = await draw(report, { ...zhCN, title: '' });
    const other = await draw(report, { ...zhCN, title: '维护现场服务周报' });
    expect(full.ink(TITLE)).toBeGreaterThan(2000);
    expect(untitled.ink(TITLE)).toBe(0);
    expect(full.different(other.pixels)).toBeGreaterThan(300);

    const unnamed = await draw(report, { ...zhCN, categories: { ...zhCN.categories, fault: '' } });
    expect(full.ink(FIRST_CATEGORY) - unnamed.ink(FIRST_CATEGORY)).toBeGreaterThan(300);
  });

  test('draws Chinese characters and not one box for all of them', async () => {
    const inks = await Promise.all(
      ['一', '故', '囊', '丁'].map(async (title) =>
        (await draw(sampleReport(), { ...zhCN, title })).ink(TITLE),
      ),
    );
    expect(new Set(inks).size).toBe(inks.length);
    expect(Math.min(...inks)).toBeGreaterThan(20);
  });

  test('shows more missed promises as more of the colour of a miss', async () => {
    const report = sampleReport();
    const worse = { ...report.clocks.repair, met: 1, missed: 8, attainment: 1 / 9 };
    const red = ({ pixels }: { pixels: Buffer }) => {
      let count = 0;
      for (let at = 0; at < pixels.length; at += 4) if (pixels.readUInt32BE(at) === 0xd1603dff) count += 1;
      return count;
    };
    const now = red(await draw(report, zhCN));
    const then = red(await draw({ ...report, clocks: { ...report.clocks, repair: worse } }, zhCN));
    expect(now).toBeGreaterThan(500);
    expect(then).toBeGreaterThan(now * 1.4);
  });

  test('of a quiet week is lower, says so, and has no bars', async () => {
    const quiet = sampleReport({ requests: 0, open: 0 });
    const drawn = await draw(quiet, zhCN);
    const speechless = await draw(quiet, { ...zhCN, quietWeek: '', nothingDecided: '' });
    const notes: Box = { left: 50, top: 295, width: 1100, height: 60 };
    expect(drawn.height).toBeLessThan(400);
    expect(drawn.ink(notes)).toBeGreaterThan(800);
    expect(speechless.ink(notes)).toBe(0);
  });

  test('leaves its right and lower edge free with hundreds of requests and endless names, in both languages', async () => {
    const name = '国家电网华东分部电力调度控制中心自动化运行与网络安全管理处'.repeat(5);
    const report = sampleReport({ requests: 900, open: 250, contract: { customerName: name, site: name } });
    for (const labels of [zhCN, en]) {
      const { ink, width, height } = await draw(report, labels);
      expect(ink({ left: width - 12, top: 0, width: 12, height })).toBe(0);
      expect(ink({ left: 0, top: height - 12, width, height: 12 })).toBe(0);
    }
  });

  test('holds names with markup, control characters and halves of pairs', async () => {
    const contract = { customerName: '<b>&"\u0000\uD800{a|b}', site: '😀\u202E' };
    const drawn = await draw(sampleReport({ contract }), zhCN);
    expect(drawn.ink(TITLE)).toBeGreaterThan(2000);
  });

  test('is the same for the same report', async () => {
    const [once, again] = await Promise.all([
      weeklyChart(sampleReport(), en),
      weeklyChart(sampleReport(), en),
    ]);
    expect(once.equals(again)).toBe(true);
  });
});
