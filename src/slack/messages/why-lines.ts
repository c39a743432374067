import type { Account, AccountLine } from '../../domain/sla/account.js';
import type { SingleDays } from '../../domain/sla/hours-of-week.js';
import type { Locale } from '../../domain/people/person.js';
import type { Texts } from '../../i18n/texts.js';
import { duration, type Measured } from './durations.js';
import { typed } from './mrkdwn.js';
import { dayText, type ZoneTimes } from './zone-times.js';
import { MINUTE_MS } from '../../domain/time/units.js';

const REASON_LENGTH = 60;

/**
 * A line for each stretch of a clock's life; the first and the last ones say how it began and how it came out, what is
 * left out in between is told by its sums.
 * @param most lines in all
 */
export function stretchLines(
  lines: readonly Measured[],
  account: Account,
  times: ZoneTimes,
  t: Texts,
  locale: Locale,
  most: number,
): string[] {
  let day: string | undefined;
  const say = (line: Measured): string => {
    const span = times.span(line.from, line.to, day);
    ({ day } = span);
    return `• ${span.text} ${what(line, account, t)}${singleDays(line.singleDays, t, locale)}`;
  };
  if (lines.length <= most) return lines.map(say);
  const first = Math.floor((most - 1) / 2);
  const last = lines.length - (most - 1 - first);
  const between = lines.slice(first, last);
  const more = t.why.more({ count: between.length });
  const parts = amounts(between, account, t);
  const before = lines.slice(0, first).map(say);
  day = undefined;
  return [
    ...before,
    parts.length > 0 ? t.why.moreWith({ more, parts: parts.join(', ') }) : more,
    ...lines.slice(last).map(say),
  ];
}

function what(line: Measured, account: Account, t: Texts): string {
  const time = duration(line.seconds, t);
  const cause = line.cause && causeText(line.cause, line.reason, t);
  if (line.kind === 'closed') return cause ? t.why.closedWaiting({ cause }) : t.why.closed;
  if (line.kind === 'paused') return t.why.pausedFor({ time, cause: cause ?? '' });
  // Closed hours lie within it.
  const within = minutesOf(line) > line.workingMinutes ? t.why.workingTime : '';
  return amount(line.kind, time, account, t) + within;
}

const minutesOf = ({ from, to }: AccountLine): number => (to.getTime() - from.getTime()) / MINUTE_MS;

/** A reason was told to the customer when the pause began; there is none that only the desk knows. */
const causeText = (word: NonNullable<AccountLine['cause']>, reason: string | undefined, t: Texts): string => {
  const cause = t.why.cause[word];
  return reason === undefined
    ? cause
    : t.why.reason({ cause, reason: typed(oneLine(reason), REASON_LENGTH) });
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function amount(kind: 'counted' | 'ahead' | 'overrun', time: string, { clock }: Account, t: Texts): string {
  if (kind === 'counted') return t.why.counted({ time });
  if (kind === 'overrun') return t.why.overrun({ time });
  return clock.stoppedAt ? t.why.unused({ time }) : t.why.ahead({ time });
}

function singleDays(given: SingleDays | undefined, t: Texts, locale: Locale): string {
  if (!given) return '';
  const ends = [...new Set([given.days[0]!, given.days.at(-1)!])];
  const days = ends.map((day) => dayText(day, locale)).join('–');
  const say = { holiday: t.why.holiday, 'make-up': t.why.makeUp, special: t.why.special };
  return say[given.kind]({ days });
}

/** Counted and to come make what is allowed; pauses and overrun lie outside it. */
export function sumLines(lines: readonly Measured[], account: Account, t: Texts): string[] {
  const parts = amounts(
    lines.filter(({ kind }) => kind !== 'overrun'),
    account,
    t,
  );
  const allowed = total(lines, 'counted') + total(lines, 'ahead');
  // A pause after the due time moved nothing.
  const paused = total(
    lines.filter(({ from }) => from < account.clock.dueAt),
    'paused',
  );
  const overrun = total(lines, 'overrun');
  return [
    t.why.sum({ parts: parts.join(' + '), total: duration(allowed, t) }),
    ...(paused > 0 ? [t.why.pausedInAll({ time: duration(paused, t) })] : []),
    ...(overrun > 0 ? [t.why.overrun({ time: duration(overrun, t) })] : []),
  ];
}

function amounts(lines: readonly Measured[], account: Account, t: Texts): string[] {
  return (['counted', 'ahead', 'overrun'] as const).flatMap((kind) => {
    const seconds = total(lines, kind);
    return seconds > 0 ? [amount(kind, duration(seconds, t), account, t)] : [];
  });
}

/** Seconds of all lines of a kind. */
export const total = (lines: readonly Measured[], kind: Measured['kind']): number =>
  lines.filter((line) => line.kind === kind).reduce((sum, { seconds }) => sum + seconds, 0);
