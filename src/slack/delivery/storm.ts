import type { Page } from '../../domain/ticket/pages.js';
import { MINUTE_MS } from '../../domain/time/units.js';

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
 * a storm waits no longer than that, and not until the storm has left the window.
 * @param pages all that could go to the person now
 * @param sent when the person was paged lately; a digest is one page
 */
export function sortOut<P extends Page>(pages: readonly P[], sent: readonly Date[], now: Date): SortedOut<P> {
  const digest: P[] = [];
  const held: { page: P; until: Date }[] = [];
  for (const page of pages) {
    const { severity, terms } = page.ticket;
    if (severity === 'major') continue;
    const { pages: most, windowMinutes } = terms.policy.escalation.digest;
    const windowMs = windowMinutes * MINUTE_MS;
    const recent = sent.filter((at) => at.getTime() > now.getTime() - windowMs);
    if (recent.length + pages.length <= most) continue;
    const until = recent.length < most ? now : nextAt(recent, most, windowMs);
    if (until <= now) digest.push(page);
    else held.push({ page, until });
  }
  return { digest: digest.length > 1 ? digest : [], held };
}

/** The window has room again, or its share of time has passed since the last one. */
const nextAt = (recent: readonly Date[], most: number, windowMs: number): Date =>
  new Date(Math.min(recent.at(-most)!.getTime() + windowMs, recent.at(-1)!.getTime() + windowMs / most));

/** Pages are remembered for as long as the windows of most policies last, and no more than any allows. */
const REMEMBERED_MS = 24 * 60 * MINUTE_MS;
const MOST_REMEMBERED = 1000;

/** @returns the instants to remember when one more page goes out now */
export const withPage = (sent: readonly Date[], now: Date): Date[] =>
  [...sent.filter((at) => at.getTime() > now.getTime() - REMEMBERED_MS), now].slice(-MOST_REMEMBERED);
