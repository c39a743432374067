import { dutySpan } from '../../domain/duty/handover.js';
import { mayDismiss } from '../../domain/enquiry/may.js';
import { isOnDuty } from '../../domain/duty/on-duty.js';
import { isStaff, type Person } from '../../domain/people/person.js';
import { awaitedKeys } from '../../domain/ticket/doers.js';
import { waitingFor } from '../../domain/ticket/waits-for.js';
import { textsIn } from '../../i18n/texts.js';
import type { TicketFilter } from '../../store/ticket-queries.js';
import type { SlackContext } from '../context.js';
import { HOME_ENQUIRIES, HOME_SECTION, homeView } from '../home/home.js';
import { LIST_LENGTH, ticketList } from '../messages/ticket-list.js';
import { answer, type Acting } from './acting.js';
import { undecided } from './found-enquiries.js';

const openFor = (person: Person): TicketFilter =>
  isStaff(person) ? { of: 'open' } : { of: 'open', customerIds: person.customerIds };
const mineOf = (person: Person): TicketFilter =>
  isStaff(person)
    ? { of: 'responsible', personId: person.id }
    : { of: 'filed-by', personId: person.id, customerIds: person.customerIds };

/** `/service list` and `/service mine`. Customers see their own company's requests and nothing else. */
export async function listAsked(
  context: SlackContext,
  acting: Acting,
  which: 'list' | 'mine',
): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person } = recognised;
  const t = textsIn(person.locale).list;
  const filter = which === 'mine' ? mineOf(person) : openFor(person);
  const { tickets, total } = await context.tickets.list(filter, LIST_LENGTH);
  const title = which === 'mine' ? t.mine({ total }) : t.open({ total });
  await answer(context, acting, recognised, ticketList(title, tickets, total, person.locale));
}

/** Of what waits for somebody so much is looked through for what is the most pressing; the store has it by deadline. */
const MOST_WAITING = 100;

/** Somebody opens App Home. */
export async function homeOpened(context: SlackContext, userId: string): Promise<void> {
  const { person, mayAdminister, settings } = await context.who.is(userId);
  const now = context.clock();
  // Whoever is on duty is waited for as such.
  const awaiting = context.duty.load(now).then(async (plan) => {
    const keys = awaitedKeys(person, settings.roster, isOnDuty(plan, userId, now));
    const { tickets, total } = await context.tickets.list({ of: 'awaiting', keys }, MOST_WAITING);
    return { plan, waiting: { shown: waitingFor(tickets, keys).slice(0, HOME_SECTION), total } };
  });
  const [{ plan, waiting }, mine, open, enquiries] = await Promise.all([
    awaiting,
    context.tickets.list(mineOf(person), HOME_SECTION),
    context.tickets.list(openFor(person), HOME_SECTION),
    mayDismiss(person) ? undecided(context, person, HOME_ENQUIRIES) : undefined,
  ]);
  const duties = plan.rotas.flatMap(({ id, name: rota, zone }) => {
    const span = dutySpan(plan, id, userId, now);
    return span ? [{ rota, zone, until: span.until }] : [];
  });
  const hasRotas = plan.rotas.length > 0;
  await context.client.views.publish({
    user_id: userId,
    view: homeView({ person, mayAdminister, now, enquiries, waiting, mine, open, duties, hasRotas }),
  });
}
