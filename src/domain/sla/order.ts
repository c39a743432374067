import type { SlaEvent } from './events.js';

/** What comes first of things done at the very same instant: the order in which a request lives. */
const ORDER: readonly SlaEvent['do'][] = [
  'register',
  'mode',
  'terms',
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
  const sorted = [...events].sort(
    (a, b) =>
      a.at.getTime() - b.at.getTime() ||
      (RANK.get(a.do) ?? 0) - (RANK.get(b.do) ?? 0) ||
      compare(contentOf(a), contentOf(b)),
  );
  const ids = new Set<string>();
  let previous: SlaEvent | undefined;
  return sorted.filter((event) => {
    const again = event.id === undefined ? isSame(previous, event) : ids.has(event.id);
    if (event.id !== undefined) ids.add(event.id);
    previous = event;
    return !again;
  });
};

const isSame = (a: SlaEvent | undefined, b: SlaEvent): boolean =>
  a?.at.getTime() === b.at.getTime() && a.do === b.do && contentOf(a) === contentOf(b);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const contentOf = (event: SlaEvent): string => {
  const { recordedAt: _, ...content } = event;
  return JSON.stringify(Object.entries(content).sort(([a], [b]) => compare(a, b)));
};
