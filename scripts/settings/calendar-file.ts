import { parseCalendar, type NotTaken, type Parsed } from '../../src/calendars/ical/parse.js';
import { readFeed } from '../../src/calendars/ical/read-feed.js';
import { isOwn, readOwn } from '../../src/calendars/ical/read-own.js';
import { writeCalendar } from '../../src/calendars/ical/write.js';
import type { DeskCalendar } from '../../src/domain/calendar/desk-calendar.js';
import { inWordsOf, layOver } from '../../src/domain/calendar/lay-over.js';
import { nextCalendar } from '../../src/domain/settings/next-calendar.js';
import { checkSettings } from '../../src/domain/settings/settings-file.js';
import type { Settings } from '../../src/domain/settings/settings.js';
import { faultLine } from '../../src/domain/sla/fault.js';
import { yearOf } from '../../src/domain/record/number.js';
import { textsIn } from '../../src/i18n/texts.js';
import type { CalendarImportAsked } from './arguments.js';
import { calendarNamed, stopAtCountryFaults } from './named-calendar.js';
import type { Desk } from './open-desk.js';
import { propose } from './propose.js';
import { Stopped, type Terminal } from './terminal.js';

/** Years after this one for which what repeats each year is written out. */
const YEARS_AHEAD = 3;

type Said = Omit<DeskCalendar, 'version'>;

/** `settings -- calendar export CALENDAR [FILE.ics]` */
export async function exportCalendar(
  id: string,
  file: string,
  desk: Desk,
  terminal: Terminal,
): Promise<void> {
  const settings = await desk.settings.load();
  const calendar = calendarNamed(id, settings);
  const names = textsIn(settings.deskLocale).calendarEvents;
  await terminal.write(file, writeCalendar(calendar, names, terminal.now()));
  if (file !== '-') terminal.say(`${file}: calendar ${id}, version ${calendar.version}`);
}

/** @throws Stopped in one sentence when the file is not iCalendar, or not to be read as a whole */
export async function readCalendarFile(file: string, terminal: Terminal): Promise<Parsed> {
  const parsed = parseCalendar(await terminal.readBytes(file));
  if ('fault' in parsed) throw new Stopped(2, `${file}: ${parsed.fault}`);
  return parsed;
}

/**
 * `settings -- calendar import CALENDAR FILE.ics`: an export of ours takes the place of the calendar, or makes it; of any
 * other file the days are laid over those that the calendar has. What is not understood is told, line by line.
 */
export async function importCalendar(
  asked: CalendarImportAsked,
  parsed: Parsed,
  desk: Desk,
  terminal: Terminal,
): Promise<void> {
  const { calendar: id, file } = asked;
  const current = await desk.settings.load();
  const { said, notTaken } = isOwn(parsed)
    ? ownCalendar(asked, parsed, current)
    : withFeed(asked, parsed, current, terminal);
  for (const { line, what, why } of notTaken) terminal.say(`${file}:${line}: not taken: ${what}: ${why}`);
  stopAtCountryFaults(said);
  const saved = await propose(desk, terminal, {
    current,
    next: nextCalendar(current, said),
    how: asked,
    about: { policies: [], calendars: [id] },
    command: `calendar import ${id} ${file}`,
  });
  if (saved !== undefined) terminal.say(`Saved as version ${saved} of the settings.`);
}

interface Read {
  readonly said: Said;
  readonly notTaken: readonly NotTaken[];
}

function ownCalendar({ calendar: id, file }: CalendarImportAsked, parsed: Parsed, current: Settings): Read {
  const { calendar, notTaken } = readOwn(parsed);
  const { publicDays, ...written } = calendar;
  const checked = checkSettings({ version: current.version, calendars: [{ id, ...written }] });
  if ('faults' in checked) {
    const lines = checked.faults.map(
      (fault) => `${file}: ${faultLine(fault).replace(/^calendars\[0\]\.?/, '')}`,
    );
    throw new Stopped(2, lines.join('\n'));
  }
  const [said] = checked.file.calendars!;
  const before = current.calendars.some((one) => one.id === id) ? calendarNamed(id, current) : undefined;
  const hours = before && said!.hours !== '24x7' ? inWordsOf(before.hours, said!.hours) : said!.hours;
  return { said: { ...said!, hours, ...(publicDays ? { publicDays } : {}) }, notTaken };
}

function withFeed(
  { calendar: id, file }: CalendarImportAsked,
  parsed: Parsed,
  current: Settings,
  terminal: Terminal,
): Read {
  const { version: _counted, ...before } = calendarNamed(id, current);
  const year = yearOf(terminal.now(), current.zone);
  const { closed, working, notTaken } = readFeed(parsed, {
    from: `${year - 1}-01-01`,
    until: `${year + YEARS_AHEAD + 1}-01-01`,
  });
  terminal.say(`${file}: closed days: ${closed.length}, make-up days: ${working.length}`);
  if (before.hours === '24x7')
    throw new Stopped(2, `calendar ${id} is open round the clock: give it the hours of each weekday first`);
  const { hours, hidden } = layOver(before.hours, { closed, working }, before.publicDays);
  if (hidden.length > 0)
    terminal.say(`${file}: these have hours of their own, which stay: ${hidden.join(', ')}`);
  return { said: { ...before, hours }, notTaken };
}
