import { refOf } from '../../people/person.js';
import type { FactStated } from '../facts.js';
import type { Ticket } from '../ticket.js';
import type { DecideVerb } from '../verb.js';

/** R14: headquarters has the problem. Who hands a general problem over says by it that it is a major one. */
export const handover: DecideVerb<'handover'> = (ticket, { text }, { actor, at }) => {
  return {
    set: { severity: 'major', handover: { at, by: refOf(actor), text } },
    facts: [...madeMajor(ticket), { type: 'handed-over', text }],
  };
};

/** What makes a general problem a major one; nothing when it is one. */
export function madeMajor({ severity, category }: Pick<Ticket, 'severity' | 'category'>): FactStated[] {
  if (severity === 'major') return [];
  const previous = { previousSeverity: severity, previousCategory: category };
  return [{ type: 'reclassified', severity: 'major', category, ...previous }];
}
