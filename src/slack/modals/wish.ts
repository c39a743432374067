import { legible } from '../../domain/privacy/legible.js';
import type { types } from '@slack/bolt';
import type { Locale, PersonRef } from '../../domain/people/person.js';
import { judgementSchema, type Judgement } from '../../domain/wish/judge.js';
import {
  backedBy,
  MAX_RELEASE,
  MAX_WISH,
  MAX_WISH_WORDS,
  type Wish,
  type WishFact,
} from '../../domain/wish/wish.js';
import { WISH_LIFE } from '../../domain/wish/words.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { VIEW } from '../ids.js';
import { context, divider, section, type Block } from '../messages/blocks.js';
import { typed, when } from '../messages/mrkdwn.js';
import { planText, wishFactText } from '../messages/wish.js';
import { dateInput, Read, selectInput, textInput, type ViewValues } from './inputs.js';
import { modal, type FieldErrors, type ReadResult } from './modal.js';
import { backerText } from './wishes.js';

const MOST_BACKERS = 10;
const MOST_FACTS = 25;
const NO_DECISION = 'none';

export interface WishMetadata {
  readonly wishId: string;
  /** How much had happened to it when it was shown. */
  readonly seen: number;
}

interface Shown {
  readonly wish: Wish;
  /** What this person may do: decide and name an owner, comment, or nothing. */
  readonly may: 'decide' | 'comment' | 'read';
  /** The companies of a customer; absent for staff. */
  readonly own?: readonly string[] | undefined;
  /** Who can be its owner. */
  readonly staff: readonly PersonRef[];
  readonly zone: string;
  readonly locale: Locale;
}

/** A wish whole, with what this person can say of it. */
export function wishModal({ wish: stored, may, own, staff, zone, locale }: Shown): types.ModalView {
  const wish = legible(stored, textsIn(locale).privacy.erased);
  const t = textsIn(locale);
  const backers = own ? backedBy(wish, own) : wish.backers;
  const shown = backers.slice(0, MOST_BACKERS);
  const more = backers.length - shown.length;
  const raised = [
    ...shown.map((one) => `• ${backerText(one, zone, locale, t)}`),
    ...(more > 0 ? [t.wishes.moreBackers({ count: more })] : []),
  ];
  const about = [
    t.wishes.status[wish.status],
    ...(wish.plan ? [t.wishes.planned({ plan: planText(wish.plan, t) })] : []),
    ...(!own && wish.owner ? [t.wishes.owner({ name: typed(wish.owner.name, 60) })] : []),
  ];
  return modal({
    callbackId: VIEW.wish,
    title: t.wishes.title,
    ...(may === 'read' ? {} : { submit: t.wishes.save }),
    close: t.wishes.close,
    blocks: [
      section(`*${wish.id}* · ${about.join(' · ')}`),
      section(typed(wish.text, MAX_WISH + 500)),
      section(`*${t.wishes.raised}*\n${raised.join('\n')}`),
      ...(may === 'decide' ? decision(wish, staff, t) : []),
      ...(may === 'read'
        ? []
        : [
            textInput({
              id: 'text',
              label: t.wishes.text,
              optional: true,
              multiline: true,
              max: MAX_WISH_WORDS,
              hint: may === 'decide' ? t.wishes.textHint : t.wishes.commentHint,
            }),
          ]),
      divider(),
      section(`*${t.wishes.history}*`),
      ...history(wish, own, zone, locale, t),
    ],
    metadata: { wishId: wish.id, seen: wish.history.length } satisfies WishMetadata,
  });
}

function decision(wish: Wish, staff: readonly PersonRef[], t: Texts): Block[] {
  const options = [
    { value: NO_DECISION, label: t.wishes.noDecision },
    ...WISH_LIFE[wish.status].map((one) => ({ value: one, label: t.wishes.decision[one] })),
  ];
  const people = staff.map(({ id, name }) => ({ value: id, label: name }));
  return [
    selectInput({ id: 'decision', label: t.wishes.decide, options, initial: NO_DECISION }),
    dateInput({ id: 'day', label: t.wishes.day, optional: true, initial: wish.plan?.day }),
    textInput({
      id: 'release',
      label: t.wishes.release,
      optional: true,
      max: MAX_RELEASE,
      initial: wish.plan?.release,
    }),
    ...(people.length > 0
      ? [
          selectInput({
            id: 'owner',
            label: t.wishes.ownerLabel,
            optional: true,
            options: people,
            initial: wish.owner?.id,
          }),
        ]
      : []),
  ];
}

/** Customers read what was decided, and nothing of others or of the desk’s own words. */
const forCustomers = ({ type }: WishFact): boolean =>
  type === 'reviewing' || type === 'planned' || type === 'done' || type === 'declined';

function history(
  wish: Wish,
  own: readonly string[] | undefined,
  zone: string,
  locale: Locale,
  t: Texts,
): Block[] {
  return wish.history
    .filter((fact) => !own || forCustomers(fact))
    .slice(-MOST_FACTS)
    .map((fact) => context(`${when(fact.at, zone, locale)} ${wishFactText(fact, t)}`));
}

/** @returns what was said, or what is wrong at which field */
export function readWish(
  values: ViewValues,
  staff: readonly PersonRef[],
  locale: Locale,
): ReadResult<Judgement> {
  const read = new Read(values);
  const chosen = read.choice('decision');
  const decision = chosen === NO_DECISION ? undefined : chosen;
  const parsed = judgementSchema.safeParse({
    decision,
    // What stands there of an earlier plan is no part of another decision.
    ...(decision === 'plan' ? { day: read.date('day') } : {}),
    ...(decision === 'plan' || decision === 'finish' ? { release: read.text('release') || undefined } : {}),
    owner: staff.find(({ id }) => id === read.choice('owner')),
    text: read.text('text') || undefined,
  });
  if (parsed.success) return { ok: parsed.data };
  const errors: FieldErrors = {};
  const t = textsIn(locale).fields;
  for (const { path } of parsed.error.issues) {
    errors[String(path[0])] ??= t.tooLong({ max: path[0] === 'release' ? MAX_RELEASE : MAX_WISH_WORDS });
  }
  return { errors };
}
