import type { ErrandStated } from './errands.js';
import type { FactStated } from './facts.js';
import type { Ticket } from './ticket.js';

const ENDS = { resolved: 'resolved', cancelled: 'cancelled', merged: 'merged' } as const;

/** Whoever is responsible for a request that this one blocks is told when it comes to its end. */
export function unblocks(
  { links = [] }: Pick<Ticket, 'links'>,
  facts: readonly FactStated[],
): ErrandStated[] {
  const became = facts.map(({ type }) => (type in ENDS ? ENDS[type as keyof typeof ENDS] : undefined));
  const end = became.find((one) => one !== undefined);
  if (!end) return [];
  return links
    .filter(({ relation }) => relation === 'blocks')
    .map(({ number }) => ({ do: 'unblock', number, became: end }));
}
