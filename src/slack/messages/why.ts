import type { Account } from '../../domain/sla/account.js';
import type { CalendarSpec } from '../../domain/sla/calendar-spec.js';
import { hasSingleDays } from '../../domain/sla/hours-of-week.js';
import type { Retarget } from '../../domain/sla/retargets.js';
import { termsAtReceipt } from '../../domain/ticket/clocks.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import type { PlanWhy } from '../../domain/ticket/why.js';
import type { Category, Severity } from '../../domain/ticket/words.js';
import type { Locale } from '../../domain/people/person.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { context, lengthOf, MOST_IN_MESSAGE, section, type Block, type Message } from './blocks.js';
import { weekText } from './calendar-words.js';
import { duration, measured, secondsOf, type Measured } from './durations.js';
import { typed } from './mrkdwn.js';
import { stretchLines, sumLines, total } from './why-lines.js';
import { whyUnanswered } from './unanswered-words.js';
import { timesIn, type ZoneTimes } from './zone-times.js';

export interface WhyTold {
  readonly ticket: Ticket;
  readonly accounts: readonly Account[];
  readonly plan?: PlanWhy | undefined;
  /** Who reads it: the customer, or we. */
  readonly place: 'customer' | 'desk';
  readonly locale: Locale;
}

/** Lines of a clock, for a phone; fewer when many clocks share a message. */
const MOST_LINES = [12, 9, 6, 3];
const MOST_CLOCKS = 6;
const MOST_RETARGETS = 4;
/** Hours of a week as text, of a calendar with other hours every day. */
const WEEK_LENGTH = 600;

/** How the due times of clocks came about: every stretch, what it counts for, and the sum (R1; sla.md rule 2). */
export function whyMessage(told: WhyTold): Message {
  const t = textsIn(told.locale);
  const text = t.why.heading({ number: told.ticket.id });
  const fits = (blocks: readonly Block[]) => lengthOf([section(text), ...blocks]) <= MOST_IN_MESSAGE;
  const built = MOST_LINES.map((most) => [
    ...terms(told, t),
    ...clocks(told, t, most),
    ...plan(told, t),
    ...unanswered(told, t),
  ]);
  return { text, blocks: [section(text), ...(built.find(fits) ?? built.at(-1)!)] };
}

/** What is promised now. Names and versions are the desk's own, not the customer's. */
function terms(told: WhyTold, t: Texts): Block[] {
  const { ticket, place, locale } = told;
  const { policy, calendar, zone } = ticket.terms;
  const name = typed(policy.name ?? policy.id, 200);
  const first = termsAtReceipt(ticket).policy;
  const changed = first.id !== policy.id || first.version !== policy.version;
  const said = changed ? t.why.policyNow : t.why.policy;
  return [
    context(
      t.why.calendar({ hours: typed(hoursText(calendar, locale, t), WEEK_LENGTH), zone }),
      ...hoursBefore(told, t),
      ...(place === 'desk' ? [said({ name, version: policy.version }), ...calendarName(ticket, t)] : []),
    ),
  ];
}

/** Requests of the time when the desk had one calendar do not say which it was. */
function calendarName({ terms: { calendarId, calendarName, calendarVersion } }: Ticket, t: Texts): string[] {
  if (calendarId === undefined || calendarVersion === undefined) return [];
  return [t.why.calendarVersion({ name: typed(calendarName ?? calendarId, 200), version: calendarVersion })];
}

/** The hours by which the lines before a change of calendar are counted. */
function hoursBefore({ accounts, locale }: WhyTold, t: Texts): string[] {
  const changes = accounts.flatMap(({ retargets }) => retargets).filter((one) => one.terms);
  const last = changes.sort((a, b) => a.at.getTime() - b.at.getTime()).at(-1);
  if (!last?.terms) return [];
  const { from, to } = last.terms;
  const hours = hoursText(from.calendar, locale, t);
  if (hours === hoursText(to.calendar, locale, t) && from.zone === to.zone) return [];
  const when = timesIn(to.zone, locale).at(last.at);
  return [t.why.hoursUntil({ when, hours: typed(hours, WEEK_LENGTH), zone: from.zone })];
}

const hoursText = (calendar: CalendarSpec, locale: Locale, t: Texts): string =>
  [weekText(calendar, locale, t), ...(hasSingleDays(calendar) ? [t.why.singleDays] : [])].join('; ');

function clocks(told: WhyTold, t: Texts, most: number): Block[] {
  const shown = told.accounts.slice(0, MOST_CLOCKS);
  const left = told.accounts.length - shown.length;
  const blocks = shown.flatMap((account) => clock(account, told, t, most));
  return left > 0 ? [...blocks, context(t.why.more({ count: left }))] : blocks;
}

/** R5: by the clock on the wall, so no line of a calendar adds up to it. */
function plan({ ticket, plan: asked, locale }: WhyTold, t: Texts): Block[] {
  if (!asked) return [];
  const { at, openedAt, minutes, since, heldMinutes } = asked;
  const times = timesIn(ticket.terms.zone, locale);
  const head = openedAt
    ? t.why.planOpened({ when: times.at(openedAt) })
    : at
      ? t.why.planOpens({ when: times.at(at) })
      : t.why.planHeld;
  const how = t.why.planCounts({ time: duration(secondsOf(minutes), t), since: times.at(since) });
  const held = heldMinutes > 0 ? [t.why.planWithout({ time: duration(secondsOf(heldMinutes), t) })] : [];
  return [section([head, how, ...held].join('\n'))];
}

