import type { types } from '@slack/bolt';
import { isStaff, type Person } from '../../domain/people/person.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { textsIn } from '../../i18n/texts.js';
import { ACTION } from '../ids.js';
import { actions, button, divider, header, section, type Block } from '../messages/blocks.js';
import { ticketLines } from '../messages/ticket-list.js';
import { typed } from '../messages/mrkdwn.js';

export interface HomeContent {
  readonly person: Person;
  readonly mayAdminister: boolean;
  readonly mine: { tickets: readonly Ticket[]; total: number };
  readonly open: { tickets: readonly Ticket[]; total: number };
}

/** App Home: what this person has to do or may see, the next deadline first. */
export function homeView({ person, mayAdminister, mine, open }: HomeContent): types.HomeView {
  const t = textsIn(person.locale);
  const staff = isStaff(person);
  const stranger = !staff && person.customerIds.length === 0;
  const body: Block[] = stranger
    ? [section(mayAdminister ? t.home.setUp : t.home.stranger)]
    : [
        section(staff ? t.home.staff : t.home.customer),
        ...actions('home', [button(ACTION.file, t.home.file, '', 'primary')]),
        ...(staff && mine.total > 0
          ? [
              divider(),
              section(`*${t.home.mine} (${mine.total})*`),
              ...ticketLines(mine.tickets, mine.total, person.locale),
            ]
          : []),
        divider(),
        section(`*${t.home.all} (${open.total})*`),
        ...ticketLines(open.tickets, open.total, person.locale),
      ];
  return { type: 'home', blocks: [header(t.home.greeting({ name: typed(person.name, 100) })), ...body] };
}
