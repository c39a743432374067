import type { PersonRef } from '../people/person.js';
import type { DutyPlan } from './on-duty.js';
import { stretches, type Stretch } from './stretches.js';

/** Part of a layer that can be given away: one stretch, or a whole turn of several. */
export interface Offer {
  readonly layerId: string;
  readonly from: Date;
  readonly to: Date;
  readonly person: PersonRef;
  /** How many stretches it has. */
  readonly parts: number;
}

/**
 * What people could swap in a rota: every duty that has not begun, and every turn of more than one, by beginning. Duties
 * in place of another's are theirs too.
 */
export function offers(plan: DutyPlan, rotaId: string, now: Date, until: Date): Offer[] {
  const all = stretches(plan, rotaId, now, until).filter(
    ({ from, person, layerId }) => from > now && person !== undefined && layerId !== undefined,
  );
  const single = all.map((one) => offerOf([one]));
  const turns = new Map<string, Stretch[]>();
  for (const one of all) {
    const key = [one.layerId, one.person!.id, one.since.getTime(), one.cause, one.overrideId].join();
    turns.set(key, [...(turns.get(key) ?? []), one]);
  }
  const whole = [...turns.values()].filter(({ length }) => length > 1).map(offerOf);
  return [...single, ...whole].sort(
    (a, b) => a.from.getTime() - b.from.getTime() || b.to.getTime() - a.to.getTime(),
  );
}

function offerOf(all: readonly Stretch[]): Offer {
  const { layerId, person, from } = all[0]!;
  return { layerId: layerId!, person: person!, from, to: all.at(-1)!.to, parts: all.length };
}
