import { z } from 'zod';
import { personRefSchema, ROLES, type PersonRef, type Role } from '../people/person.js';
import type { Holding } from './holdings.js';
import { subjectSchema, type Subject } from './subject.js';

/** One text of a request: a fact by its place in the history, from 1. */
const oneTextSchema = z.object({ number: z.string(), fact: z.number().int().min(1) });

/**
 * That somebody's personal data is to be erased everywhere, and how far that has come. While there is work left it says
 * whose, for otherwise nobody could find it; then it says when, by whom, on whose demand, and where, and never what.
 */
export const erasureSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  by: personRefSchema,
  roles: z.array(z.enum(ROLES)),
  at: z.date(),
  /** On whose demand. */
  reason: z.string(),
  /** Gone once all is done. */
  subject: subjectSchema.optional(),
  /** Texts of others that name the person go too. */
  named: z.boolean(),
  texts: z.array(oneTextSchema),
  /** The last number that was looked at; absent while none was. */
  after: z.string().optional(),
  /** The same among records of other kinds, which are looked through after the requests. */
  recordsAfter: z.string().optional(),
  lookedAt: z.date().optional(),
  /** Open requests, to be seen to when they are closed; with the numbers of those of the person that came into them. */
  waiting: z.array(z.object({ number: z.string(), theirs: z.array(z.string()) })),
  /** Requests whose papers, in Slack and in the archive, still show it. */
  papers: z.array(z.string()),
  /** In how many places of which requests. */
  requests: z.array(z.object({ number: z.string(), places: z.number().int() })),
  /** Requests in which nothing was erased, for their chain does not hold or they cannot be read. */
  failed: z.array(z.string()),
  /** Contracts that named the person. */
  contracts: z.number().int(),
  /** While there is work left: since when. */
  workingSince: z.date().optional(),
  finishedAt: z.date().optional(),
});
export type Erasure = z.infer<typeof erasureSchema>;

interface Demand {
  /** Undefined when single texts are to go. */
  readonly subject: Subject | undefined;
  readonly reason: string;
  readonly named: boolean;
  readonly texts: Erasure['texts'];
}

/** A demand as it begins. @param by who has decided it, and what they may do it by */
export const demanded = (
  id: string,
  { roles, ...by }: PersonRef & { readonly roles: readonly Role[] },
  { subject, reason, named, texts }: Demand,
  at: Date,
): Erasure => ({
  id,
  version: 1,
  by,
  roles: [...roles],
  at,
  reason,
  named,
  texts,
  ...(subject ? { subject } : {}),
  waiting: [],
  papers: [],
  requests: [],
  failed: [],
  contracts: 0,
  workingSince: at,
});

/** What of all that a request holds is to go. */
export const toErase = (
  holdings: readonly Holding[],
  { named, texts }: Pick<Erasure, 'named' | 'texts'>,
  number: string,
  factIds: readonly string[],
): Set<string> =>
  new Set([
    ...holdings.filter(({ because }) => named || because !== 'names').map(({ key }) => key),
    ...texts.flatMap((text) => (text.number === number ? (factIds[text.fact - 1] ?? []) : [])),
  ]);

/** Whether nothing is left to be done. */
export const isDone = ({ lookedAt, waiting, papers }: Erasure): boolean =>
  lookedAt !== undefined && waiting.length === 0 && papers.length === 0;

/** As it is kept: whose data it was is not in it any more. */
export function finished({ subject: _subject, workingSince: _since, ...kept }: Erasure, now: Date): Erasure {
  return { ...kept, texts: [], finishedAt: now };
}

/** Erased in so many places of a request or record. */
function doneIn(erasure: Erasure, number: string, places: number): Erasure {
  const known = erasure.requests.find((one) => one.number === number);
  if (known?.places === places) return erasure;
  const others = erasure.requests.filter((one) => one.number !== number);
  return { ...erasure, requests: [...others, { number, places }] };
}

/** It is open: seen to when it is closed. */
export function waitingFor(erasure: Erasure, number: string, theirs: readonly string[]): Erasure {
  const known = erasure.waiting.find((one) => one.number === number);
  const all = [...new Set([...(known?.theirs ?? []), ...theirs])];
  const others = erasure.waiting.filter((one) => one.number !== number);
  return { ...erasure, waiting: [...others, { number, theirs: all }] };
}

/** Its papers are seen to next. */
export function erasedIn(erasure: Erasure, number: string, places: number): Erasure {
  const done = doneIn(erasure, number, places);
  return done === erasure ? done : { ...done, papers: [...new Set([...done.papers, number])] };
}
