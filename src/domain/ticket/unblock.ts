import type { ENDINGS, ErrandStated } from './errands.js';
import type { FactStated } from './facts.js';
import type { Ticket } from './ticket.js';

const ENDS = { resolved: 'resolved', cancelled: 'cancelled', merged: 'merged' } as const;

/** Whoever is responsible for a request that this one blocks is told when it comes to its end. */
export function unblocks(
  { links = [] }: Pick<Ticket, 'links'>,
  facts: readonly FactStated[],
): ErrandStated[] {
  const became = facts.map(endOf);
  const end = became.find((one) => one !== undefined);
  if (!end) return [];
  return links
    .filter(({ relation }) => relation === 'blocks')
    .map(({ number }) => ({ do: 'unblock', number, became: end }));
}

/** A result that nobody signed was one already when it was given. */
function endOf(fact: FactStated): (typeof ENDINGS)[number] | undefined {
  if (fact.type === 'closed-unanswered') return fact.step === 'confirm' ? undefined : 'unanswered';
  return fact.type in ENDS ? ENDS[fact.type as keyof typeof ENDS] : undefined;
}
