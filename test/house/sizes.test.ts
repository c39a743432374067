import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lines that a file may have, and how many half of them have at most: as it is today, and no more (architecture.md, convention 8). */
const MOST = { src: 250, scripts: 250, test: 350 };
const MEDIAN = { src: 66, scripts: 66, test: 105 };

/** Longer ones, from before there was a limit, with how long they are: none is added, and none grows. */
const LONGER: Readonly<Record<string, number>> = {
  'scripts/dev/history/play-past.ts': 300,
  'scripts/dev/history/requests/renhe.ts': 376,
  'src/domain/sla/replay.ts': 330,
  'src/domain/sla/run.ts': 267,
  'src/embedded/mongo/aggregate/operators.ts': 311,
  'src/embedded/slack/client/workspace-client.ts': 301,
  'src/embedded/slack/page/texts.ts': 291,
  'src/embedded/slack/types.ts': 278,
  'src/i18n/en.ts': 330,
  'src/i18n/zh-CN.ts': 325,
  'src/run-command.ts': 297,
  'src/slack/modals/verb-form.ts': 316,
  'src/slack/routes.ts': 362,
  'src/start-bot.ts': 304,
  'src/store/outboxes.ts': 316,
  'test/domain/sla/rules.test.ts': 541,
  'test/embedded/mongo/conformance/aggregation.test.ts': 352,
  'test/flows/duty.test.ts': 375,
  'test/flows/filing.test.ts': 380,
  'test/house/everything-said.ts': 536,
  'test/house/extremes.ts': 380,
  'test/jobs/erase-personal-data.test.ts': 372,
  'test/scripts/contracts/contracts.test.ts': 355,
  'test/scripts/settings/settings.test.ts': 576,
  'test/store/outboxes.test.ts': 355,
};

const FOLDERS = ['src', 'scripts', 'test'] as const;
const lengths = (folder: string): [string, number][] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|mjs|js)$/.test(path))
    .map((path) => {
      const file = join(folder, path);
      return [file, readFileSync(file, 'utf8').split('\n').length - 1];
    });

describe.each(FOLDERS)('%s', (folder) => {
  const files = lengths(folder);

  it('has no file that is too long, but for those that were, which only become shorter', () => {
    const tooLong = files.filter(([file, lines]) => lines > (LONGER[file] ?? MOST[folder]));
    expect(tooLong).toEqual([]);
  });

  it('is no longer excused for a file that has become short enough, or is gone', () => {
    const excused = Object.keys(LONGER).filter((file) => file.startsWith(`${folder}/`));
    const known = new Map(files);
    expect(excused.filter((file) => (known.get(file) ?? 0) <= MOST[folder])).toEqual([]);
  });

  it('has mostly small ones', () => {
    const sorted = files.map(([, lines]) => lines).sort((a, b) => a - b);
    expect(sorted.length).toBeGreaterThan(20);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(MEDIAN[folder]);
  });
});
