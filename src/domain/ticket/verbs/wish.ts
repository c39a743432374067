import { refuse } from '../../refusal.js';
import { sameText } from '../../wish/words.js';
import type { Ticket } from '../ticket.js';
import type { DecideVerb } from '../verb.js';

/** R16: what the customer would like to have goes to the list of wishes, whatever becomes of the request. */
export const wish: DecideVerb<'wish'> = (ticket, { text }) => {
  const known = recorded(ticket).get(sameText(text));
  if (known !== undefined) return refuse('already-wished', { number: ticket.id, wish: known });
  return { set: {}, facts: [], errands: [{ do: 'wish', text }] };
};

/** Texts of the items that are not in the list of wishes. */
export function unrecorded(ticket: Ticket): string[] {
  const known = recorded(ticket);
  return ticket.items.map(({ text }) => text).filter((text) => !known.has(sameText(text)));
}

/** What was wished for in it, with the number of each wish; those on their way have none yet. */
function recorded({ history, errands = [] }: Ticket): Map<string, string> {
  const onTheirWay = errands.flatMap((one) => (one.do === 'wish' ? [[sameText(one.text), ''] as const] : []));
  const there = history.flatMap((fact) =>
    fact.type === 'wish-recorded' ? [[sameText(fact.text), fact.wish] as const] : [],
  );
  return new Map([...onTheirWay, ...there]);
}
