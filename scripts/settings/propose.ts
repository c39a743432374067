import { yearsAround } from '../../src/calendars/public-days.js';
import { yearOf } from '../../src/domain/ticket/number.js';
import type { NextSettings } from '../../src/domain/settings/next-settings.js';
import type { VersionChanges } from '../../src/domain/settings/next-versions.js';
import type { Settings } from '../../src/domain/settings.js';
import type { Desk, Usage } from './open-desk.js';
import { preview, type Effects } from './preview.js';
import { Stopped, type Terminal } from './terminal.js';

interface Proposal {
  readonly current: Settings;
  readonly next: NextSettings;
  /** Whether to do it, or only to show it. */
  readonly yes: boolean;
  /** The command that does it, as it is typed. */
  readonly command: string;
  /** Called between showing and doing. @throws Stopped when it must not be done */
  readonly guard?: () => void;
}

/**
 * Shows what a change of the settings is and whom it reaches, and makes it when the person has said yes.
 * @returns the version it was saved as; nothing when nothing was saved
 * @throws Stopped when somebody else has saved settings meanwhile
 */
export async function propose(
  desk: Desk,
  terminal: Terminal,
  { current, next, yes, command, guard }: Proposal,
): Promise<number | undefined> {
  if (current.version === 0) terminal.complain(nothingSaved(desk));
  if (next.isSame) {
    terminal.say(`Nothing changes: version ${current.version} of ${desk.database} says the same.`);
    return undefined;
  }
  const wantedYears = yearsAround(yearOf(terminal.now(), current.zone));
  terminal.say(`Version ${current.version} of ${desk.database} would change:`);
  for (const line of preview(next, await effectsOf(next, desk, wantedYears))) terminal.say(`  ${line}`);
  guard?.();
  if (!yes) {
    terminal.say(`Nothing is changed yet. To do it: npm run -s settings -- ${command} --yes`);
    return undefined;
  }
  if (!(await desk.settings.save(current, next.settings)))
    throw new Stopped(
      1,
      'somebody has saved settings meanwhile. Nothing was changed; look again at what would change',
    );
  return current.version + 1;
}

export const nothingSaved = ({ database }: Desk): string =>
  `No settings have been saved in the database "${database}" yet: these are the defaults.`;

async function effectsOf(
  { settings, changes }: NextSettings,
  desk: Desk,
  wantedYears: readonly number[],
): Promise<Effects> {
  const usages = async (
    { added, changed }: VersionChanges<{ id: string }>,
    usageOf: (id: string) => Promise<Usage>,
  ) => {
    const touched = [...added, ...changed.map(({ now }) => now)];
    return new Map(await Promise.all(touched.map(async ({ id }) => [id, await usageOf(id)] as const)));
  };
  const [policies, calendars] = await Promise.all([
    usages(changes.policies, (id) => desk.usageOfPolicy(id)),
    usages(changes.calendars, (id) => desk.usageOfCalendar(id, settings)),
  ]);
  return { policies, calendars, wantedYears };
}
