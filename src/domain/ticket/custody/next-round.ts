import type { Standing } from './standing.js';

/** The next round begins as the first did; who is responsible, how it is solved and what was promised stay. */
export function again({
  receivedAt,
  category,
  severity,
  mode,
  quotation,
  responsible,
  responsibleUnknown,
  terms,
  cycle,
  mergedIn,
  links,
}: Standing): Standing {
  const kept = { category, severity, mode, quotation, responsible, responsibleUnknown, terms, cycle };
  return { ...kept, receivedAt, mergedIn, links, status: 'registered', taken: [] };
}
