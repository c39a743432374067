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
 * those sent counted with those waiting. Major requests never are, nor is a page that is alone.
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
    if (recent.length < most) digest.push(page);
    else held.push({ page, until: new Date(recent.at(-most)!.getTime() + windowMs) });
  }
  return { digest: digest.length > 1 ? digest : [], held };
}

/** Pages are remembered for as long as the windows of most policies last, and no more than any allows. */
const REMEMBERED_MS = 24 * 60 * MINUTE_MS;
const MOST_REMEMBERED = 1000;

/** @returns the instants to remember when one more page goes out now */
export const withPage = (sent: readonly Date[], now: Date): Date[] =>
  [...sent.filter((at) => at.getTime() > now.getTime() - REMEMBERED_MS), now].slice(-MOST_REMEMBERED);
