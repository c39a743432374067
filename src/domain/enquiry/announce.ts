import type { BaseFact, ErasedFact } from '../record/fact.js';
import type { Intent } from '../record/outbox.js';
import type { Told } from '../record/told.js';
import { isLate } from './chase.js';
import { isUndecided, threadOf, type Enquiry } from './enquiry.js';
import type { EnquiryFact } from './facts.js';

/**
 * Who is told what: `card` in the desk, `offer` and `answer` under the customer's message, `asked` to whoever is to decide; and once
 * `late`, to the customer, when the time that the offer promised has passed. While one of ours may still answer by themselves,
 * nobody is told; that it has become a request is said all the same.
 */
export function enquiryTold(
  { state, history }: Pick<Told<Enquiry, EnquiryFact>, 'state' | 'history'>,
  facts: readonly BaseFact[],
): Intent[] {
  const happened = new Map((facts as readonly EnquiryFact[]).map((fact) => [fact.type, fact]));
  const under = { lane: state.channel, locale: state.locale, data: { threadTs: threadOf(state) } };
  if (!history.some(({ type }) => type === 'offered'))
    return happened.has('registered') ? [{ ...under, kind: 'post-card', message: 'offer' }] : [];
  const chased = happened.get('chased');
  const kind = happened.has('offered') ? 'post-card' : 'update-card';
  const isOver = !isUndecided(state);
  const isBroken = chased !== undefined && history.filter(tellsLate).length === 1 && tellsLate(chased);
  return [
    ...(kind === 'post-card' || isOver || isBroken ? [{ ...under, kind, message: 'offer' } as const] : []),
    ...(happened.has('dismissed') ? [{ ...under, kind: 'post-card', message: 'answer' } as const] : []),
    ...(isBroken ? [{ ...under, kind: 'post-card', message: 'late' } as const] : []),
    { kind, message: 'card', lane: state.desk },
    ...(chased?.type === 'chased' ? chased.to : []).map(
      ({ id }) => ({ kind: 'direct', message: 'asked', lane: id, factId: chased!.id }) as const,
    ),
    // Whoever was asked sees that it is done, and by whom.
    ...(isOver ? state.asked : []).map(
      ({ id }) => ({ kind: 'update-card', message: 'asked', lane: id }) as const,
    ),
  ];
}

const tellsLate = (fact: EnquiryFact | ErasedFact): boolean =>
  fact.type === 'chased' && isLate({ chased: fact.round });
