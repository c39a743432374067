import type { Locale } from '../../domain/people/person.js';
import { WEEKDAYS, type Weekday, type Windows } from '../../domain/duty/windows.js';

/** Words for the days, from Monday; the first of each is written. */
const NAMES: readonly (readonly string[])[] = [
  ['周一', '星期一', '礼拜一', 'monday', 'mon'],
  ['周二', '星期二', '礼拜二', 'tuesday', 'tue'],
  ['周三', '星期三', '礼拜三', 'wednesday', 'wed'],
  ['周四', '星期四', '礼拜四', 'thursday', 'thu'],
  ['周五', '星期五', '礼拜五', 'friday', 'fri'],
  ['周六', '星期六', '礼拜六', 'saturday', 'sat'],
  ['周日', '星期日', '星期天', '周天', '礼拜日', 'sunday', 'sun'],
];
const WORKING = ['工作日', 'weekdays'];
const WEEKEND = ['周末', 'weekend', 'weekends'];
const EVERY = ['每天', '每日', 'daily', 'every day'];

const INTERVAL = /\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}/g;

/**
 * Hours of a week as people write them, a line each: `周一至周五 18:00-08:00`, `Sat, Sun 00:00-24:00`, `daily 9:00-17:00`.
 * @returns hours by day, still to be checked; undefined for a line that is none of these, and for no line at all
 */
export function readHoursText(text: string): Windows | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const week: Windows = {};
  for (const line of lines) {
    const said = line
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[–—~～]/g, '-');
    const intervals = (said.match(INTERVAL) ?? []).map((one) => one.replace(/\s/g, ''));
    const days = daysOf(said.replace(INTERVAL, ' '));
    if (intervals.length === 0 || !days) return undefined;
    for (const day of days) week[day] = [...(week[day] ?? []), ...intervals];
  }
  return lines.length > 0 ? week : undefined;
}

/** `周一至周五`, `mon-wed, fri`, `weekend`: the days that are named. */
function daysOf(words: string): Weekday[] | undefined {
  const numbered = [...words.matchAll(/[\p{L} ]*\p{L}|-/gu)].flatMap(([word]) => rangesIn(word.trim()));
  const days: number[] = [];
  for (let index = 0; index < numbered.length; index += 1) {
    const day = numbered[index]!;
    if (day === 'unknown') return undefined;
    if (day !== 'to') {
      days.push(...(typeof day === 'number' ? [day] : day));
      continue;
    }
    const [from, to] = [numbered[index - 1], numbered[index + 1]];
    if (typeof from !== 'number' || typeof to !== 'number') return undefined;
    for (let step = (from + 1) % 7; step !== to; step = (step + 1) % 7) days.push(step);
  }
  return days.length > 0 ? [...new Set(days)].sort().map((day) => WEEKDAYS[day]!) : undefined;
}

type Word = number | readonly number[] | 'to' | 'unknown';

/** A run of words, which in Chinese stand without spaces between them. */
function rangesIn(run: string): Word[] {
  const found: Word[] = [];
  let rest = run;
  while (rest !== '') {
    const [word, read] = KNOWN.find(([name]) => rest.startsWith(name)) ?? [rest, 'unknown' as const];
    if (read !== 'and') found.push(read);
    rest = rest.slice(word.length).trim();
  }
  return found;
}

const KNOWN: readonly (readonly [string, Word | 'and'])[] = [
  ...NAMES.flatMap((names, day) => names.map((name) => [name, day] as const)),
  ...WORKING.map((name) => [name, [0, 1, 2, 3, 4]] as const),
  ...WEEKEND.map((name) => [name, [5, 6]] as const),
  ...EVERY.map((name) => [name, [0, 1, 2, 3, 4, 5, 6]] as const),
  ...['至', '到', '-', 'to', 'through'].map((name) => [name, 'to'] as const),
  ...['和', '及', '与', 'and'].map((name) => [name, 'and'] as const),
].sort(([a], [b]) => b.length - a.length);

/** How they are written in each language. */
const WRITTEN: Readonly<
  Record<Locale, { comma: string; to: string; name: (names: readonly string[]) => string }>
> = {
  'zh-CN': { comma: '、', to: '至', name: ([first]) => first! },
  en: {
    comma: ', ',
    to: '-',
    name: (names) => names.at(-1)!.replace(/^./, (letter) => letter.toUpperCase()),
  },
};

/** The same the other way round: days with the same hours in one line. */
export function hoursText(week: Windows | undefined, locale: Locale): string {
  if (!week) return '';
  const { comma, to: until, name } = WRITTEN[locale];
  const lines: { from: number; to: number; hours: string }[] = [];
  WEEKDAYS.forEach((weekday, day) => {
    const hours = (week[weekday] ?? []).join(comma);
    const last = lines.at(-1);
    if (hours === '') return;
    if (last?.hours === hours && last.to === day - 1) last.to = day;
    else lines.push({ from: day, to: day, hours });
  });
  return lines
    .map(({ from, to, hours }) => {
      const [first, last] = [from, to].map((day) => name(NAMES[day]!));
      const joined = from === to ? first : `${first}${until}${last}`;
      return `${joined} ${hours}`;
    })
    .join('\n');
}
