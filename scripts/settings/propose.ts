import { yearsAround } from '../../src/calendars/public-days.js';
import { yearOf } from '../../src/domain/record/number.js';
import type { NextSettings } from '../../src/domain/settings/next-settings.js';
import type { VersionChanges } from '../../src/domain/settings/next-versions.js';
import type { Settings } from '../../src/domain/settings/settings.js';
import { intend } from '../../src/domain/terms/intend.js';
import { withIntention } from '../../src/domain/settings/intention.js';
import type { HowAsked } from './arguments.js';
import type { Desk, Usage } from './open-desk.js';
import { effectLine, preview, type Effects } from './preview.js';
import { Stopped, type Terminal } from './terminal.js';

interface Proposal {
  readonly current: Settings;
  readonly next: NextSettings;
  /** Whether to do it, or only to show it; and whether open requests are to have it too. */
  readonly how: HowAsked;
  /** Of which policies and calendars it is, by id: they may reach open requests although nothing changes. */
  readonly about: Reach;
  /** The command that does it, as it is typed. */
  readonly command: string;
  /** Years whose public days the calendars should know; those around this one, when it is left out. */
  readonly wantedYears?: readonly number[];
  /** Called between showing and doing. @throws Stopped when it must not be done */
  readonly guard?: () => void;
}

/**
 * Shows what a change of the settings is, whom it reaches and what it moves, and makes it when the person has said yes.
 * @returns the version it was saved as; nothing when nothing was saved
 * @throws Stopped when somebody else has saved settings meanwhile
 */
export async function propose(
  desk: Desk,
  terminal: Terminal,
  { current, next, how, about, command, wantedYears, guard }: Proposal,
): Promise<number | undefined> {
  if (current.version === 0) terminal.complain(nothingSaved(desk));
  const same = `Nothing changes: version ${current.version} of ${desk.database} says the same.`;
  if (next.isSame) terminal.say(same);
  if (next.isSame && !how.applyToOpen) return undefined;
  const reach = next.isSame ? about : changedIn(next);
  const act = { cause: `settings:${current.version + 1}`, at: terminal.now() };
  const intention = intend(BY_FILE, act, next.settings, reach);
  const { tally, uncounted } = await desk.effectOn(intention, next.settings, terminal.now());
  if (!next.isSame) {
    const years = wantedYears ?? yearsAround(yearOf(terminal.now(), current.zone));
    const { applyToOpen } = how;
    terminal.say(`Version ${current.version} of ${desk.database} would change:`);
    const effects = { ...(await effectsOf(next, desk, years)), applyToOpen };
    for (const line of preview(next, effects)) terminal.say(`  ${line}`);
  }
  if (tally.requests > 0 || how.applyToOpen) terminal.say(effectLine(tally, how));
  if (uncounted.length > 0)
    terminal.complain(`Could not be read, and are not counted: ${uncounted.join(', ')}`);
  guard?.();
  const isToReach = how.applyToOpen && tally.requests > 0;
  if (next.isSame && !isToReach) return undefined;
  if (!how.yes) {
    const flag = how.applyToOpen ? '--apply-to-open --yes' : '--yes';
    terminal.say(`Nothing is changed yet. To do it: npm run -s settings -- ${command} ${flag}`);
    return undefined;
  }
  const { settings } = next;
  const intentions = isToReach ? withIntention(settings.intentions, intention) : settings.intentions;
  if (!(await desk.settings.save(current, { ...settings, intentions })))
    throw new Stopped(
      1,
      'somebody has saved settings meanwhile. Nothing was changed; look again at what would change',
    );
  if (isToReach)
    terminal.say(
      'The running bots bring it to the open requests, and tell the administrators when it is done.',
    );
  return current.version + 1;
}

/** Whoever may write to the database may do what an administrator may. */
const BY_FILE = { id: 'settings-file', name: 'npm run settings', roles: ['admin' as const] };

interface Reach {
  readonly policies: readonly string[];
  readonly calendars: readonly string[];
}

function changedIn({ changes }: NextSettings): Reach {
  const ids = ({ changed }: VersionChanges<{ id: string }>) => changed.map(({ now }) => now.id);
  return { policies: ids(changes.policies), calendars: ids(changes.calendars) };
}

export const nothingSaved = ({ database }: Desk): string =>
  `No settings have been saved in the database "${database}" yet: these are the defaults.`;

async function effectsOf(
  { settings, changes }: NextSettings,
  desk: Desk,
  wantedYears: readonly number[],
): Promise<Omit<Effects, 'applyToOpen'>> {
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
