import { publicDaysOf, yearsAround } from '../../src/calendars/public-days.js';
import { faultsOfCountry } from '../../src/domain/calendar/check-calendar.js';
import type { PublicDays } from '../../src/domain/calendar/public-days.js';
import { nextSettings } from '../../src/domain/settings/next-settings.js';
import { faultsAgainstDesk } from '../../src/domain/settings/settings-file.js';
import type { FieldFault } from '../../src/domain/sla/fault.js';
import type { HowAsked } from './arguments.js';
import type { Desk } from './open-desk.js';
import { propose } from './propose.js';
import { readSettingsFile, type ReadFile } from './read-file.js';
import { Stopped, type Terminal } from './terminal.js';

type Checked = ReadFile & { readonly publicDays: ReadonlyMap<string, PublicDays> };

/**
 * Reads a settings file, and the public days of the countries that it names.
 * @throws Stopped with every fault and its line
 */
export async function readChecked(name: string, terminal: Terminal): Promise<Checked> {
  const read = readSettingsFile(await terminal.read(name), name);
  if ('faults' in read) throw new Stopped(2, read.faults.join('\n'));
  const publicDays = new Map<string, PublicDays>();
  const faults: FieldFault[] = [];
  for (const [index, calendar] of (read.file.calendars ?? []).entries()) {
    const { country } = calendar;
    if (country === undefined) continue;
    const days = await publicDaysOf(country, yearsAround(terminal.now().getUTCFullYear()));
    if (days) publicDays.set(country, days);
    const found = days ? faultsOfCountry({ ...calendar, publicDays: days }) : [UNKNOWN_COUNTRY];
    faults.push(...found.map(({ field, message }) => ({ field: `calendars[${index}].${field}`, message })));
  }
  stopAt(faults, read.tell);
  return { ...read, publicDays };
}

const UNKNOWN_COUNTRY = { field: 'country', message: 'its public holidays are not known' };

/** `settings -- import FILE`: shows what the file would change, and with `yes` changes it. */
export async function importFile(
  { file: name, ...how }: { file: string } & HowAsked,
  { file, publicDays, tell }: Checked,
  desk: Desk,
  terminal: Terminal,
): Promise<void> {
  const current = await desk.settings.load();
  const known = current.calendars.map(({ id }) => id);
  stopAt(faultsAgainstDesk(file, known, current.groups), tell);
  const saved = await propose(desk, terminal, {
    current,
    next: nextSettings(current, file, publicDays),
    how,
    about: {
      policies: (file.policies ?? []).map(({ id }) => id),
      calendars: (file.calendars ?? []).map(({ id }) => id),
    },
    command: `import ${name}`,
    guard: () => {
      if (file.version !== current.version)
        throw new Stopped(1, changedSince(name, file.version, current.version));
    },
  });
  if (saved !== undefined)
    terminal.say(
      `Saved as version ${saved}. Write "version: ${saved}" into ${name}, or export it again, before the next import.`,
    );
}

function stopAt(faults: readonly FieldFault[], tell: ReadFile['tell']): void {
  if (faults.length > 0) throw new Stopped(2, faults.map(tell).join('\n'));
}

const changedSince = (name: string, made: number, now: number): string =>
  `${name} was made from version ${made}, the desk has ${now}: somebody has saved settings since. ` +
  'Nothing was changed. Export them again and make your changes there';
