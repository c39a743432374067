import type { FactOf } from '../ticket/facts.js';
import { replacedSoFar } from '../ticket/replacement.js';
import { itemsMoved, movedTo } from '../ticket/split.js';
import type { Ticket } from '../ticket/ticket.js';

/** New equipment in place of old, as it is printed (R4, R39). */
export type ReplacedOn = Pick<
  FactOf<'equipment-replaced'>,
  'label' | 'oldSerial' | 'newSerial' | 'model' | 'proof' | 'free'
>;

/** R19: an item that goes on in another request; its number is not known while that is being registered. */
interface GoesOn {
  readonly no: number;
  readonly number?: string | undefined;
}

/** What is printed and no part of what a hash is of: forms printed before there was room for it keep theirs. */
interface Beside {
  /** What was recorded by an act of its own. */
  readonly replaced?: readonly ReplacedOn[] | undefined;
  readonly goesOn?: readonly GoesOn[] | undefined;
}

export interface WorkDone {
  /** What was replaced, where it was told with the result. */
  readonly replaced?: readonly ReplacedOn[] | undefined;
  readonly beside?: Beside | undefined;
}

/** What became of the work beyond the words of its result; only what there is. */
export function workDone(ticket: Ticket): WorkDone {
  const results = new Set(ticket.history.filter(({ type }) => type === 'resolved').map(({ cause }) => cause));
  const all = replacedSoFar(ticket);
  const replaced = listOf(all.filter(({ cause }) => results.has(cause)));
  const before = listOf(all.filter(({ cause }) => !results.has(cause)));
  const goesOn = goingOn(ticket);
  const beside = {
    ...(before ? { replaced: before } : {}),
    ...(goesOn.length > 0 ? { goesOn } : {}),
  };
  return { ...(replaced ? { replaced } : {}), ...(before || goesOn.length > 0 ? { beside } : {}) };
}

/** Of the items that the result says are not done: those that have gone on elsewhere. */
function goingOn(ticket: Ticket): GoesOn[] {
  const moved = itemsMoved(ticket);
  return (ticket.resolution?.items ?? [])
    .filter(({ no, outcome }) => outcome === 'not-done' && moved.has(no))
    .map(({ no }) => ({ no, number: movedTo(no, ticket) }));
}

function listOf(facts: readonly FactOf<'equipment-replaced'>[]): ReplacedOn[] | undefined {
  if (facts.length === 0) return undefined;
  return facts.map(({ label, oldSerial, newSerial, model, proof, free }) => ({
    label,
    oldSerial,
    newSerial,
    model,
    proof,
    free,
  }));
}
