import type { PersonRef } from '../people/person.js';
import { zoneOf, type Zone } from '../time/zone.js';
import type { Leave } from './leave.js';
import type { Layer, Override, Rota } from './rota.js';
import { turnAt, type Turn } from './turns.js';
import { isCovered } from './windows.js';

/** All that decides who is on duty. */
export interface DutyPlan {
  readonly rotas: readonly Rota[];
  readonly leaves: readonly Leave[];
}

/** Why somebody is on duty: their turn, in place of another, or because another is away. */
export type Cause = 'turn' | 'override' | 'swap' | 'cover';

/** Who is there for a layer at an instant; without a `person` somebody should be and everybody is away. */
export interface Duty {
  readonly person?: PersonRef;
  readonly cause: Cause;
  /** Who is away and is covered for. */
  readonly covers?: PersonRef;
  readonly overrideId?: string;
  /** When the turn, or the override, began (milliseconds since 1970). */
  readonly since: number;
}

/** Whether somebody is on leave at an instant. */
export function isOnLeave(plan: Pick<DutyPlan, 'leaves'>, personId: string, at: Date): boolean {
  return plan.leaves.some(({ person, from, to }) => person.id === personId && from <= at && at < to);
}

/**
 * Who is on duty in a rota at an instant, each once: of its layers in order, so the first is the one to ask first.
 * @returns nobody for a rota that is not there, outside of its hours, or when all are on leave
 */
export function onDuty(plan: DutyPlan, rotaId: string, at: Date): PersonRef[] {
  const rota = plan.rotas.find(({ id }) => id === rotaId);
  if (!rota) return [];
  const people = dutiesAt(plan, rota, at).flatMap(({ duty }) => duty.person ?? []);
  return people.filter(({ id }, index) => people.findIndex((person) => person.id === id) === index);
}

/** Everybody who is on duty at an instant, by any rota, each once. */
export const allOnDuty = (plan: DutyPlan, at: Date): PersonRef[] => [
  ...new Map(
    plan.rotas.flatMap(({ id }) => onDuty(plan, id, at)).map((person) => [person.id, person]),
  ).values(),
];

/** Whether somebody is on duty at an instant, by any rota. */
export const isOnDuty = (plan: DutyPlan, personId: string, at: Date): boolean =>
  allOnDuty(plan, at).some(({ id }) => id === personId);

/** What a rota said at an instant: its layers now, or those of an earlier edition. */
export function editionAt(
  rota: Rota,
  at: Date,
): { readonly zone: string; readonly layers: readonly Layer[] } {
  return rota.earlier.find(({ until }) => at < until) ?? rota;
}

/**
 * The duties of a rota at an instant, in the order of its layers. An override of the whole rota stands alone, without
 * a `layerId`, as long as its person is not away.
 */
export function dutiesAt(
  plan: DutyPlan,
  rota: Rota,
  at: Date,
): { readonly layerId?: string; readonly duty: Duty }[] {
  const whole = overrideAt(rota, undefined, at);
  if (whole && !isOnLeave(plan, whole.person.id, at)) return [{ duty: replacing(whole) }];
  const { zone: name, layers } = editionAt(rota, at);
  const zone = zoneOf(name);
  return layers.flatMap((layer) => {
    const duty = layerDuty(plan, layer, zone, overrideAt(rota, layer.id, at), at);
    return duty ? [{ layerId: layer.id, duty }] : [];
  });
}

const overrideAt = (rota: Rota, layerId: string | undefined, at: Date): Override | undefined =>
  rota.overrides.find((one) => one.layerId === layerId && one.from <= at && at < one.to);

const replacing = ({ id, person, kind, from }: Override) => ({
  person,
  cause: kind,
  overrideId: id,
  since: from.getTime(),
});

/** @returns undefined when the layer is not to be covered at all then */
function layerDuty(
  plan: DutyPlan,
  layer: Layer,
  zone: Zone,
  override: Override | undefined,
  at: Date,
): Duty | undefined {
  const turn = isCovered(layer.hours, zone, at.getTime()) ? turnAt(layer, zone, at.getTime()) : undefined;
  if (!turn) return undefined;
  const { people } = layer;
  const place = turn.number % people.length;
  const due = override ? replacing(override) : turnOf(people[place]!, turn);
  if (!isOnLeave(plan, due.person.id, at)) return due;
  // The next in order after whoever is away; after the turn's own, when they are not of the layer.
  const own = override ? people.findIndex(({ id }) => id === override.person.id) : place;
  const after = own < 0 ? place : own;
  const order = people.map((_, step) => people[(after + 1 + step) % people.length]!);
  const { person: covers, ...rest } = due;
  const person = order.find(({ id }) => !isOnLeave(plan, id, at));
  return { ...rest, cause: 'cover', covers, ...(person ? { person } : {}) };
}

const turnOf = (person: PersonRef, { from: since }: Turn) => ({ person, cause: 'turn' as const, since });
