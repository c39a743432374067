import { readArguments, type Asked } from './arguments.js';
import { exportCalendar, importCalendar, readCalendarFile } from './calendar-file.js';
import { takeHolidays } from './holidays.js';
import { importFile, readChecked } from './import-file.js';
import { openDesk, type Desk } from './open-desk.js';
import { nothingSaved } from './propose.js';
import { setLogo } from './logo.js';
import { statusOf, type Terminal } from './terminal.js';
import { writeSettingsFile } from './write-file.js';

/**
 * `npm run settings -- …`: the desk's settings by file (architecture.md, convention 6), the days of its calendars, its logo.
 * @returns the exit status: 0 done (or shown, without `--yes`); 1 the database was not reached, or has changed; 2 the
 * arguments, the environment or the file have to be put right
 */
export async function runSettings(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  try {
    await run(readArguments(args), terminal);
    return 0;
  } catch (error) {
    return statusOf(error, terminal);
  }
}

async function run(asked: Asked, terminal: Terminal): Promise<void> {
  switch (asked.command) {
    case 'export':
      return withDesk(terminal, (desk) => exportTo(asked.file, desk, terminal));
    case 'check':
      await readChecked(asked.file, terminal);
      return terminal.say(`${asked.file}: no faults`);
    case 'import': {
      // Faults of the file are told also when the database cannot be reached.
      const checked = await readChecked(asked.file, terminal);
      return withDesk(terminal, (desk) => importFile(asked, checked, desk, terminal));
    }
    case 'logo':
      return setLogo(asked.file, (work) => withDesk(terminal, work), terminal);
    case 'holidays':
      return withDesk(terminal, (desk) => takeHolidays(asked, desk, terminal));
    case 'calendar export':
      return withDesk(terminal, (desk) => exportCalendar(asked.calendar, asked.file, desk, terminal));
    case 'calendar import': {
      const parsed = await readCalendarFile(asked.file, terminal);
      return withDesk(terminal, (desk) => importCalendar(asked, parsed, desk, terminal));
    }
  }
}

async function exportTo(name: string, desk: Desk, terminal: Terminal): Promise<void> {
  const settings = await desk.settings.load();
  if (settings.version === 0) terminal.complain(nothingSaved(desk));
  await terminal.write(name, writeSettingsFile(settings));
  if (name !== '-') terminal.say(`${name}: settings of ${desk.database}, version ${settings.version}`);
}

async function withDesk(terminal: Terminal, work: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await openDesk(terminal.env);
  try {
    await work(desk);
  } finally {
    await desk.close();
  }
}
