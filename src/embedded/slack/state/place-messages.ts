import { stableId, stableSecret } from '../ids.js';
import type { Channel, Json, Message, SeedMessage, StoredFile } from '../types.js';
import { mimetypeOf } from './files.js';
import { botFields, withBlockIds } from './messages.js';
import type { Workspace } from './workspace.js';

/**
 * Puts messages of the past where they belong, by their own timestamps. The bot is told of none; everybody has read them,
 * but for those that are said to be unread.
 */
export function placeMessages(workspace: Workspace, messages: readonly SeedMessage[]): void {
  const { app } = workspace;
  const ordered = [...messages].sort((a, b) => (a.ts < b.ts ? -1 : 1));
  for (const seed of ordered) {
    const channel =
      workspace.channels.get(seed.channel) ?? workspace.openDirect(app.botUserId, [seed.channel]);
    const message = messageOf(workspace, seed);
    if (seed.files)
      message.files = seed.files.map((file, no) => ({ id: placeFile(workspace, channel, seed, file, no) }));
    workspace.log(channel.id).add(message);
    workspace.clock.startAfter(seed.ts);
    channel.created = Math.min(channel.created, Math.floor(Number(seed.ts)) - 1);
    if (!seed.unread) for (const userId of workspace.users.keys()) channel.last_read[userId] = seed.ts;
    else if (message.user) channel.last_read[message.user] = seed.ts;
    if (!seed.pinned) continue;
    channel.pins.push({ ts: seed.ts, by: message.user!, at: Math.floor(Number(seed.ts)) });
    message.pinned_to = [channel.id];
  }
}

function messageOf({ app, users }: Workspace, seed: SeedMessage): Message {
  const { channel: _channel, pinned: _pinned, unread: _unread, files, blocks, user, ...given } = seed;
  const author = users.get(user ?? app.botUserId);
  if (!author) throw new Error(`Nobody in the seed is ${user}, who is to have written a message`);
  const isBot = author.id === app.botUserId;
  return {
    type: 'message',
    ...given,
    user: author.id,
    team: author.team,
    ...(isBot ? botFields(app) : { client_msg_id: stableSecret(32, seed.channel, seed.ts) }),
    ...(blocks ? { blocks: withBlockIds(blocks as Json[]) } : {}),
    ...(files && !isBot ? { subtype: 'file_share' } : {}),
  };
}

function placeFile(
  workspace: Workspace,
  channel: Channel,
  { ts, user = workspace.app.botUserId }: SeedMessage,
  { name, title, content }: NonNullable<SeedMessage['files']>[number],
  no: number,
): string {
  const file: StoredFile = {
    id: stableId('F', channel.id, ts, String(no)),
    name,
    title,
    user,
    created: Math.floor(Number(ts)),
    mimetype: mimetypeOf(name),
    size: content.length,
    content: content.toString('base64'),
    complete: true,
    shares: [{ channel: channel.id, ts }],
  };
  workspace.files.set(file.id, file);
  return file.id;
}
