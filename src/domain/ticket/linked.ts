import { z } from 'zod';
import type { Fact } from './facts.js';
import type { Ticket } from './ticket.js';

/** How two requests stand to each other, as somebody says it of the one they look at. */
export const RELATIONS = ['related', 'same-cause', 'blocks', 'blocked-by', 'follows', 'followed-by'] as const;
export type Relation = (typeof RELATIONS)[number];
/** Besides, what comes of splitting items off. */
export const ALL_RELATIONS = [...RELATIONS, 'split-into', 'split-from'] as const;

/** The same said of the other request. */
export const INVERSE: Readonly<Record<Relation, Relation>> = {
  related: 'related',
  'same-cause': 'same-cause',
  blocks: 'blocked-by',
  'blocked-by': 'blocks',
  follows: 'followed-by',
  'followed-by': 'follows',
};

/** More would be a list that nobody reads. */
export const MAX_LINKS = 20;

/** Another request as one names it: by number and title; whose it is decides who may read that. */
export const linkSchema = z.object({
  number: z.string(),
  relation: z.enum(ALL_RELATIONS),
  title: z.string(),
  customerId: z.string(),
  /** The items of the one they were split off from. */
  items: z.array(z.number().int().min(1)).optional(),
});
export type Link = z.infer<typeof linkSchema>;

type Linked = Pick<Ticket, 'links'>;

export const linkTo = ({ links = [] }: Linked, number: string): Link | undefined =>
  links.find((one) => one.number === number);

/** Links that people made, and may take away: where an item went stays known. */
export const removable = ({ links = [] }: Linked): Link[] =>
  links.filter(({ relation }) => (RELATIONS as readonly string[]).includes(relation));

/** R34 and secrecy: a customer reads of their own company’s requests and of no others. */
export const forCustomer = ({ links = [], customerId }: Pick<Ticket, 'links' | 'customerId'>): Link[] =>
  links.filter((one) => one.customerId === customerId);

/** Whether a fact names a request of another company, so that the customer is neither told nor shown it. */
export const namesOthers = (fact: Fact, { customerId }: Pick<Ticket, 'customerId'>): boolean =>
  (fact.type === 'linked' || fact.type === 'unlinked' || fact.type === 'unblocked') &&
  fact.customerId !== customerId;

/** The links without the one to this request. */
export function without({ links = [] }: Linked, number: string): Link[] | undefined {
  const rest = links.filter((one) => one.number !== number);
  return rest.length > 0 ? rest : undefined;
}
