import type { PersonRef } from '../people/person.js';
import type { DutyPlan } from './on-duty.js';
import { stretches, type Stretch } from './stretches.js';
import { DAY_MS } from '../time/units.js';

/** A duty `[from, to)` that somebody gets or loses; without `layerId` of the whole rota. */
export interface Shift {
  readonly rotaId: string;
  readonly layerId?: string;
  readonly from: Date;
  readonly to: Date;
  readonly covers?: PersonRef;
}

export interface PersonChange {
  readonly person: PersonRef;
  readonly gained: readonly Shift[];
  readonly lost: readonly Shift[];
}

/** A time in which somebody should be on duty and nobody is. */
export type Gap = Pick<Shift, 'rotaId' | 'from' | 'to'>;

export interface DutyChanges {
  readonly people: readonly PersonChange[];
  /** Gaps that were none before. */
  readonly gaps: readonly Gap[];
}

/** What changes for whom, from one plan to another, in a window of all their rotas. */
export function dutyChanges(before: DutyPlan, after: DutyPlan, from: Date, to: Date): DutyChanges {
  const gained = new Map<string, Shift[]>();
  const lost = new Map<string, Shift[]>();
  const names = new Map<string, PersonRef>();
  const gaps: Gap[] = [];
  const rotaIds = new Set([...before.rotas, ...after.rotas].map(({ id }) => id));
  for (const rotaId of rotaIds) {
    const [old, next] = [before, after].map((plan) => stretches(plan, rotaId, from, to)) as [
      Stretch[],
      Stretch[],
    ];
    for (const one of notIn(next, old)) note(gained, names, one);
    for (const one of notIn(old, next)) note(lost, names, one);
    gaps.push(...minus(gapsOf(next), gapsOf(old)).map((one) => ({ rotaId, ...one })));
  }
  const people = [...names.values()].map((person) => ({
    person,
    gained: gained.get(person.id) ?? [],
    lost: lost.get(person.id) ?? [],
  }));
  return { people, gaps };
}

/** Times of a rota's stretches in which none of its layers has anybody. */
export function gapsOf(all: readonly Stretch[]): Span[] {
  return merged(
    minus(
      all.filter(({ person }) => !person),
      all.filter(({ person }) => person),
    ),
  );
}

/** How far ahead the end of a gap is looked for. */
const AHEAD_MS = 15 * DAY_MS;

/** The rest of the gap in which an instant lies, if nobody is on duty then who should be. */
export function gapAt(plan: DutyPlan, rotaId: string, at: Date): Gap | undefined {
  const ahead = stretches(plan, rotaId, at, new Date(at.getTime() + AHEAD_MS));
  const found = gapsOf(ahead).find(({ from }) => from <= at);
  return found && { rotaId, ...found };
}

interface Span {
  readonly from: Date;
  readonly to: Date;
}

function note(to: Map<string, Shift[]>, names: Map<string, PersonRef>, { person, ...shift }: Stretch): void {
  if (!person) return;
  names.set(person.id, person);
  const { rotaId, layerId, covers } = shift;
  const known = to.get(person.id) ?? [];
  const last = known.at(-1);
  const entry = {
    rotaId,
    ...(layerId ? { layerId } : {}),
    from: shift.from,
    to: shift.to,
    ...(covers ? { covers } : {}),
  };
  // One after the other without a break is one, whatever turns it is made of.
  const goesOn =
    last?.layerId === layerId &&
    last?.covers?.id === covers?.id &&
    last?.to.getTime() === shift.from.getTime();
  if (last && goesOn) known[known.length - 1] = { ...last, to: shift.to };
  else known.push(entry);
  to.set(person.id, known);
}

/** The parts of stretches in which their person has no such duty among the others. */
function notIn(all: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  return all.flatMap((one) =>
    minus(
      [one],
      others.filter(({ layerId, person }) => layerId === one.layerId && person?.id === one.person?.id),
    ).map((part) => ({ ...one, ...part })),
  );
}

/** Spans without what others cover of them. */
function minus(all: readonly Span[], others: readonly Span[]): Span[] {
  return others.reduce<Span[]>(
    (left, { from, to }) =>
      left.flatMap((one) => {
        if (to <= one.from || one.to <= from) return [one];
        return [
          ...(one.from < from ? [{ from: one.from, to: from }] : []),
          ...(to < one.to ? [{ from: to, to: one.to }] : []),
        ];
      }),
    all.map(({ from, to }) => ({ from, to })),
  );
}

function merged(all: readonly Span[]): Span[] {
  const sorted = [...all].sort((a, b) => a.from.getTime() - b.from.getTime());
  return sorted.reduce<Span[]>((done, one) => {
    const last = done.at(-1);
    if (!last || last.to < one.from) return [...done, one];
    const to = last.to > one.to ? last.to : one.to;
    return [...done.slice(0, -1), { from: last.from, to }];
  }, []);
}
