import { stepOfCustomer } from '../../domain/ticket/asked-of-customer.js';
import type { FactOf } from '../../domain/ticket/facts.js';
import { clockStands, type Ticket } from '../../domain/ticket/ticket.js';
import type { Texts } from '../../i18n/texts.js';
import { ACTION } from '../ids.js';
import { actions, button, type Block } from './blocks.js';
import type { StoryTold } from './ticket-story.js';

/** Where the customer is asked something, or reminded of it, the answer is one press away. */
export function customerButtons({ ticket, fact }: Pick<StoryTold, 'ticket' | 'fact'>, t: Texts): Block[] {
  switch (stepOfCustomer(fact)) {
    case 'confirm':
      return actions('answer', [
        button(ACTION.verb('confirm'), t.verb.confirm, ticket.id, 'primary'),
        button(ACTION.verb('refuse'), t.verb.refuse, ticket.id, 'danger'),
      ]);
    case 'decide-quotation':
      return actions('answer', [
        button(ACTION.verb('accept-quote'), t.verb['accept-quote'], ticket.id, 'primary'),
        button(ACTION.verb('decline-quote'), t.verb['decline-quote'], ticket.id),
      ]);
    case 'answer':
      return actions('answer', [
        button(ACTION.verb('resume'), t.card.iHaveAnswered, ticket.id, 'primary'),
        ...(clockStands(ticket, 'customer')
          ? [button(ACTION.verb('dispute'), t.verb.dispute, ticket.id)]
          : []),
      ]);
    default:
      if (fact.type === 'closed-unanswered') return actions('answer', lateButtons(fact, ticket, t));
      if (fact.type !== 'waiting' || !clockStands(ticket, fact.waitingFor)) return [];
      return actions('answer', [button(ACTION.verb('dispute'), t.verb.dispute, ticket.id)]);
  }
}

/** What the customer can still do when it was closed because they had not answered. */
function lateButtons({ step }: FactOf<'closed-unanswered'>, { id }: Ticket, t: Texts) {
  const reopen = button(ACTION.verb('reopen'), t.verb.reopen, id);
  return step === 'confirm'
    ? [button(ACTION.verb('confirm'), t.verb.confirm, id, 'primary'), reopen]
    : [reopen];
}
