import type { DeskCalendar } from '../../domain/calendar/desk-calendar.js';
import { ROLES, type Role } from '../../domain/people/person.js';
import {
  LATE_HOURS,
  remindersOf,
  type DeskPolicy,
  type EscalationLevel,
} from '../../domain/sla/escalation.js';
import type { Targets } from '../../domain/sla/policy.js';
import { METRICS, type Metric } from '../../domain/sla/terms.js';
import { CATEGORIES, SEVERITIES } from '../../domain/ticket/words.js';
import type { Texts } from '../../i18n/texts.js';
import { duration, secondsOf } from './durations.js';
import { mention, typed } from './mrkdwn.js';

/** Names of what a policy refers to by id. */
export interface PolicyNames {
  /** The newest version of each calendar, the desk's first one first. */
  readonly calendars: readonly DeskCalendar[];
  readonly rotas: readonly { readonly id: string; readonly name: string }[];
}

/** One value of a policy, with what it is called. */
export interface PolicyLine {
  readonly label: string;
  readonly value: string;
}

const DAY = 24 * 60;
const NAME_LENGTH = 100;

/** Everything that a policy says, value by value; what differs between two policies is told by these. */
export function policyLines(policy: DeskPolicy, names: PolicyNames, t: Texts): PolicyLine[] {
  const { label } = t.policies;
  const { levels, stalledMinutes, digest } = policy.escalation;
  return [
    { label: label.name, value: typed(nameOf(policy), NAME_LENGTH) },
    ...targetLines(policy.targets, '', t),
    ...SEVERITIES.flatMap((severity) =>
      targetLines(policy.severities?.[severity] ?? {}, t.severity[severity], t),
    ),
    ...CATEGORIES.flatMap((category) =>
      targetLines(policy.categories?.[category] ?? {}, t.category[category], t),
    ),
    ...metricLines(policy, t),
    { label: label.emergencyPlan, value: planText(policy, t) },
    { label: label.warnAt, value: warnings(policy, t) },
    { label: label.pauses, value: metrics(policy.pauses, t) },
    { label: label.supplierPauses, value: metrics(policy.supplierPauses, t) },
    { label: label.maxPause, value: span(policy.maxPauseMinutes, t) },
    { label: label.reopenWindow, value: t.policies.days({ count: policy.reopenWindowDays }) },
    { label: label.calendar, value: calendarText(policy, names, t) },
    ...levels.map((level, index) => ({
      label: label.level({ no: index + 1 }),
      value: rung(level, names, t),
    })),
    { label: label.stalled, value: t.policies.after({ time: span(stalledMinutes, t) }) },
    {
      label: label.digest,
      value: t.policies.digested({ pages: digest.pages, time: span(digest.windowMinutes, t) }),
    },
    { label: label.reminders, value: reminded(policy, t) },
    { label: label.closeUnanswered, value: closed(policy, t) },
    { label: label.dispatch, value: t.dispatch.who[policy.dispatch ?? 'first'] },
    {
      label: label.late,
      value: t.policies.lateAfter({ hours: String(policy.lateHours ?? LATE_HOURS) }),
    },
  ];
}

/** How often people are reminded of signatures, answers and decisions. */
function reminded({ escalation }: DeskPolicy, t: Texts): string {
  const { oursMinutes, customerMinutes, alone } = remindersOf(escalation);
  return t.policies.reminded({ ours: span(oursMinutes, t), customer: span(customerMinutes, t), alone });
}

/** What becomes of what the customer does not answer. */
const closed = ({ closeUnanswered: rule }: DeskPolicy, { unanswered: t }: Texts): string =>
  rule ? t.inPolicy({ count: rule.afterReminders }) : t.never;

function targetLines(targets: Targets, of: string, t: Texts): PolicyLine[] {
  return METRICS.flatMap((metric) => {
    const minutes = targets[metric];
    if (minutes === undefined) return [];
    const name = of ? `${of} · ${t.metric[metric]}` : t.metric[metric];
    return [{ label: name, value: working(minutes, t) }];
  });
}

/** Which clocks the categories have that do not have all. */
function metricLines({ metrics: named }: DeskPolicy, t: Texts): PolicyLine[] {
  return CATEGORIES.flatMap((category) => {
    const some = named?.[category];
    if (!some) return [];
    return [
      { label: t.policies.label.metricsOf({ category: t.category[category] }), value: metrics(some, t) },
    ];
  });
}

const planText = ({ emergencyPlan }: DeskPolicy, t: Texts): string =>
  typeof emergencyPlan === 'number'
    ? t.policies.planAfter({ time: duration(secondsOf(emergencyPlan), t) })
    : t.policies.planWithRepair;

