import type { types } from '@slack/bolt';
import { deskPolicySchema, type DeskPolicy } from '../../domain/sla/escalation.js';
import type { Locale } from '../../domain/people/person.js';
import type { Targets } from '../../domain/sla/policy.js';
import { METRICS, type Metric } from '../../domain/sla/terms.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { VIEW } from '../ids.js';
import { section } from '../messages/blocks.js';
import { calendarName, nameOf, percentOf, type PolicyNames } from '../messages/policy-words.js';
import { minutesText, readNumberText } from '../parse/minutes.js';
import { manySelectInput, Read, selectInput, textInput, type ViewValues } from './inputs.js';
import { modal, type ReadResult } from './modal.js';
import { deskInputs, readDesk } from './policy-desk.js';
import { categoryInputs, filled, readCategories } from './policy-by-category.js';

/** Slack shows names in a menu. */
const NAME_LENGTH = 75;
const NUMBER_LENGTH = 30;
/** An id of a calendar could be any word. */
const CALENDAR = 'calendar:';
const FIRST_CALENDAR = 'first';

export interface DraftMetadata {
  readonly draftId: string;
}

const target = (metric: Metric): string => `target-${metric}`;
const major = (metric: Metric): string => `major-${metric}`;

/** The first view of a policy: what is promised. The ladder is the second one's (policy-ladder.ts). */
export function policyTermsModal(
  { policy, isNew, draftId }: { policy: DeskPolicy; isNew: boolean; draftId: string },
  names: PolicyNames,
  locale: Locale,
): types.ModalView {
  const t = textsIn(locale);
  const { form } = t.policies;
  const ofMetrics = METRICS.map((value) => ({ value, label: t.metric[value] }));
  const minutes = (id: string, label: string, targets: Targets | undefined, metric: Metric) =>
    textInput({ id, label, optional: true, max: NUMBER_LENGTH, initial: minutesText(targets?.[metric]) });
  return modal({
    callbackId: VIEW.policyTerms,
    title: isNew ? form.titleNew : form.title,
    submit: t.policies.next,
    close: t.policies.back,
    metadata: { draftId } satisfies DraftMetadata,
    blocks: [
      textInput({
        id: 'name',
        label: form.name,
        max: NAME_LENGTH,
        initial: isNew ? undefined : nameOf(policy),
      }),
      section(form.base),
      ...METRICS.map((metric) => minutes(target(metric), t.metric[metric], policy.targets, metric)),
      section(form.major),
      ...METRICS.map((metric) =>
        minutes(
          major(metric),
          form.ofMajor({ metric: t.metric[metric] }),
          policy.severities?.['major'],
          metric,
        ),
      ),
      ...categoryInputs(policy, locale),
      textInput({
        id: 'warnAt',
        label: form.warnAt,
        max: 200,
        initial: policy.warnAt.map(percentOf).join(', '),
      }),
      manySelectInput({
        id: 'pauses',
        label: form.pauses,
        optional: true,
        options: ofMetrics,
        initial: policy.pauses,
      }),
      manySelectInput({
        id: 'supplierPauses',
        label: form.supplierPauses,
        optional: true,
        options: ofMetrics,
        initial: policy.supplierPauses,
      }),
      textInput({
        id: 'maxPause',
        label: form.maxPause,
        max: NUMBER_LENGTH,
        initial: minutesText(policy.maxPauseMinutes),
      }),
      textInput({
        id: 'reopenWindow',
        label: form.reopenWindow,
        max: NUMBER_LENGTH,
        initial: minutesText(policy.reopenWindowDays),
      }),
      calendarInput(policy, names, t),
      ...deskInputs(policy, t),
    ],
  });
}

function calendarInput({ calendar }: DeskPolicy, { calendars }: PolicyNames, t: Texts): types.InputBlock {
  const first = calendars[0] ? calendarName(calendars[0], t) : '';
  return selectInput({
    id: 'calendar',
    label: t.policies.form.calendar,
    options: [
      { value: FIRST_CALENDAR, label: t.policies.firstCalendar({ name: first }) },
      ...calendars.map((one) => ({ value: CALENDAR + one.id, label: calendarName(one, t) })),
    ],
    initial: calendar === undefined ? FIRST_CALENDAR : CALENDAR + calendar,
  });
}

