import { isErased } from '../custody/commitment.js';
import { isStaff, refOf, type Person } from '../people/person.js';
import { concluded, type Decision, type DecisionContext } from './decide.js';
import type { FactStated } from './facts.js';
import { isDeleted, saidIn, wordsAsOf, type MessagePlace } from './said-words.js';
import type { Ticket } from './ticket.js';
import { notBeforeHistory } from './turn.js';

/** What became of a message in Slack: other words now, or none at all. */
export interface WordsNow extends MessagePlace {
  /** The whole of it as it stands now; undefined when it was deleted. */
  readonly text: string | undefined;
}

/**
 * Words that became part of a request (it was registered from them, or they were said in its thread) were changed or deleted
 * where they had been written: a fact, for what was said before stays said (R34). No clock knows it: an act is not undone by
 * taking back the words for it.
 * @param author of the message; whoever deleted it, Slack does not tell
 * @param context `at` is Slack's own time of the change
 * @returns undefined when the request has no such words (any more), or they say the same
 */
export function changeWords(
  ticket: Ticket,
  now: WordsNow,
  author: Person,
  context: DecisionContext,
): Decision | undefined {
  const said = saidIn(ticket, now);
  if (!said || isDeleted(ticket, said)) return undefined;
  const before = wordsAsOf(ticket, said, context.at);
  if (isErased(before) || before.trim() === now.text?.trim()) return undefined;
  const stated: FactStated =
    now.text === undefined
      ? { type: 'words-deleted', of: said.id }
      : { type: 'words-changed', of: said.id, text: now.text };
  const committed = notBeforeHistory(ticket, context.now);
  const at = new Date(Math.max(Math.min(context.at.getTime(), committed.getTime()), said.at.getTime()));
  return concluded(
    ticket,
    { set: {}, facts: [stated] },
    { ...context, at, now: committed },
    { by: refOf(author), side: isStaff(author) ? 'ours' : 'customer' },
  );
}
