import { isLate } from '../../domain/enquiry/chase.js';
import {
  enquirySchema,
  isUndecided,
  wordsOf,
  type Enquiry,
  type EnquiryMessage,
} from '../../domain/enquiry/enquiry.js';
import { isStaff, type Locale, type Person } from '../../domain/people/person.js';
import { legible } from '../../domain/privacy/legible.js';
import { MINUTE_MS } from '../../domain/time/units.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import type { RecordSayer } from '../delivery/renderers/renderer.js';
import { ACTION } from '../ids.js';
import { actions, button, context, divider, section, type Block, type Message } from './blocks.js';
import { duration } from './durations.js';
import { mention, plainWhen, typed, when } from './mrkdwn.js';

const NAME_LENGTH = 60;
const CUSTOMER_LENGTH = 200;
/** Of one message, and messages of an enquiry that the desk's card shows; all of them stand in the channel. */
const TEXT_LENGTH = 450;
const MOST_SHOWN = 5;
const NOTICE_LENGTH = 80;
const LINE_LENGTH = 200;
const MOST_NAMED = 5;

/** A customer's plain message, as the desk, the customer and whoever is to decide read it (R2, R20). */
export const sayEnquiry: RecordSayer = ({ record, fact, entry: { message, kind }, locale }) => {
  const { id } = record;
  const t = textsIn(locale);
  const enquiry = legible(enquirySchema.parse(record.state), t.privacy.erased);
  if (message === 'offer') return offer(enquiry, id, locale, t);
  if (message === 'answer') return answer(enquiry, t);
  if (message === 'late') return isUndecided(enquiry) ? late(enquiry, locale, t) : undefined;
  // Whoever is asked is not when it has been decided on the way to them.
  if (message === 'asked' && kind === 'direct' && !isUndecided(enquiry)) return undefined;
  return deskCard(enquiry, id, locale, t, fact?.at);
};

/** Under the customer's message. */
function offer(enquiry: Enquiry, id: string, locale: Locale, t: Texts): Message {
  const { status, dueAt, zone, request = '' } = enquiry;
  const register = (label: string, style?: 'primary') => button(ACTION.registerEnquiry, label, id, style);
  const said = (text: string, ...buttons: ReturnType<typeof register>[]): Message => ({
    text,
    blocks: [section(text), ...actions('enquiry', buttons)],
  });
  const by = { name: typed(enquiry.endedBy?.name ?? '', NAME_LENGTH) };
  const { enquiries: words } = t;
  switch (status) {
    case 'registered':
      return said(words.registered({ number: request }));
    case 'declined':
      return said(words.declined(by), register(words.register));
    case 'dismissed':
      return said(words.declinedByDesk, register(words.stillRegister));
    case 'withdrawn':
      return said(words.withdrawn);
    case 'waiting':
    case 'answered':
    case 'offered': {
      const { blocks } = said(
        words.offer,
        register(words.register, 'primary'),
        button(ACTION.declineEnquiry, words.decline, id),
      );
      const due = when(dueAt, zone, locale);
      const nobody = context(isLate(enquiry) ? words.offerLate({ due }) : words.offerNobody({ due }));
      return { text: words.offer, blocks: [...blocks, nobody] };
    }
  }
}

/** The desk's word to the customer, new under their message: so they are notified of it. */
function answer({ endedBy, remark = '' }: Enquiry, t: Texts): Message {
  const text = t.enquiries.dismissed({
    name: typed(endedBy?.name ?? '', NAME_LENGTH),
    remark: typed(remark, TEXT_LENGTH),
  });
  return { text, blocks: [section(text)] };
}

/** What the offer promised has not happened: said to whoever wrote, who is notified of it (R2). */
function late({ author, asked, dueAt, zone }: Enquiry, locale: Locale, t: Texts): Message {
  const { enquiries: words } = t;
  const said = (due: string): string =>
    [
      words.late({ who: mention(author), due }),
      ...(asked.length > 0 ? [words.lateTold({ names: named(asked, words) })] : []),
      words.latePress,
    ].join('\n');
  return { text: said(plainWhen(dueAt, zone, locale)), blocks: [section(said(when(dueAt, zone, locale)))] };
}

const named = (people: Enquiry['asked'], { separator }: Texts['enquiries']): string =>
  people
    .slice(0, MOST_NAMED)
    .map(({ name }) => typed(name, NAME_LENGTH))
    .join(separator);

/**
 * For whoever decides: in the desk's channel, and directly to those who are asked.
 * @param at when they are asked; what is shown for longer does not say how late it is
 */
