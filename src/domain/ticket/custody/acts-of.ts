import type { Fact, FactType } from '../facts.js';
import type { Act, ContentName } from '../../custody/signature.js';
import type { Standing } from './standing.js';

export interface Signing {
  readonly act: Act;
  readonly content: ContentName;
}

/** Work by which an engineer shows that they have taken a request over, if nothing else did. */
const TAKES_OVER: readonly FactType[] = [
  'acknowledged',
  'assigned',
  'taken',
  'proposed',
  'departed',
  'arrived',
  'waiting',
  'resolved',
];

/**
 * What whoever did this has signed by it, in the order of the paper; most facts sign nothing.
 * @param standing the request after this fact
 */
export function actsOf(fact: Fact, standing: Standing): Signing[] {
  const signings: Signing[] = [];
  const sign = (act: Act, content: ContentName) => signings.push({ act, content });
  if (fact.type === 'registered') sign('received', 'request');
  if (fact.type === 'accepted') sign('accepted', 'request');
  if (fact.type === 'assigned') sign('dispatched', 'assignment');
  if (takesOver(fact, standing)) sign('taken-over', 'responsibility');
  if (fact.type === 'proposed') sign('solution', 'solution');
  const order = orderOf(fact, standing);
  if (order && !standing.taken.includes(order)) sign('taken', 'work-order');
  if (fact.type === 'quote-accepted' || fact.type === 'quote-declined') sign('quotation', 'quotation');
  // R27: work from afar is signed by the staff after the customer has confirmed it, by an act of its own.
  if (fact.type === 'resolved' && standing.mode === 'onsite') sign('staff', 'result');
  if (fact.type === 'signed-off') sign('staff', 'remote-work');
  if (fact.type === 'confirmed') {
    sign('customer', isExplanation(standing.resolution?.outcome) ? 'explanation' : 'result');
  }
  if (fact.type === 'archived') sign('archived', 'file');
  return signings;
}

/** R26: what they sign is that they accept what was said. */
const isExplanation = (outcome: NonNullable<Standing['resolution']>['outcome'] | undefined): boolean =>
  outcome === 'explained' || outcome === 'unsolvable';

/** Who has signed by this fact is not asked to again in the same round. */
export function remembering(standing: Standing, fact: Fact): Standing {
  const order = orderOf(fact, standing);
  const taken = order && !standing.taken.includes(order) ? [...standing.taken, order] : standing.taken;
  return { ...standing, taken, ...(takesOver(fact, standing) ? { takenOver: fact.by.id } : {}) };
}

const takesOver = (fact: Fact, { responsible, takenOver }: Standing): boolean =>
  TAKES_OVER.includes(fact.type) && responsible?.id === fact.by.id && takenOver !== fact.by.id;

/** The task sheet that somebody takes by this: one for the way to the site (R37), one for work from afar (R38). */
function orderOf(fact: Fact, { mode }: Standing): string | undefined {
  if (fact.type === 'departed' || fact.type === 'arrived') return `onsite ${fact.by.id}`;
  if (fact.type === 'proposed' && mode !== 'onsite') return `remote ${fact.by.id}`;
  return undefined;
}
