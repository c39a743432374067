import type { SlaEvent } from './events.js';

/** What comes first of things done at the very same instant: the order in which a request lives. */
const ORDER: readonly SlaEvent['do'][] = [
  'register',
  'mode',
  'reclassify',
  'acknowledge',
  'assign',
  'note',
  'depart',
  'arrive',
  'propose',
  'handover',
  'convene',
  'reply',
  'resume',
  'wait',
  'resolve',
  'refuse',
  'confirm',
  'reopen',
  'merge',
  'cancel',
  'correct',
];
const RANK = new Map(ORDER.map((name, rank) => [name, rank]));

/**
 * The events as they happened (rules 2 and 4): each once, however often and in whatever order it was delivered.
 * Two are the same when they have the same `id`, or, without one, the same content; when an event was recorded is no
 * part of it.
 */
export const asHappened = (events: readonly SlaEvent[]): SlaEvent[] => {
  const keyed = events.map((event) => ({ event, content: contentOf(event) }));
  keyed.sort(
    (a, b) =>
      a.event.at.getTime() - b.event.at.getTime() ||
      (RANK.get(a.event.do) ?? 0) - (RANK.get(b.event.do) ?? 0) ||
      (a.content < b.content ? -1 : a.content > b.content ? 1 : 0),
  );
  const seen = new Set<string>();
  return keyed
    .filter(({ event, content }) => {
      const identity = event.id === undefined ? content : `id ${event.id}`;
      if (seen.has(identity)) return false;
      seen.add(identity);
      return true;
    })
    .map(({ event }) => event);
};

const contentOf = (event: SlaEvent): string => {
  const { recordedAt: _, ...content } = event;
  return JSON.stringify(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
};
