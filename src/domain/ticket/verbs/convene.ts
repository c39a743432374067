import { refOf } from '../../people/person.js';
import type { DecideVerb } from '../verb.js';
import { madeMajor } from './handover.js';

/** R14: headquarters convenes the expert group. Who convenes it has the problem, whether or not it was handed over. */
export const convene: DecideVerb<'convene'> = (ticket, { experts, text }, { actor, at }) => {
  const group = [...new Map(experts.map((expert) => [expert.id, expert])).values()];
  return {
    set: {
      severity: 'major',
      experts: group,
      handover: ticket.handover ?? { at, by: refOf(actor), text },
    },
    facts: [
      ...madeMajor(ticket),
      ...(ticket.handover ? [] : [{ type: 'handed-over', text } as const]),
      { type: 'convened', experts: group, text },
    ],
  };
};
