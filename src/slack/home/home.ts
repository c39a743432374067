import type { types } from '@slack/bolt';
import type { Enquiry } from '../../domain/enquiry/enquiry.js';
import { isStaff, type Person } from '../../domain/people/person.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import type { Waiting } from '../../domain/ticket/waits-for.js';
import { textsIn } from '../../i18n/texts.js';
import { ACTION } from '../ids.js';
import { actions, button, divider, header, section, type Block } from '../messages/blocks.js';
import { ticketLines, waitingLines } from '../messages/ticket-list.js';
import { enquiryLines } from '../messages/enquiry.js';
import { typed, when } from '../messages/mrkdwn.js';

export interface HomeContent {
  readonly person: Person;
  readonly mayAdminister: boolean;
  /** When it is opened. */
  readonly now: Date;
  /** Messages of customers that somebody is to decide on; for who may. */
  readonly enquiries?: { enquiries: readonly { id: string; enquiry: Enquiry }[]; total: number } | undefined;
  /** What waits for this person to do something, in the order in which it is shown. */
  readonly waiting: { shown: readonly Waiting[]; total: number };
  readonly mine: { tickets: readonly Ticket[]; total: number };
  readonly open: { tickets: readonly Ticket[]; total: number };
  /** The rotas in which this person is on duty now, and until when, if that is soon. */
  readonly duties?: readonly { rota: string; zone: string; until?: Date | undefined }[];
  /** Whether there are rotas at all. */
  readonly hasRotas?: boolean;
}

/** Lines of each of the three lists; with header and buttons below the 100 blocks of a Home. */
export const HOME_SECTION = 25;
/** Messages of customers that are shown. */
export const HOME_ENQUIRIES = 5;
/** Duties that are named. */
const MOST_DUTIES = 5;

/** App Home: what waits for this person, the most pressing first; then what they may see, the next deadline first. */
export function homeView({
  person,
  mayAdminister,
  now,
  enquiries,
  waiting,
  mine,
  open,
  duties = [],
  hasRotas = false,
}: HomeContent): types.HomeView {
  const t = textsIn(person.locale);
  const staff = isStaff(person);
  const stranger = !staff && person.customerIds.length === 0;
  const body: Block[] = stranger
    ? [section(mayAdminister ? t.home.setUp : t.home.stranger)]
    : [
        ...duties.slice(0, MOST_DUTIES).map((one) => section(onDutyUntil(one, person.locale))),
        section(staff ? t.home.staff : t.home.customer),
        ...actions('home', [
          button(ACTION.file, t.home.file, '', 'primary'),
          ...(person.roles.includes('engineer') ? [button(ACTION.onTheSpot, t.onTheSpot.button, '')] : []),
          button(ACTION.exportForm, t.exports.button, ''),
          button(ACTION.wishes, t.wishes.button, ''),
          ...(staff ? [button(ACTION.contracts, t.contracts.view.button, '')] : []),
          ...(staff && hasRotas ? [button(ACTION.duty, t.duty.showCalendar, '')] : []),
        ]),
        ...(enquiries ? enquiryLines(enquiries, person.locale, now) : []),
        ...listed(
          t.steps.mineFirst,
          waiting.total,
          waitingLines(waiting.shown, waiting.total, person.locale),
        ),
        ...(staff
          ? listed(t.home.mine, mine.total, ticketLines(mine.tickets, mine.total, person.locale))
          : []),
        divider(),
        section(`*${t.home.all} (${open.total})*`),
        ...ticketLines(open.tickets, open.total, person.locale),
      ];
  return { type: 'home', blocks: [header(t.home.greeting({ name: typed(person.name, 100) })), ...body] };
}

/** A list with its heading; nothing at all when it is empty. */
const listed = (title: string, total: number, lines: readonly Block[]): Block[] =>
  total === 0 ? [] : [divider(), section(`*${title} (${total})*`), ...lines];

function onDutyUntil(
  { rota, zone, until }: NonNullable<HomeContent['duties']>[number],
  locale: Person['locale'],
): string {
  const t = textsIn(locale).duty;
  const name = typed(rota, 60);
  return until ? t.home({ rota: name, until: when(until, zone, locale) }) : t.homeOpen({ rota: name });
}
