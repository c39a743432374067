import { sha256 } from '../../domain/custody/sha256.js';
import type { Locale, PersonRef } from '../../domain/people/person.js';
import { workingHours } from '../../domain/calendar/desk-calendar.js';
import type { Intake, Promised } from '../../domain/terms/intake.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { ACTION } from '../ids.js';
import { actions, button, context, header, section, type Message } from './blocks.js';
import { weekText } from './calendar-words.js';
import { duration, secondsOf } from './durations.js';
import { typed } from './mrkdwn.js';

/** People who are named; of more it says how many. */
const MOST_NAMED = 5;
const NAME_LENGTH = 60;
/** What is said of a week whose days all have hours of their own. */
const HOURS_LENGTH = 400;

/**
 * The pinned card of a customer's channel: the way in that works for everybody, also from another workspace (slack.md), and
 * what this contract promises.
 */
export function intakeCard(intake: Intake, contractId: string, locale: Locale): Message {
  const t = textsIn(locale);
  return {
    text: `${t.intake.title} — ${t.intake.button}`,
    blocks: [
      header(t.intake.title),
      section(lines(intake, locale, t).join('\n')),
      ...actions('intake', [
        button(ACTION.file, t.intake.button, contractId, 'primary'),
        button(ACTION.ownRequests, t.ownRequests.button, contractId),
        button(ACTION.exportForm, t.exports.button, ''),
        button(ACTION.wishes, t.wishes.button, ''),
      ]),
      context(t.intake.alsoReaction),
    ],
  };
}

/** What a message says, as a hash: by it one that says the same is not shown again. */
export const fingerprintOf = (message: Message): string => sha256(JSON.stringify(message));

function lines(intake: Intake, locale: Locale, t: Texts): string[] {
  const people = [
    ...(intake.onDuty.length > 0 ? [t.intake.onDuty({ names: namesOf(intake.onDuty, t) })] : []),
    ...(intake.engineers.length > 0 ? [t.intake.engineers({ names: namesOf(intake.engineers, t) })] : []),
  ];
  return [
    t.intake.head({ company: typed(intake.company, 200), contract: typed(intake.contract, 200) }),
    ...promise(intake, t),
    hours(intake, locale, t),
    ...(people.length > 0 ? [people.join(' · ')] : []),
    t.intake.motto,
  ];
}

function promise({ promised, major }: Intake, t: Texts): string[] {
  const [targets, ofMajor] = [promised, major].map((some) => targetsText(some, t)) as [string, string];
  if (ofMajor === '') return targets === '' ? [] : [t.intake.promise({ targets })];
  return [
    targets === ''
      ? t.intake.promiseOfMajorAlone({ major: ofMajor })
      : t.intake.promiseOfMajor({ targets, major: ofMajor }),
  ];
}

const targetsText = (some: readonly Promised[], t: Texts): string =>
  some
    .map(({ metric, minutes }) =>
      t.intake.target({ metric: t.metric[metric], time: duration(secondsOf(minutes), t) }),
    )
    .join(t.intake.targetBetween);

function hours({ calendar }: Intake, locale: Locale, t: Texts): string {
  if (calendar.hours === '24x7') return t.intake.roundTheClock;
  const week = weekText(calendar.hours, locale, t) || t.calendars.neverOpen;
  const said = typed(week, HOURS_LENGTH);
  const spec = workingHours(calendar);
  const hasHolidays = spec !== '24x7' && spec.holidays.length > 0;
  return t.intake.hours({ hours: hasHolidays ? t.intake.holidaysApart({ hours: said }) : said });
}

/** Names and no mentions: nobody is to be notified by what a card says. */
function namesOf(people: readonly PersonRef[], t: Texts): string {
  const named = people.slice(0, MOST_NAMED).map(({ name }) => typed(name, NAME_LENGTH));
  const names = named.join(t.intake.nameBetween);
  return people.length > named.length ? t.intake.andMore({ names, count: people.length }) : names;
}

/** The answer to a :ticket: reaction: a button, because a reaction cannot open a modal. */
export function offerToFile(prefill: string, locale: Locale): Message {
  const t = textsIn(locale);
  return {
    text: t.intake.fromMessage,
    blocks: [
      section(t.intake.fromMessage),
      ...actions('offer', [button(ACTION.fileFromMessage, t.intake.fromMessageButton, prefill, 'primary')]),
    ],
  };
}
