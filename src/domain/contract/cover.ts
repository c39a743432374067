import type { PersonRef } from '../people/person.js';
import type { Contract } from './contract.js';
import { MOST_CONTACTS, MOST_EQUIPMENT, MOST_SITES } from './equipment.js';
import { systemNamed } from './place.js';

/** What is agreed and recorded besides the channels: edited in Slack, imported and exported (R7–R10, R39). */
export const COVER_FIELDS = [
  'customerName',
  'name',
  'trialFrom',
  'acceptedDay',
  'residentMonths',
  'warrantyMonths',
  'projects',
  'sites',
  'equipment',
  'contacts',
] as const satisfies readonly (keyof Contract)[];
export type Cover = Pick<Contract, (typeof COVER_FIELDS)[number]>;

type Listed = 'sites' | 'equipment' | 'contacts';
const LISTS: readonly Listed[] = ['sites', 'equipment', 'contacts'];
const MOST: Readonly<Record<Listed, number>> = {
  sites: MOST_SITES,
  equipment: MOST_EQUIPMENT,
  contacts: MOST_CONTACTS,
};

/** What is wrong with a cover as a whole; `id` names the entry of the list. */
export interface CoverFault {
  readonly part: Listed | 'trialFrom';
  readonly code: 'twice' | 'unknown-site' | 'unknown-system' | 'too-many' | 'after-acceptance';
  readonly id?: string;
  readonly most?: number;
}

/** Entries of a list are told apart by their id, people by their name. */
export const keyOf = (entry: { id: string } | { name: string }): string =>
  'id' in entry ? entry.id : entry.name;

/**
 * @param before the contract as it is: a piece whose system was recorded before stays in it, though the contract names its
 * systems otherwise by now
 */
export function coverFaults(
  cover: Pick<Cover, Listed | 'trialFrom' | 'acceptedDay'>,
  before: Pick<Contract, 'systems' | 'equipment'>,
): CoverFault[] {
  const { trialFrom, acceptedDay, sites, equipment } = cover;
  const recorded = new Map(before.equipment.map(({ id, system }) => [id, system]));
  const isLate = trialFrom !== undefined && acceptedDay !== undefined && trialFrom > acceptedDay;
  const known = new Set(sites.map(({ id }) => id));
  return [
    ...(isLate ? [{ part: 'trialFrom', code: 'after-acceptance' } as const] : []),
    ...LISTS.flatMap((part) => [
      ...tooMany(part, cover[part].length),
      ...twice(part, cover[part].map(keyOf)),
    ]),
    ...equipment
      .filter(({ siteId }) => siteId !== undefined && !known.has(siteId))
      .map(({ id }) => ({ part: 'equipment', code: 'unknown-site', id }) as const),
    ...equipment
      .filter(({ id, system }) => system !== undefined && system !== recorded.get(id))
      .filter(({ system }) => systemNamed(before, system!) === undefined)
      .map(({ id }) => ({ part: 'equipment', code: 'unknown-system', id }) as const),
  ];
}

const tooMany = (part: Listed, count: number): CoverFault[] =>
  count > MOST[part] ? [{ part, code: 'too-many', most: MOST[part] }] : [];

function twice(part: Listed, keys: readonly string[]): CoverFault[] {
  const seen = new Set<string>();
  return keys.flatMap((id) => {
    if (seen.has(id)) return [{ part, code: 'twice', id } as const];
    seen.add(id);
    return [];
  });
}

interface Entry {
  readonly cause: string;
  readonly at: Date;
  readonly by: PersonRef;
  readonly did: string;
}

/**
 * @returns the contract with another cover and a line of its history that says what was changed; undefined when nothing
 * is
 */
export function withCover(before: Contract, cover: Cover, entry: Entry): Contract | undefined {
  const what = COVER_FIELDS.flatMap((field) => changeOf(field, before[field], cover[field]));
  if (what.length === 0) return undefined;
  return { ...before, ...cover, history: [...before.history, { ...entry, what }] };
}

/** `acceptedDay 2026-03-01`, `equipment +3 ~1 -0`. */
function changeOf(field: (typeof COVER_FIELDS)[number], before: unknown, after: unknown): string[] {
  if (isSame(before, after)) return [];
  if (!(LISTS as readonly string[]).includes(field)) return [`${field} ${said(after)}`];
  const [old, next] = [before, after].map(
    (list) => new Map((list as ({ id: string } | { name: string })[]).map((one) => [keyOf(one), one])),
  ) as [Map<string, object>, Map<string, object>];
  const added = [...next.keys()].filter((key) => !old.has(key)).length;
  const removed = [...old.keys()].filter((key) => !next.has(key)).length;
  const changed = [...next].filter(([key, one]) => old.has(key) && !isSame(old.get(key), one)).length;
  return [`${field} +${added} ~${changed} -${removed}`];
}

const said = (value: unknown): string =>
  value === undefined ? '-' : Array.isArray(value) ? value.join(', ') : String(value);

/** By what is there: a field that is absent and one that is undefined are the same. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
