import type { Page } from '../../domain/ticket/pages.js';
import { MINUTE_MS } from '../../domain/time/units.js';
import type { LaneState } from '../../store/lanes.js';

export interface SortedOut<P> {
  /** Go together as one message, now. */
  readonly digest: P[];
  /** Wait until the window has room for a message. */
  readonly held: { readonly page: P; readonly until: Date }[];
}

/**
 * Which pages are a storm for a person (sla.md, "Escalation"): more than their request's policy allows in its window,
 * those sent counted with those waiting. Major requests never are, nor is a page that is alone. When the window is full they
 * go together at the pace that the policy allows in the long run, of ten in ten minutes one a minute: who asks for somebody after
 * a storm waits no longer than that, and not until the storm has left the window, however many major pages there are meanwhile.
 * @param pages all that could go to the person now
 * @param sent when the person was paged lately; a digest is one page
 * @param generalAt when they were last paged for anything that is not major
 */
export function sortOut<P extends Page>(
  pages: readonly P[],
  { pages: sent, generalAt }: Pick<LaneState, 'pages' | 'generalAt'>,
  now: Date,
): SortedOut<P> {
  const digest: P[] = [];
  const held: { page: P; until: Date }[] = [];
  for (const page of pages) {
    const { severity, terms } = page.ticket;
    if (severity === 'major') continue;
    const { pages: most, windowMinutes } = terms.policy.escalation.digest;
    const windowMs = windowMinutes * MINUTE_MS;
    const recent = sent.filter((at) => at.getTime() > now.getTime() - windowMs);
    if (recent.length + pages.length <= most) continue;
    const until =
      recent.length < most ? now : nextAt(recent.at(-most)!, generalAt, windowMs / most, windowMs);
    if (until <= now) digest.push(page);
    else held.push({ page, until });
  }
  return { digest: digest.length > 1 ? digest : [], held };
}

/** The window has room again, or the share of time of one page has passed since the last one that could wait. */
const nextAt = (first: Date, generalAt: Date | undefined, shareMs: number, windowMs: number): Date =>
  new Date(Math.min(first.getTime() + windowMs, generalAt ? generalAt.getTime() + shareMs : 0));

/** Pages are remembered for as long as the windows of most policies last, and no more than any allows. */
const REMEMBERED_MS = 24 * 60 * MINUTE_MS;
const MOST_REMEMBERED = 1000;

/** @returns what is to be remembered when one more page goes out now */
export const withPage = (
  { pages, generalAt }: Pick<LaneState, 'pages' | 'generalAt'>,
  isMajor: boolean,
  now: Date,
): Pick<LaneState, 'pages' | 'generalAt'> => ({
  pages: [...pages.filter((at) => at.getTime() > now.getTime() - REMEMBERED_MS), now].slice(-MOST_REMEMBERED),
  ...(isMajor ? generalAt && { generalAt } : { generalAt: now }),
});