interface Known {
  /** As it was before this form; what the form does not ask stays. */
  readonly policy: DeskPolicy;
  /** Names that other policies have. */
  readonly taken: readonly string[];
  readonly names: PolicyNames;
}

/** @returns the policy with the terms that were typed and the ladder that it had, or what is wrong at which field */
export function readPolicyTerms(
  values: ViewValues,
  { policy, taken, names }: Known,
  locale: Locale,
): ReadResult<DeskPolicy> {
  const t = textsIn(locale).policies.faults;
  const read = new Read(values);
  const { given, errors } = readCategories(read, policy, locale);
  const name = read.text('name');
  if (name === '' || name.length > NAME_LENGTH) errors['name'] = t.name;
  else if (taken.includes(name)) errors['name'] = t.nameTaken;
  const calendar = read.choice('calendar') ?? FIRST_CALENDAR;
  const named = calendar.startsWith(CALENDAR) ? calendar.slice(CALENDAR.length) : undefined;
  if (named !== undefined && !names.calendars.some(({ id }) => id === named)) errors['calendar'] = t.calendar;

  const { severities, categories: _c, metrics: _m, emergencyPlan: _p, calendar: _old, ...kept } = policy;
  const { dispatch: _dispatch, lateHours: _late, closeUnanswered: _close, ...rest } = kept;
  const { major: _typed, ...otherSeverities } = severities ?? {};
  const parsed = deskPolicySchema.safeParse({
    ...rest,
    ...(name === policy.id && policy.name === undefined ? {} : { name }),
    targets: targetsIn(read, target),
    ...filled('severities', { ...otherSeverities, ...filled('major', targetsIn(read, major)) }),
    ...given,
    ...(named === undefined ? {} : { calendar: named }),
    warnAt: percentages(read.text('warnAt'), policy.warnAt),
    pauses: read.choices('pauses'),
    supplierPauses: read.choices('supplierPauses'),
    maxPauseMinutes: readNumberText(read.text('maxPause')),
    reopenWindowDays: readNumberText(read.text('reopenWindow')) ?? NaN,
    ...readDesk(read, policy),
  });
  for (const { path } of parsed.error?.issues ?? []) {
    const [field, sentence] = faultAt(path, t);
    errors[field] ??= sentence;
  }
  return parsed.success && Object.keys(errors).length === 0 ? { ok: parsed.data } : { errors };
}

const targetsIn = (read: Read, id: (metric: Metric) => string): Record<string, number> =>
  Object.fromEntries(
    METRICS.flatMap((metric) => {
      const minutes = readNumberText(read.text(id(metric)));
      return minutes === undefined ? [] : [[metric, minutes]];
    }),
  );

/** `50, 75, 100` as fractions; one that is written as a known one is that one, to the last digit. */
const percentages = (text: string, known: readonly number[]): number[] =>
  text
    .normalize('NFKC')
    .replaceAll('%', '')
    .split(/[,;、\s]+/)
    .filter((part) => part !== '')
    .map(
      (part) => known.find((fraction) => percentOf(fraction) === part) ?? (readNumberText(part) ?? NaN) / 100,
    );

/** The input in which a fault of the schema stands, and what is expected there. */
function faultAt([first, second, third]: readonly PropertyKey[], t: Texts['policies']['faults']) {
  switch (first) {
    case 'targets':
      return [target(second as Metric), t.minutes] as const;
    case 'severities':
      return [major(third as Metric), t.minutes] as const;
    case 'emergencyPlan':
      return ['emergencyPlan', t.minutes] as const;
    case 'warnAt':
      return ['warnAt', t.warnAt] as const;
    case 'maxPauseMinutes':
      return ['maxPause', t.maxPause] as const;
    case 'reopenWindowDays':
      return ['reopenWindow', t.reopenWindow] as const;
    case 'lateHours':
      return ['lateHours', t.lateHours] as const;
    case 'closeUnanswered':
      return ['closeUnanswered', t.closeUnanswered] as const;
    case 'calendar':
      return ['calendar', t.calendar] as const;
    default:
      return ['name', t.name] as const;
  }
}
