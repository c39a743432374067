import type { PersonRef } from '../people/person.js';
import { zoneOf } from '../time/zone.js';
import { dutiesAt, editionAt, type Cause, type Duty, type DutyPlan } from './on-duty.js';
import type { Rota } from './rota.js';
import { turnStarts } from './turns.js';
import { windowEdges } from './windows.js';
import { DAY_MS } from '../time/units.js';

/** Longest window that is looked at; whatever is asked for beyond it is left out. */
export const MOST_DAYS = 400;

/** Who is on duty from when to when, `[from, to)`, and why; without a `person` nobody is, though somebody should be. */
export interface Stretch {
  readonly rotaId: string;
  /** None for an override of the whole rota. */
  readonly layerId?: string;
  readonly from: Date;
  readonly to: Date;
  readonly person?: PersonRef;
  readonly cause: Cause;
  readonly covers?: PersonRef;
  readonly overrideId?: string;
  /** When the turn, or the override, began: earlier than `from` where the window cuts it, or a leave or override does. */
  readonly since: Date;
}

/**
 * The duties of a rota in a window, by beginning and then by layer; those of one layer do not overlap. They agree with
 * `onDuty` at every instant: they are made by asking it wherever something can change.
 */
export function stretches(plan: DutyPlan, rotaId: string, from: Date, to: Date): Stretch[] {
  const rota = plan.rotas.find(({ id }) => id === rotaId);
  if (!rota) return [];
  const begin = from.getTime();
  const end = Math.min(to.getTime(), begin + MOST_DAYS * DAY_MS);
  const edges = edgesOf(plan, rota, begin, end);
  const done: Stretch[] = [];
  let open = new Map<string, Stretch>();
  edges.forEach((at, index) => {
    const until = new Date(edges[index + 1] ?? end);
    const next = new Map<string, Stretch>();
    for (const { layerId = '', duty } of dutiesAt(plan, rota, new Date(at))) {
      const stretch = stretchOf(rotaId, layerId, duty, new Date(at), until);
      const before = open.get(layerId);
      if (before && goesOn(before, stretch)) next.set(layerId, { ...before, to: until });
      else next.set(layerId, stretch);
      if (before && goesOn(before, stretch)) open.delete(layerId);
    }
    done.push(...open.values());
    open = next;
  });
  done.push(...open.values());
  const order = (layerId = '') => rota.layers.findIndex(({ id }) => id === layerId);
  return done.sort((a, b) => a.from.getTime() - b.from.getTime() || order(a.layerId) - order(b.layerId));
}

/** Every instant of `[begin, end)` at which somebody else may be on duty, in order; the window's beginning among them. */
function edgesOf(plan: DutyPlan, rota: Rota, begin: number, end: number): number[] {
  if (end <= begin) return [];
  const edges = new Set([begin]);
  const add = (at: number) => {
    if (at > begin && at < end) edges.add(at);
  };
  for (const { from, to } of [...rota.overrides, ...plan.leaves]) {
    add(from.getTime());
    add(to.getTime());
  }
  let since = begin;
  for (const until of [...rota.earlier.map((edition) => edition.until.getTime()), Infinity]) {
    if (until <= since) continue;
    const last = Math.min(until, end);
    const { zone: name, layers } = editionAt(rota, new Date(since));
    const zone = zoneOf(name);
    for (const layer of layers) {
      turnStarts(layer, zone, since, last).forEach(add);
      windowEdges(layer.hours, zone, since, last).forEach(add);
    }
    add(last);
    since = last;
    if (last >= end) break;
  }
  return [...edges].sort((a, b) => a - b);
}

function stretchOf(rotaId: string, layerId: string, duty: Duty, from: Date, to: Date): Stretch {
  const { since, ...rest } = duty;
  return { rotaId, ...(layerId ? { layerId } : {}), from, to, ...rest, since: new Date(since) };
}

/** The same duty of the same turn, without a break. */
const goesOn = (a: Stretch, b: Stretch): boolean =>
  a.to.getTime() === b.from.getTime() &&
  a.person?.id === b.person?.id &&
  a.cause === b.cause &&
  a.covers?.id === b.covers?.id &&
  a.overrideId === b.overrideId &&
  a.since.getTime() === b.since.getTime();
