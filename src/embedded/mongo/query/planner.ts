import type { Collation } from '../bson/collation.js';
import { encode } from '../bson/codec.js';
import { isObject, toNumber, typeOf } from '../bson/types.js';
import type { Doc } from '../bson/types.js';
import { badValue } from '../errors.js';
import type { Collection } from '../storage/collection.js';
import type { Index, StoredRecord } from '../storage/collection-index.js';
import type { Bounds, Condition } from './bounds.js';
import { boundsFor, conditionsOf, positionIn } from './bounds.js';
import type { Filter } from './filter.js';
import { implies } from './implies.js';
import type { Sort } from './sort.js';

export interface Request {
  collection: Collection;
  filter: Filter;
  sort?: Sort;
  collation?: Collation;
  hint?: unknown;
  limited?: boolean;
}

/** How the candidates of a query are found. `sorted` says that they come in the order asked for. */
export interface Plan {
  stage: 'COLLSCAN' | 'IXSCAN' | 'OR';
  index?: Index;
  bounds?: Bounds;
  reverse: boolean;
  sorted: boolean;
  branches?: Plan[];
}

export interface Counters {
  keysExamined: number;
  docsExamined: number;
}

/**
 * Chooses how to find the candidates: the index with the fewest entries in its bounds, with preference for one that
 * gives the sort order; a union of indexes for an `$or`; else all documents. Throws 2 BadValue for an unknown hint.
 */
export function plan(request: Request): Plan {
  const { collection, filter, hint } = request;
  const conditions = conditionsOf(filter);
  if (hint !== undefined && hint !== null && !(isObject(hint) && Object.keys(hint).length === 0)) {
    if (isObject(hint) && '$natural' in hint)
      return {
        stage: 'COLLSCAN',
        reverse: toNumber(hint.$natural) === -1,
        sorted: request.sort === undefined,
      };
    const index = hinted(collection, hint);
    return usePlan(index, request, conditions);
  }
  const plans: { plan: Plan; cost: number }[] = [];
  for (const index of collection.indexes.values()) {
    if (!complete(index, conditions)) continue;
    const candidate = usePlan(index, request, conditions);
    if (candidate.bounds!.used === 0 && !(candidate.sorted && request.sort)) continue;
    const unsorted = request.sort !== undefined && !candidate.sorted;
    const entries = countEntries(candidate);
    plans.push({
      plan: candidate,
      cost:
        entries * (unsorted ? 1.5 : request.sort && request.limited ? 0.3 : 1) - candidate.bounds!.used / 100,
    });
  }
  plans.sort((a, b) => a.cost - b.cost);
  const best = plans.find(({ plan: { bounds } }) => bounds!.used > 0) ? plans[0] : undefined;
  return (
    best?.plan ??
    union(request, conditions) ??
    plans[0]?.plan ?? { stage: 'COLLSCAN', reverse: false, sorted: request.sort === undefined }
  );
}

/** The candidates of a plan, each once; `counters` counts what was looked at. */
export function* candidates(
  collection: Collection,
  chosen: Plan,
  counters: Counters,
): Generator<StoredRecord> {
  if (chosen.stage === 'COLLSCAN') {
    const records = chosen.reverse ? [...collection.records.values()].reverse() : collection.records.values();
    for (const record of records) {
      counters.docsExamined += 1;
      yield record;
    }
    return;
  }
  const seen = chosen.stage === 'OR' || chosen.index!.multikey ? new Set<StoredRecord>() : undefined;
  for (const record of chosen.stage === 'OR'
    ? branchRecords(collection, chosen, counters)
    : entryRecords(chosen, counters)) {
    if (seen?.has(record)) continue;
    seen?.add(record);
    counters.docsExamined += 1;
    yield record;
  }
}

function* branchRecords(collection: Collection, chosen: Plan, counters: Counters): Generator<StoredRecord> {
  for (const branch of chosen.branches!) {
    const inner = { keysExamined: 0, docsExamined: 0 };
    yield* candidates(collection, branch, inner);
    counters.keysExamined += inner.keysExamined;
  }
}