function deskCard(enquiry: Enquiry, id: string, locale: Locale, t: Texts, at?: Date): Message {
  const { customerName, author, channel, asked, zone, dueAt } = enquiry;
  const { enquiries: words } = t;
  const customer = typed(customerName, CUSTOMER_LENGTH);
  const head = words.head({ customer, name: typed(author.name, NAME_LENGTH), channel: `<#${channel}>` });
  const text = typed(inOneLine(enquiry), NOTICE_LENGTH);
  const dueIn = (due: string): string =>
    isLate(enquiry) ? wasDue(enquiry, due, at, t) : words.isDue({ due });
  return {
    text: isUndecided(enquiry)
      ? words.notice({ customer, text, due: dueIn(plainWhen(dueAt, zone, locale)) })
      : words.noticeOver({ customer, text, outcome: outcome(enquiry, t) }),
    blocks: [
      section(`${titled(enquiry, id, t)}\n${head}\n${said(enquiry, t).join('\n')}`),
      ...(isUndecided(enquiry)
        ? undecided(words.due({ due: dueIn(when(dueAt, zone, locale)) }), id, words)
        : [context(outcome(enquiry, t))]),
      ...(asked.length > 0 ? [context(words.asked({ names: named(asked, words) }))] : []),
    ],
  };
}

/** @param at until when it is counted how late it is; without it, or in the first minute, it is only late */
function wasDue({ dueAt }: Enquiry, due: string, at: Date | undefined, t: Texts): string {
  const minutes = at ? Math.floor((at.getTime() - dueAt.getTime()) / MINUTE_MS) : 0;
  const { enquiries: words } = t;
  return minutes > 0 ? words.lateBy({ due, by: duration(minutes * 60, t) }) : words.wasDue({ due });
}

const titled = (enquiry: Enquiry, id: string, { enquiries: words }: Texts): string =>
  `*${isUndecided(enquiry) ? words.title : words.titleOver}* · ${id}`;

/** What stands in the desk's card, for whoever asks for it by its number; customers find the buttons of the offer below it. */
export function enquiryShown(stored: Enquiry, id: string, person: Person): Message {
  const { locale } = person;
  const t = textsIn(locale);
  const enquiry = legible(stored, t.privacy.erased);
  if (isStaff(person)) return deskCard(enquiry, id, locale, t);
  const { text, blocks } = offer(enquiry, id, locale, t);
  return { text, blocks: [section(`${titled(enquiry, id, t)}\n${said(enquiry, t).join('\n')}`), ...blocks] };
}

const undecided = (due: string, id: string, words: Texts['enquiries']): Block[] => [
  section(due),
  ...enquiryButtons(id, words),
];

/** What whoever decides can do. */
export const enquiryButtons = (id: string, words: Texts['enquiries']): Block[] =>
  actions(`enquiry-${id}`, [
    button(ACTION.registerEnquiry, words.register, id, 'primary'),
    button(ACTION.dismissEnquiry, words.dismiss, id),
  ]);

function said({ messages }: Enquiry, t: Texts): string[] {
  const { enquiries: words } = t;
  const line = ({ by, text, fileIds, isDeleted, side }: EnquiryMessage): string => {
    const parts = [
      typed(text, TEXT_LENGTH),
      ...(fileIds.length > 0 ? [words.files({ count: fileIds.length })] : []),
      ...(isDeleted ? [words.deleted] : []),
    ];
    const what = parts.filter((part) => part !== '').join(' ');
    const whole = side === 'customer' ? what : words.said({ name: typed(by.name, NAME_LENGTH), text: what });
    return whole.replaceAll(/^/gm, '> ');
  };
  const [first, ...others] = messages;
  const last = others.slice(-(MOST_SHOWN - 1));
  const left = others.length - last.length;
  return [line(first!), ...(left > 0 ? [words.moreSaid({ count: left })] : []), ...last.map(line)];
}

function outcome({ status, endedBy, remark = '', request = '' }: Enquiry, t: Texts): string {
  const name = typed(endedBy?.name ?? '', NAME_LENGTH);
  const { outcome: words } = t.enquiries;
  switch (status) {
    case 'registered':
      return words.registered({ name, number: request });
    case 'dismissed':
      return words.dismissed({ name, remark: typed(remark, TEXT_LENGTH) });
    case 'answered':
    case 'declined':
    case 'withdrawn':
      return words[status]({ name });
    case 'waiting':
    case 'offered':
      return '';
  }
}

/** In Home, for whoever decides. @param now how late it is, is said as of then */
export function enquiryLines(
  { enquiries, total }: { enquiries: readonly { id: string; enquiry: Enquiry }[]; total: number },
  locale: Locale,
  now: Date,
): Block[] {
  const t = textsIn(locale);
  const { enquiries: words } = t;
  if (total === 0) return [];
  const left = total - enquiries.length;
  return [
    divider(),
    section(words.home({ total })),
    ...enquiries.flatMap(({ id, enquiry: stored }) => {
      const enquiry = legible(stored, t.privacy.erased);
      const { customerName, dueAt, zone } = enquiry;
      const customer = typed(customerName, CUSTOMER_LENGTH);
      const text = typed(inOneLine(enquiry), LINE_LENGTH);
      const due = when(dueAt, zone, locale);
      const said = now > dueAt ? wasDue(enquiry, due, now, t) : words.isDue({ due });
      return [section(words.homeLine({ customer, text, due: said })), ...enquiryButtons(id, words)];
    }),
    ...(left > 0 ? [context(words.homeMore({ count: left }))] : []),
  ];
}

const inOneLine = (enquiry: Enquiry): string => wordsOf(enquiry).replaceAll(/\s+/g, ' ');
