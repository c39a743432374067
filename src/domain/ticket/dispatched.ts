import type { Fact, FactStated, FactType } from './facts.js';
import type { Ticket } from './ticket.js';
import type { DispatchRule } from './words.js';

/**
 * Whether the department's head, or whoever is on duty, names the engineer (R22); else whoever of the engineers takes it up
 * first has it (R23), as under every promise of before there was a choice.
 */
export const isByDepartment = ({ terms }: Partial<Pick<Ticket, 'terms'>>): boolean =>
  terms?.policy.dispatch === 'department';

/**
 * Every sheet says who sent the engineer, when and why (R37, R38): where nobody named them, the rule of the desk by which they
 * have the request.
 * @param before the request without what has just happened; a new one has nobody
 * @param facts that have just happened
 * @returns one fact where somebody has become responsible, or is it again, without having been named
 */
export function dispatchedByRule(
  before: Pick<Ticket, 'responsible'>,
  { responsible: engineer, terms }: Pick<Ticket, 'responsible' | 'terms'>,
  facts: readonly Fact[],
): FactStated[] {
  const rule = ruleOf(before, terms, facts);
  if (!engineer || !rule) return [];
  const { name, id, version } = terms.policy;
  return [{ type: 'dispatched-by-rule', rule, engineer, policy: { name: name ?? id, version } }];
}

function ruleOf(
  { responsible }: Pick<Ticket, 'responsible'>,
  terms: Ticket['terms'],
  facts: readonly Fact[],
): DispatchRule | undefined {
  const isIn = (what: FactType): boolean => facts.some(({ type }) => type === what);
  if (isIn('assigned')) return undefined;
  if (isIn('reopened')) return 'again';
  if (facts.some((fact) => fact.type === 'registered' && fact.from)) return 'split';
  // R13: registered as done; nobody was sent, whoever dispatches.
  if (isIn('registered') && isIn('resolved')) return 'on-spot';
  if (responsible) return undefined;
  return isByDepartment({ terms }) ? 'own' : 'first';
}
