import type { StoredRecord } from '../storage/collection-index.js';
import type { MatchState } from './filter.js';
import type { Counters, Plan, Request } from './planner.js';
import { candidates, plan } from './planner.js';

export interface Selection {
  /** The matching records in order, and where in an array each matched. */
  matches: { record: StoredRecord; state: MatchState }[];
  plan: Plan;
  counters: Counters;
}

/** The records that match, sorted, after `skip` and up to `limit` (0 or undefined: all). The result is a snapshot. */
export function select(request: Request & { skip?: number; limit?: number }): Selection {
  const { collection, filter, sort, collation, skip = 0, limit = 0 } = request;
  const chosen = plan({ ...request, limited: limit > 0 });
  const counters = { keysExamined: 0, docsExamined: 0 };
  const stop = limit > 0 && chosen.sorted ? skip + limit : Infinity;
  const matches: Selection['matches'] = [];
  for (const record of candidates(collection, chosen, counters)) {
    const state: MatchState = {};
    if (!filter.test(record.doc, state)) continue;
    matches.push({ record, state });
    if (matches.length >= stop) break;
  }
  const ordered =
    sort && !chosen.sorted ? sort.sort(matches, collation, ({ record }) => record.doc) : matches;
  return {
    matches: skip > 0 || limit > 0 ? ordered.slice(skip, limit > 0 ? skip + limit : undefined) : ordered,
    plan: chosen,
    counters,
  };
}
