import type { DutyPlan } from './on-duty.js';
import type { Layer } from './rota.js';
import { stretches, type Stretch } from './stretches.js';
import { DAY_MS } from '../time/units.js';

/** How far ahead the next is looked for. */
const AHEAD_MS = 40 * DAY_MS;

/** Who has a layer now, until when, and who is next. */
export interface LayerNow {
  /** None for an override of the whole rota. */
  readonly layer?: Layer;
  /** None when the layer is not to be covered now; without a person when nobody is there who should be. */
  readonly stretch?: Stretch;
  /** The next beginning of somebody else's duty, within forty days. */
  readonly next?: Stretch;
}

/** The layers of a rota at an instant, in order; the rota as a whole while one stands in for all. */
export function rotaNow(plan: DutyPlan, rotaId: string, at: Date): LayerNow[] {
  const rota = plan.rotas.find(({ id }) => id === rotaId);
  if (!rota) return [];
  const all = stretches(plan, rotaId, at, new Date(at.getTime() + AHEAD_MS));
  const of = (layer?: Layer): LayerNow => {
    const own = all.filter(({ layerId }) => layerId === layer?.id);
    const stretch = own.find(({ from }) => from <= at);
    const until = stretch && lastOf(own, stretch).to;
    const next = own.find(({ from, person }) => from > at && person && person.id !== stretch?.person?.id);
    return {
      ...(layer ? { layer } : {}),
      ...(stretch ? { stretch: { ...stretch, to: until! } } : {}),
      ...(next ? { next } : {}),
    };
  };
  const whole = of();
  return whole.stretch ? [whole] : rota.layers.map((layer) => of(layer));
}

/** The last of the stretches that follow without a break and have the same person, whatever turns they are. */
function lastOf(own: readonly Stretch[], first: Stretch): Stretch {
  return own.reduce(
    (last, one) =>
      one.from.getTime() === last.to.getTime() && one.person?.id === last.person?.id ? one : last,
    first,
  );
}
