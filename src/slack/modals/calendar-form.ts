import type { types } from '@slack/bolt';
import { COUNTRIES } from '../../calendars/countries.js';
import type { DeskCalendar } from '../../domain/calendar/desk-calendar.js';
import type { Locale } from '../../domain/people/person.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { ACTION, VIEW } from '../ids.js';
import { context, divider, section, type Block } from '../messages/blocks.js';
import { openingHours, weekdayName } from '../messages/calendar-changes.js';
import { calendarName, countryText } from '../messages/calendar-words.js';
import { tallyText } from '../messages/tally.js';
import { daysAsTyped, specialDaysAsTyped } from '../parse/calendar-words.js';
import { groupedSelectInput, textInput } from './inputs.js';
import { modal } from './modal.js';
import { effectBlocks, reachInput, type Effect } from './reach.js';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
/** Lists of single days, by the blocks of the form. */
export const DAY_LISTS = ['closed', 'makeUp', 'special'] as const;
export type DayList = (typeof DAY_LISTS)[number];

/** Slack takes no longer text in a field. */
export const LONGEST_LIST = 3000;
const LONGEST_HOURS = 200;
export const NO_COUNTRY = 'none';
/** Stands before the alphabet. */
const OFTEN = 'CN';
const IN_A_GROUP = 50;

/** What the form needs to know again when it is submitted. */
export interface CalendarMetadata {
  /** None: a new calendar, whose differences have not been shown yet. */
  readonly id?: string;
  readonly isNew?: boolean;
  /** The version that the form was made from. */
  readonly version: number;
  /** What the differences were shown of: submitted so once more, it is saved. */
  readonly shown?: string;
  /** What the effect on open requests was counted of. */
  readonly counted?: string;
  /** Lists that are too long for a field; they stay as they are. */
  readonly untouched?: readonly DayList[];
}

/** What stands in the fields. */
export interface CalendarTyped extends Record<Weekday | DayList, string> {
  readonly name: string;
  readonly country: string;
}

/** @param from the first day that the form shows; those before it are history, and stay */
export function typedFrom(calendar: DeskCalendar | undefined, from: string): CalendarTyped {
  const { week, holidays, workdays, days } = openingHours(
    calendar?.hours ?? { week: {}, holidays: [], workdays: [], days: {} },
  );
  const later = (all: readonly string[]) => daysAsTyped(all.filter((day) => day >= from));
  const special = Object.fromEntries(Object.entries(days).filter(([day]) => day >= from));
  return {
    ...(Object.fromEntries(WEEKDAYS.map((day) => [day, (week[day] ?? []).join(', ')])) as Record<
      Weekday,
      string
    >),
    name: calendar ? calendarName(calendar) : '',
    country: calendar?.country ?? NO_COUNTRY,
    closed: later(holidays),
    makeUp: later(workdays),
    special: specialDaysAsTyped(special),
  };
}

/** What the differences are, above the fields in which they still can be changed. */
export interface Shown {
  readonly lines: readonly string[];
  readonly notice?: string;
  /** On open requests; a new calendar has none. */
  readonly effect?: Effect;
}

/** The form of a calendar; with `shown`, its confirmation: the same fields under what would change. */
export function calendarForm(
  metadata: CalendarMetadata,
  typed: CalendarTyped,
  locale: Locale,
  shown?: Shown,
): types.ModalView {
  const t = textsIn(locale).calendars;
  return modal({
    callbackId: VIEW.calendar,
    title: metadata.isNew ? t.form.titleNew : t.form.title,
    submit: shown ? t.form.save : t.form.next,
    close: t.back,
    metadata,
    blocks: [...(shown ? shownBlocks(shown, textsIn(locale)) : []), ...fields(metadata, typed, locale, t)],
  });
}

function shownBlocks({ lines, notice, effect }: Shown, t: Texts): Block[] {
  const { confirm } = t.calendars;
  const more = lines.length - MOST_LINES;
  const said = [...lines.slice(0, MOST_LINES), ...(more > 0 ? [confirm.more({ count: more })] : [])];
  return [
    ...(notice ? [section(notice)] : []),
    ...inSections(said).map(section),
    ...(effect ? [section(t.policies.confirm.effect), ...effectOf(effect, t), reachInput(t)] : []),
    ...(effect ? [context(confirm.meaning)] : []),
    divider(),
    context(confirm.again),
  ];
}

const effectOf = (effect: Effect, t: Texts): Block[] =>
  effectBlocks(effect, t, (tally) => tallyText(tally, t, 'onCalendar'), ACTION.recountCalendar);

/** Of a change of everything. */
const MOST_LINES = 60;
/** A section is at most so long; what does not fit begins another. */
const SECTION_LENGTH = 2900;

function inSections(lines: readonly string[]): string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + line.length < SECTION_LENGTH)
      texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts;
}

function fields(
  { untouched = [] }: CalendarMetadata,
  typed: CalendarTyped,
  locale: Locale,
  t: Texts['calendars'],
): Block[] {
  const { form } = t;
  const list = (id: DayList, label: string, hint: string): Block => {
    if (untouched.includes(id))
      return context(form.tooMany({ what: label, count: typed[id].split('\n').length }));
    const common = { id, label, hint, optional: true, multiline: true };
    return textInput({ ...common, max: LONGEST_LIST, initial: typed[id] });
  };
  return [
    textInput({ id: 'name', label: form.name, max: 75, initial: typed.name }),
    ...WEEKDAYS.map((day, index) =>
      textInput({
        id: day,
        label: weekdayName(index, locale),
        max: LONGEST_HOURS,
        optional: true,
        initial: typed[day],
        ...(index === 0 ? { hint: form.hoursHint } : {}),
      }),
    ),
    groupedSelectInput({
      id: 'country',
      label: form.country,
      groups: countryGroups(typed.country, locale, t),
      initial: typed.country,
    }),
    list('closed', form.closed, form.closedHint),
    list('makeUp', form.makeUp, form.makeUpHint),
    list('special', form.special, form.specialHint),
  ];
}

/** All countries by name in the reader's language, none of them first; a part of a country only when it is chosen. */
function countryGroups(chosen: string, locale: Locale, { form }: Texts['calendars']) {
  const known = COUNTRIES.includes(chosen) || chosen === NO_COUNTRY;
  const codes = [...COUNTRIES, ...(known ? [] : [chosen])].filter((code) => code !== OFTEN);
  const order = new Intl.Collator(locale);
  const options = codes
    .map((value) => ({ value, label: countryText(value, locale) }))
    .sort((a, b) => order.compare(a.label, b.label));
  const groups = [];
  for (let from = 0; from < options.length; from += IN_A_GROUP) {
    const some = options.slice(from, from + IN_A_GROUP);
    const label = form.countries({ from: some[0]!.label, to: some.at(-1)!.label });
    groups.push({ label, options: some });
  }
  const often = [
    { value: NO_COUNTRY, label: form.noCountry },
    { value: OFTEN, label: countryText(OFTEN, locale) },
  ];
  return [{ label: form.often, options: often }, ...groups];
}