/** The same for reading: what belongs together on one line. */
export function policyText(policy: DeskPolicy, names: PolicyNames, t: Texts): string {
  const { label } = t.policies;
  const said = policyLines(policy, names, t);
  const plan = said.findIndex((line) => line.label === label.emergencyPlan);
  const other = said.slice(plan - metricLines(policy, t).length);
  const targets: PolicyLine[] = [
    { label: label.base, value: together(policy.targets, t) || t.policies.noTargets },
    ...SEVERITIES.map((severity) => ({
      label: t.severity[severity],
      value: together(policy.severities?.[severity], t),
    })),
    ...CATEGORIES.map((category) => ({
      label: t.category[category],
      value: together(policy.categories?.[category], t),
    })),
  ].filter(({ value }) => value !== '');
  return [...targets, ...other].map(({ label: name, value }) => t.card.pair({ name, value })).join('\n');
}

const together = (targets: Targets | undefined, t: Texts): string =>
  targetLines(targets ?? {}, '', t)
    .map(({ label, value }) => `${label} ${value}`)
    .join(' · ');

/** What people call a policy. */
export const nameOf = ({ id, name }: { id: string; name?: string | undefined }): string => name ?? id;

/** Working time, in hours: what a day of it is depends on the calendar. */
const working = (minutes: number, t: Texts): string => duration(secondsOf(minutes), t);

/** Time by the wall clock, in days where it comes out even. */
const span = (minutes: number, t: Texts): string =>
  minutes >= DAY && minutes % DAY === 0
    ? t.policies.days({ count: minutes / DAY })
    : duration(secondsOf(minutes), t);

/** A fraction of the target as percent, with as many digits as it has. */
export const percentOf = (fraction: number): string => String(Number((fraction * 100).toPrecision(12)));

const warnings = ({ warnAt }: DeskPolicy, t: Texts): string =>
  warnAt.map((fraction) => t.policies.percent({ percent: percentOf(fraction) })).join(t.policies.separator);

const metrics = (some: readonly Metric[], t: Texts): string =>
  METRICS.filter((metric) => some.includes(metric))
    .map((metric) => t.metric[metric])
    .join(t.policies.separator) || t.policies.none;

function calendarText({ calendar }: DeskPolicy, { calendars }: PolicyNames, t: Texts): string {
  const found = calendars.find(({ id }) => id === calendar);
  if (found)
    return t.policies.calendarNamed({
      name: typed(calendarName(found, t), NAME_LENGTH),
      version: found.version,
    });
  const first = calendars[0] ? calendarName(calendars[0], t) : '';
  return t.policies.firstCalendar({ name: typed(first, NAME_LENGTH) });
}

/** What people call a calendar; one without a name by its hours, where they are round the clock. */
export const calendarName = ({ id, name, hours }: DeskCalendar, t: Texts): string =>
  name ?? (hours === '24x7' ? t.why.roundTheClock : id);

function rung(level: EscalationLevel, names: PolicyNames, t: Texts): string {
  const { to, waitMinutes, repeatMinutes, repeats } = level;
  const p = t.policies;
  return p.rung({
    when: waitMinutes === 0 ? p.atOnce : p.after({ time: span(waitMinutes, t) }),
    whom: inOrder(to)
      .map((target) => targetText(target, names, t))
      .join(p.separator),
    repeat: repeats === 0 ? p.once : p.repeated({ times: repeats, time: span(repeatMinutes, t) }),
  });
}

/** A level asks all at once: their order says nothing, and is always the same here. */
const inOrder = (to: readonly string[]): string[] => {
  const words: readonly string[] = ['responsible', 'resident', 'on-duty', ...ROLES];
  const named = words.filter((word) => to.includes(word));
  return [...named, ...to.filter((target) => !words.includes(target)).sort()];
};

/** Whom a level of the ladder asks, in mrkdwn. */
function targetText(target: string, names: PolicyNames, t: Texts): string {
  return isPerson(target) ? mention({ id: target }) : typed(targetLabel(target, names, t), NAME_LENGTH);
}

/** The same as plain text, for a menu; not for a person, whom Slack names itself. */
export function targetLabel(target: string, { rotas }: PolicyNames, t: Texts): string {
  const rotaId = /^rota:(.+)$/.exec(target)?.[1];
  if (rotaId !== undefined) {
    return t.policies.rota({ name: rotas.find(({ id }) => id === rotaId)?.name ?? rotaId });
  }
  if ((ROLES as readonly string[]).includes(target)) return t.role[target as Role];
  const words: Readonly<Record<string, string>> = t.policies.target;
  return words[target] ?? target;
}

/** Slack's ids of people. */
export const isPerson = (target: string): boolean => /^[UW][A-Z0-9]{2,}$/.test(target);
