import type { Channel, Json, Message } from '../types.js';
import type { Workspace } from './workspace.js';

/** Why Slack notifies somebody: written to directly, mentioned, they follow the thread, or all of the channel are called. */
export type NotifiedBecause = 'direct' | 'mention' | 'thread' | 'channel';

/** What is kept with a message and is never on the wire. */
export interface KeptBeside {
  /** Shown to this person only. */
  ephemeral_to?: string;
  /** Whom it named when it was posted, members or not: what an edit adds notifies nobody and makes nobody follow. */
  mentioned?: string[];
  /** Whom Slack notified of it, by user id. */
  notified?: Record<string, NotifiedBecause>;
}

/** @returns the message without what is kept beside it */
export function withoutKept<M extends KeptBeside>(message: M): Omit<M, keyof KeptBeside> {
  const { ephemeral_to: _only, mentioned: _mentioned, notified: _notified, ...rest } = message;
  return rest;
}

/**
 * Notes down whom a message mentions, and whom Slack notifies of it: of a direct message its person, of a mention who is named,
 * of a reply who follows the thread, of `<!here>` and the like, which Slack knows outside of threads only, the channel's
 * members. Nobody is notified of their own words, nor where they are no member.
 * @param message just added to the conversation's log
 */
export function notify(workspace: Workspace, channel: Channel, message: Message): void {
  const named = mentionsIn(message, workspace);
  message.mentioned = named.people;
  const isReply = message.thread_ts !== undefined && message.thread_ts !== message.ts;
  const because: Record<string, NotifiedBecause> = {};
  const add = (people: readonly string[], why: NotifiedBecause) => {
    for (const id of people) if (mayBeNotified(workspace, channel, message, id)) because[id] ??= why;
  };
  if (channel.is_im || channel.is_mpim) add(channel.members, 'direct');
  add(named.people, 'mention');
  if (isReply) add(followersOf(workspace, channel, message.thread_ts!), 'thread');
  else if (named.everybody) add(channel.members, 'channel');
  if (Object.keys(because).length > 0) message.notified = because;
}

/**
 * Who follows a thread: whoever wrote its first message or in it, or was mentioned there.
 * @param ts of the message that began it
 */
export function followersOf(workspace: Workspace, channel: Channel, ts: string): string[] {
  const log = workspace.log(channel.id);
  const root = log.get(ts);
  const all = [...(root ? [root] : []), ...log.replies(ts)].filter((each) => !each.ephemeral_to);
  // Messages of before this was noted down say it by their words.
  const followers = all.flatMap((each) => [
    ...(each.user ? [each.user] : []),
    ...(each.mentioned ?? mentionsIn(each, workspace).people),
  ]);
  return [...new Set(followers)];
}

function mayBeNotified(workspace: Workspace, channel: Channel, { user }: Message, id: string): boolean {
  const person = workspace.users.get(id);
  return (
    person !== undefined &&
    !person.is_bot &&
    !person.deleted &&
    id !== user &&
    workspace.isMember(channel, id)
  );
}

interface Mentions {
  readonly people: string[];
  /** `<!here>`, `<!channel>`, `<!everyone>`. */
  readonly everybody: boolean;
}

/** Where there are blocks, only they count: no page of Slack's says that a mention in the text beside them notifies. */
function mentionsIn({ blocks, text }: Message, workspace: Workspace): Mentions {
  const said = blocks?.length ? spoken(blocks) : [text];
  const people = said.flatMap((one) => [
    ...found(one, /<@(\w+)(?:\|[^>]*)?>/g),
    ...found(one, /<!subteam\^(\w+)(?:\|[^>]*)?>/g).flatMap(
      (id) => workspace.usergroups.find((group) => group.id === id)?.users ?? [],
    ),
  ]);
  const everybody = said.some((one) => /<!(here|channel|everyone)(\|[^>]*)?>/.test(one));
  return { people: [...new Set(people)], everybody };
}

const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, id]) => id!);

/** All of a block in which Slack reads mentions: marked-up text, and the elements of rich text, written as marked-up text is. */
function spoken(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(spoken);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text, user_id, usergroup_id, range, ...rest } = value as Json;
  if (type === 'mrkdwn' || type === 'markdown') return [String(text)];
  if (type === 'user') return [`<@${String(user_id)}>`];
  if (type === 'usergroup') return [`<!subteam^${String(usergroup_id)}>`];
  if (type === 'broadcast') return [`<!${String(range)}>`];
  return [...spoken(text), ...Object.values(rest).flatMap(spoken)];
}