/** R27: what becomes of it, or became, if the customer does not answer. */
function unanswered({ ticket, locale }: WhyTold, t: Texts): Block[] {
  const times = timesIn(ticket.terms.zone, locale);
  return whyUnanswered(ticket, (at) => times.at(at), t).map((line) => section(line));
}

function clock(account: Account, told: WhyTold, t: Texts, most: number): Block[] {
  const { ticket, locale } = told;
  const times = timesIn(ticket.terms.zone, locale);
  const { metric, cycle, dueAt } = account.clock;
  // What rounds to nothing says nothing, unless somebody gave a reason for it.
  const lines = measured(account).filter(
    ({ kind, seconds, cause }) => seconds > 0 || kind === 'closed' || cause,
  );
  const name = cycle > 1 ? t.why.inCycle({ metric: t.metric[metric], cycle }) : t.metric[metric];
  const head = [
    promise(account, name, times.at(dueAt), t),
    result(account, lines, times, t),
    ...startOf(account, t),
    ...retargets(account, told, times, t),
    ...account.runsWhileWaitingFor.map((whom) => t.why.runsOn({ for: t.waitingFor[whom] })),
  ];
  return [
    section(head.join('\n')),
    section(
      [...stretchLines(lines, account, times, t, locale, most), ...sumLines(lines, account, t)].join('\n'),
    ),
  ];
}

function result({ clock }: Account, lines: readonly Measured[], times: ZoneTimes, t: Texts): string {
  const { state, stoppedAt, breachedAt, pauseEndsAt, dropped, dueAt } = clock;
  const left = duration(total(lines, 'ahead'), t);
  if (state === 'running') return t.why.running({ left });
  if (state === 'paused') return t.why.paused({ left, until: times.at(pauseEndsAt ?? dueAt) });
  if (state === 'cancelled') return t.why.cancelled({ when: times.at(stoppedAt ?? dueAt) });
  if (state === 'met') return t.why.met({ when: times.at(stoppedAt ?? dueAt) });
  const when = times.at(breachedAt ?? dueAt);
  if (!stoppedAt) return t.why.breached({ when });
  const ended = times.at(stoppedAt);
  return dropped
    ? t.why.breachedDropped({ when, dropped: ended })
    : t.why.breachedDone({ when, done: ended });
}

/** What is promised now, and what was at first where that has changed. */
function promise({ promised, ...first }: Account, metric: string, when: string, t: Texts): string {
  const [target, before] = [promised, { minutes: first.targetMinutes, source: first.source }].map(
    (one) => duration(secondsOf(one.minutes), t) + sourceText(one, t),
  ) as [string, string];
  if (target === before) return t.why.due({ metric, target, when });
  return t.why.dueAfter({ metric, target, before, when });
}

/** A target that is not everybody's says whose it is. */
function sourceText({ source }: Pick<Account, 'source'>, t: Texts): string {
  if (!source) return '';
  return source.by === 'severity'
    ? t.why.forSeverity({ name: severityText(source.word, t) })
    : t.why.forCategory({ name: categoryText(source.word, t) });
}

/** Most clocks start at the receipt, which needs no word. */
function startOf({ clock: { metric, cycle } }: Account, t: Texts): string[] {
  if (metric === 'handover' || metric === 'experts') return [t.why.startsWith[metric]];
  return cycle > 1 ? [t.why.startsWith.reopened] : [];
}

function retargets({ clock, retargets: all }: Account, told: WhyTold, times: ZoneTimes, t: Texts): string[] {
  const shown = all.slice(-MOST_RETARGETS);
  const said = shown.map((one) => {
    const { allowedMinutes, dueAt } = one;
    const ends = clock.dropped && clock.stoppedAt?.getTime() === one.at.getTime();
    const value = ends
      ? t.why.noLonger
      : allowedMinutes.from === allowedMinutes.to && dueAt.from.getTime() === dueAt.to.getTime()
        ? t.why.notMoved
        : t.why.moved({
            from: duration(secondsOf(allowedMinutes.from), t),
            to: duration(secondsOf(allowedMinutes.to), t),
            dueFrom: times.at(dueAt.from),
            dueTo: times.at(dueAt.to),
          });
    return `:label: ${t.card.pair({ name: changeText(one, told, times.at(one.at), t), value })}`;
  });
  const earlier = all.length - shown.length;
  return earlier > 0 ? [t.why.moreChanges({ count: earlier }), ...said] : said;
}

function changeText(
  { severity, category, terms: changed }: Retarget,
  { place }: WhyTold,
  when: string,
  t: Texts,
) {
  if (severity.from !== severity.to) {
    return t.why.reclassified({
      when,
      from: severityText(severity.from, t),
      to: severityText(severity.to, t),
    });
  }
  if (category) {
    return t.why.recategorised({
      when,
      from: categoryText(category.from ?? '', t),
      to: categoryText(category.to, t),
    });
  }
  // Names and versions are the desk's own.
  if (!changed || place === 'customer') return t.why.retargeted({ when });
  const { from, to } = changed;
  const { name, id, version } = to.policy;
  const isPolicy = from.policy.id !== id || from.policy.version !== version;
  if (isPolicy || to.calendarVersion === undefined) {
    return t.why.termsApplied({ when, name: typed(name ?? id, 60), version });
  }
  const calendar = typed(to.calendarName ?? to.calendarId ?? '', 60);
  return t.why.calendarApplied({ when, name: calendar, version: to.calendarVersion });
}

const severityText = (word: string, t: Texts): string => t.severity[word as Severity] ?? typed(word, 60);
const categoryText = (word: string, t: Texts): string => t.category[word as Category] ?? typed(word, 60);
