import { randomUUID } from 'node:crypto';

import type { Core } from '../core.js';
import { channelType, tellBot, type BotEvent } from '../delivery/events.js';
import type { Channel, Json, Message, User } from '../types.js';
import type { AppIdentity } from './app-identity.js';
import { fileOnWire } from './files.js';
import { notify, withoutKept } from './notifying.js';

export interface Post {
  text: string;
  blocks?: Json[] | undefined;
  attachments?: Json[] | undefined;
  metadata?: Json | undefined;
  threadTs?: string | undefined;
  broadcast?: boolean | undefined;
  fileIds?: string[] | undefined;
  ephemeralTo?: string | undefined;
  subtype?: string | undefined;
}

/**
 * Adds a message of `author` to a conversation and tells the bot. An ephemeral one is told to nobody, and lost on people of
 * other workspaces.
 */
export function post(core: Core, channel: Channel, author: User, content: Post): Message {
  const { workspace } = core;
  const message: Message = {
    type: 'message',
    ts: workspace.clock.next(),
    user: author.id,
    team: author.team,
    text: content.text,
    ...(author.is_bot ? botFields(workspace.app) : { client_msg_id: randomUUID() }),
    ...(content.blocks ? { blocks: withBlockIds(content.blocks) } : {}),
    ...(content.attachments ? { attachments: content.attachments } : {}),
    ...(content.metadata ? { metadata: content.metadata } : {}),
    ...(content.threadTs ? { thread_ts: content.threadTs } : {}),
    ...(content.ephemeralTo ? { ephemeral_to: content.ephemeralTo } : {}),
    ...(content.subtype ? { subtype: content.subtype } : {}),
  };
  if (content.broadcast && content.threadTs) message.subtype = 'thread_broadcast';
  if (content.ephemeralTo && workspace.isExternal(content.ephemeralTo)) {
    workspace.changes.add('ephemeral_lost', { channel: channel.id, user: content.ephemeralTo });
    return message;
  }
  if (content.fileIds?.length) attachFiles(core, channel, message, content.fileIds);
  workspace.log(channel.id).add(message);
  if (message.user) channel.last_read[message.user] = message.ts;
  if (content.ephemeralTo) {
    workspace.changes.add('ephemeral', { channel: channel.id, ts: message.ts, user: content.ephemeralTo });
    return message;
  }
  notify(workspace, channel, message);
  workspace.changes.add('message', { channel: channel.id, ts: message.ts });
  tellBot(core, messageEvent(core, channel, message), channel);
  if (mentionsBot(core, message) && !channel.is_im && !author.is_bot) {
    tellBot(core, { ...messageEvent(core, channel, message), type: 'app_mention' }, channel);
  }
  for (const fileId of content.fileIds ?? []) {
    const shared = { file_id: fileId, user_id: author.id, file: { id: fileId }, channel_id: channel.id };
    tellBot(core, { type: 'file_shared', ...shared }, channel);
  }
  return message;
}

/** Changes what is given of a message's content: no blocks at all stay as they are, an empty list removes them. */
export function change(
  core: Core,
  channel: Channel,
  message: Message,
  content: Partial<Post>,
  editor?: User,
): void {
  const { workspace } = core;
  const previous = structuredClone(message);
  if (content.text !== undefined) message.text = content.text;
  if (content.blocks) message.blocks = withBlockIds(content.blocks);
  if (message.blocks?.length === 0) delete message.blocks;
  if (content.attachments) message.attachments = content.attachments;
  if (content.metadata) message.metadata = content.metadata;
  if (editor) message.edited = { user: editor.id, ts: workspace.clock.next() };
  workspace.changes.add('message_changed', { channel: channel.id, ts: message.ts });
  if (message.ephemeral_to) return;
  tellBot(
    core,
    {
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      message: wireMessage(message),
      previous_message: wireMessage(previous),
      channel: channel.id,
      ts: workspace.clock.next(),
      channel_type: channelType(channel),
    },
    channel,
  );
}

/** Takes a message out of its conversation; one with replies leaves a tombstone, so that the thread can still be read. */
export function remove(core: Core, channel: Channel, message: Message): void {
  const { workspace } = core;
  const previous = structuredClone(message);
  channel.pins = channel.pins.filter((pin) => pin.ts !== message.ts);
  const buried = (message.reply_count ?? 0) > 0;
  if (buried) {
    for (const field of [
      'blocks',
      'attachments',
      'files',
      'reactions',
      'metadata',
      'bot_id',
      'app_id',
      'bot_profile',
    ] as const) {
      delete message[field];
    }
    Object.assign(message, {
      subtype: 'tombstone',
      text: 'This message was deleted.',
      user: 'USLACKBOT',
      hidden: true,
    });
  } else workspace.log(channel.id).remove(message.ts);
  workspace.changes.add('message_deleted', { channel: channel.id, ts: message.ts });
  if (message.ephemeral_to) return;
  const what = buried
    ? { subtype: 'message_changed', message: wireMessage(message) }
    : { subtype: 'message_deleted', deleted_ts: message.ts };
  tellBot(
    core,
    {
      type: 'message',
      ...what,
      hidden: true,
      previous_message: wireMessage(previous),
      channel: channel.id,
      ts: workspace.clock.next(),
      channel_type: channelType(channel),
    },
    channel,
  );
}

/** A message as the Web API and events show it. */
export function wireMessage(message: Message, withMetadata = true): Json {
  const { metadata, ...rest } = withoutKept(structuredClone(message));
  return { ...rest, ...(withMetadata && metadata ? { metadata } : {}) };
}

function messageEvent(core: Core, channel: Channel, message: Message): BotEvent {
  const { workspace } = core;
  const sharing = workspace.isShared(channel) ? { user_team: message.team, source_team: message.team } : {};
  const hidden = message.files && workspace.isExternal(message.user ?? '');
  return {
    ...wireMessage(message),
    type: 'message',
    channel: channel.id,
    channel_type: channelType(channel),
    event_ts: message.ts,
    ...sharing,
    ...(hidden ? { files: message.files!.map(({ id }) => toBeAskedFor(id)) } : {}),
  };
}

/** Files of people from other workspaces come without content: the bot asks `files.info` ("Slack Connect files"). */
function toBeAskedFor(id: unknown): Json {
  return { id, mode: 'file_access', file_access: 'check_file_info', created: 0, timestamp: 0, user: '' };
}

/** What a message of the bot has beside what people's have. */
export function botFields(app: AppIdentity): Partial<Message> {
  return {
    bot_id: app.botId,
    app_id: app.appId,
    bot_profile: {
      id: app.botId,
      app_id: app.appId,
      name: app.name,
      team_id: app.teamId,
      deleted: false,
      icons: {},
    },
  };
}

function mentionsBot(core: Core, message: Message): boolean {
  return message.text.includes(`<@${core.workspace.app.botUserId}`);
}

function attachFiles(core: Core, channel: Channel, message: Message, fileIds: string[]): void {
  for (const id of fileIds)
    core.workspace.files.get(id)?.shares.push({ channel: channel.id, ts: message.ts });
  message.files = fileIds.map((id) => fileOnWire(core, core.workspace.files.get(id)!));
  if (!message.bot_id) message.subtype = 'file_share';
}

let blockNumber = 0;

/** Slack gives an id to every block that has none. */
export function withBlockIds(blocks: Json[]): Json[] {
  return blocks.map((block) => ({
    ...block,
    block_id: block['block_id'] ?? `b${(++blockNumber).toString(36)}`,
  }));
}
