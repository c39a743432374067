import type { Locale } from '../../src/domain/people/person.js';
import { stepOfCustomer } from '../../src/domain/ticket/asked-of-customer.js';
import { customerAsked, mentionInstead } from '../../src/slack/messages/customer-asked.js';
import type { Said } from './everything-said.js';
import { everyFact, ticketOf, type Fill } from './extremes.js';

const STATUSES = ['waiting', 'resolved', 'confirmed', 'cancelled'] as const;

/** What is asked of somebody of a customer in person: while it can be done, when it is done, and where it could not be delivered. */
export const askingSaid = (locale: Locale, fill: Fill): Said[] =>
  everyFact(fill)
    .filter((fact) => stepOfCustomer(fact) !== undefined)
    .flatMap((fact) =>
      STATUSES.flatMap((status) => {
        const whole = ticketOf(fill, status);
        const known = whole.history.some(({ id }) => id === fact.id);
        const ticket = known ? whole : { ...whole, history: [...whole.history, fact] };
        const of = `${fact.id} ${fact.type} while ${status}`;
        return [
          { name: `asked directly: ${of}`, message: customerAsked({ ticket, fact, locale }) },
          {
            name: `mentioned instead: ${of}`,
            message: mentionInstead({ ticket, fact, locale }, 'U0CUSTWANG1'),
          },
        ];
      }),
    );