function* entryRecords({ index, bounds, reverse }: Plan, counters: Counters): Generator<StoredRecord> {
  for (const range of reverse ? [...bounds!.ranges].reverse() : bounds!.ranges) {
    const position = positionIn(range, index!);
    for (const { record } of index!.entries.within((entry) => position(entry.key), reverse)) {
      counters.keysExamined += 1;
      yield record;
    }
  }
}

function countEntries({ index, bounds }: Plan): number {
  return bounds!.ranges.reduce((sum, range) => {
    const position = positionIn(range, index!);
    return sum + index!.entries.count((entry) => position(entry.key));
  }, 0);
}

function hinted(collection: Collection, hint: unknown): Index {
  const index = [...collection.indexes.values()].find(({ spec }) =>
    typeof hint === 'string'
      ? spec.name === hint
      : isObject(hint) && encode(hint).equals(encode(spec.doc.key as Doc)),
  );
  if (!index)
    throw badValue(
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    );
  return index;
}

/** Whether the index has every document that can match: partial and sparse ones only when the filter says so. */
function complete(index: Index, conditions: Condition[]): boolean {
  const { partial, sparse, key } = index.spec;
  if (partial && !implies(conditions, partial)) return false;
  if (!sparse) return true;
  return conditions.some(
    ({ path, predicate: { operator, operand } }) =>
      key.some(([field]) => field === path) &&
      (operator === '$exists'
        ? operand === true
        : !['null', 'undefined'].includes(typeOf(operand)) &&
          (operator !== '$in' || !(operand as unknown[]).includes(null))),
  );
}

function usePlan(index: Index, request: Request, conditions: Condition[]): Plan {
  const sameCollation = index.spec.collation?.id === request.collation?.id;
  const bounds = boundsFor(index, conditions, sameCollation);
  const reverse = request.sort && sameCollation ? sortDirection(index, bounds, request.sort) : undefined;
  return {
    stage: 'IXSCAN',
    index,
    bounds,
    reverse: reverse ?? false,
    sorted: !request.sort || reverse !== undefined,
  };
}

/** Whether a scan of the index comes in the sort order: forwards (false), backwards (true), or not at all. */
function sortDirection(index: Index, bounds: Bounds, sort: Sort): boolean | undefined {
  if (index.multikey || bounds.ranges.length > 1) return undefined;
  const { key } = index.spec;
  const constant = new Set(key.slice(0, bounds.fixed).map(([path]) => path));
  const wanted = sort.keys.filter(([path]) => !constant.has(path));
  const given = key.slice(bounds.fixed).filter(([path]) => !constant.has(path));
  let reverse: boolean | undefined;
  for (const [i, [path, direction]] of wanted.entries()) {
    const field = given[i];
    if (!field || field[0] !== path) return undefined;
    const opposite = field[1] !== direction;
    if (reverse !== undefined && reverse !== opposite) return undefined;
    reverse = opposite;
  }
  return reverse ?? false;
}

/** One plan for each branch of an `$or`, when every branch has an index. */
function union(request: Request, conditions: Condition[]): Plan | undefined {
  const or = findOr(request.filter);
  if (!or) return undefined;
  const branches: Plan[] = [];
  for (const branch of or.filters) {
    const both = [
      ...conditions,
      ...conditionsOf(branch).map((condition) => ({ ...condition, group: condition.group + 1e6 })),
    ];
    const plans = [...request.collection.indexes.values()]
      .filter((index) => complete(index, both))
      .map((index) => usePlan(index, { ...request, sort: undefined }, both))
      .filter(({ bounds }) => bounds!.used > 0)
      .map((candidate) => ({ candidate, entries: countEntries(candidate) }))
      .sort((a, b) => a.entries - b.entries);
    if (!plans[0]) return undefined;
    branches.push(plans[0].candidate);
  }
  return { stage: 'OR', branches, reverse: false, sorted: request.sort === undefined };
}

function findOr(filter: Filter): (Filter & { kind: 'or' }) | undefined {
  if (filter.kind === 'or') return filter as Filter & { kind: 'or' };
  return filter.kind === 'and' ? filter.filters.map(findOr).find((found) => found !== undefined) : undefined;
}
