import { checkBlocks, faultMessage } from '../../block-kit/index.js';
import { change, post, remove, wireMessage } from '../../state/messages.js';
import { Refusal, type Channel, type Json, type Message } from '../../types.js';
import { channelOf, flag, messageOf, ownChannelOf, text, type Call, type Method } from '../method.js';

const MOST_TEXT = 40_000;

interface Content {
  text: string;
  blocks: Json[] | undefined;
  attachments: Json[] | undefined;
  metadata: Json | undefined;
}

/** What a message says, checked as Slack checks it. */
function contentOf(call: Call): Content {
  const blocks = listOf(call, 'blocks', 'invalid_blocks_format');
  const attachments = listOf(call, 'attachments', 'invalid_attachments');
  const content = { text: text(call, 'text'), blocks, attachments, metadata: metadataOf(call) };
  const faults = blocks ? checkBlocks('message', blocks) : [];
  if (faults.length > 0) {
    const messages = faults.map(faultMessage);
    throw new Refusal('invalid_blocks', undefined, { errors: messages, response_metadata: { messages } });
  }
  if (content.text.length > MOST_TEXT) throw new Refusal('msg_too_long');
  if (!content.text.trim() && !blocks?.length && !attachments?.length) throw new Refusal('no_text');
  return content;
}

function listOf(call: Call, name: string, refusal: string): Json[] | undefined {
  const value = call.args[name];
  if (value == null || value === '') return undefined;
  if (!Array.isArray(value)) throw new Refusal(refusal);
  return value as Json[];
}

function metadataOf(call: Call): Json | undefined {
  const value = call.args['metadata'] as Json | undefined;
  if (value == null || (value as unknown) === '') return undefined;
  if (typeof value['event_type'] !== 'string' || typeof value['event_payload'] !== 'object') {
    throw new Refusal('invalid_metadata_format');
  }
  return value;
}

/** Where a post goes: a conversation, or a person, whose direct conversation is opened. */
function destinationOf(call: Call): Channel {
  const { workspace } = call.core;
  const given = text(call, 'channel');
  const user = workspace.users.get(given);
  if (user?.is_bot) throw new Refusal('cannot_dm_bot');
  if (user && !workspace.isReachable(user.id)) throw new Refusal('channel_not_found');
  const named = [...workspace.channels.values()].find((each) => !each.is_im && `#${each.name}` === given);
  const channel = user
    ? workspace.openDirect(workspace.app.botUserId, [user.id])
    : (workspace.channels.get(given) ?? named);
  if (!channel) throw new Refusal('channel_not_found');
  if (!workspace.canSee(channel, workspace.app.botUserId)) throw new Refusal('channel_not_found');
  if (channel.is_archived) throw new Refusal('is_archived');
  // To somebody who was deactivated Slack posts without a word (python-slack-sdk#1156).
  const refuses =
    channel.is_im && channel.members.map((id) => workspace.users.get(id)?.refuses).find(Boolean);
  if (refuses) throw new Refusal(refuses);
  const mayPostPublicly = workspace.app.scopes.includes('chat:write.public') && !channel.is_private;
  if (!workspace.isMember(channel, workspace.app.botUserId) && !mayPostPublicly)
    throw new Refusal('not_in_channel');
  return channel;
}

function threadOf(call: Call, channel: Channel): string | undefined {
  const given = text(call, 'thread_ts');
  if (!given) return undefined;
  const parent = call.core.workspace.message(channel.id, given);
  if (!parent) throw new Refusal('thread_not_found');
  return parent.thread_ts ?? parent.ts;
}

/** A message the bot wrote itself: only those can be changed or deleted. */
function ownMessageOf(call: Call, channel: Channel, refusal: string): Message {
  const message = messageOf(call, channel, 'ts');
  if (message.bot_id !== call.core.workspace.app.botId) throw new Refusal(refusal);
  return message;
}

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': {
    scopes: ['chat:write'],
    run: (call) => {
      const content = contentOf(call);
      const channel = destinationOf(call);
      const threadTs = threadOf(call, channel);
      const broadcast = flag(call, 'reply_broadcast');
      const message = post(call.core, channel, call.core.workspace.bot(), {
        ...content,
        threadTs,
        broadcast,
      });
      return { channel: channel.id, ts: message.ts, message: wireMessage(message) };
    },
  },
  'chat.update': {
    scopes: ['chat:write'],
    run: (call) => {
      const channel = channelOf(call);
      const message = ownMessageOf(call, channel, 'cant_update_message');
      const blocks = listOf(call, 'blocks', 'invalid_blocks_format');
      const attachments = listOf(call, 'attachments', 'invalid_attachments');
      const content = contentOf(call);
      change(call.core, channel, message, {
        text: content.text,
        ...(blocks ? { blocks } : {}),
        ...(attachments ? { attachments } : {}),
        ...(content.metadata ? { metadata: content.metadata } : {}),
      });
      return { channel: channel.id, ts: message.ts, text: message.text, message: wireMessage(message) };
    },
  },
  'chat.postEphemeral': {
    scopes: ['chat:write'],
    run: (call) => {
      const { workspace } = call.core;
      const content = contentOf(call);
      const channel = channelOf(call);
      if (channel.is_archived) throw new Refusal('is_archived');
      if (!workspace.isMember(channel, workspace.app.botUserId)) throw new Refusal('not_in_channel');
      const user = workspace.users.get(text(call, 'user'));
      if (!user || !workspace.isMember(channel, user.id)) throw new Refusal('user_not_in_channel');
      const threadTs = text(call, 'thread_ts') || undefined;
      const message = post(call.core, channel, workspace.bot(), {
        ...content,
        threadTs,
        ephemeralTo: user.id,
      });
      return { message_ts: message.ts };
    },
  },
  'chat.delete': {
    scopes: ['chat:write'],
    run: (call) => {
      const channel = channelOf(call);
      const message = ownMessageOf(call, channel, 'cant_delete_message');
      remove(call.core, channel, message);
      return { channel: channel.id, ts: message.ts };
    },
  },
  'chat.getPermalink': {
    run: (call) => {
      const channel = ownChannelOf(call);
      const message = messageOf(call, channel, 'message_ts');
      const { workspace } = call.core;
      const domain = workspace.teams.get(workspace.app.teamId)?.domain;
      const thread =
        message.thread_ts && message.thread_ts !== message.ts
          ? `?thread_ts=${message.thread_ts}&cid=${channel.id}`
          : '';
      const permalink = `https://${domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`;
      return { channel: channel.id, permalink };
    },
  },
};
