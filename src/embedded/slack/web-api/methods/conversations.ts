import { channelType } from '../../delivery/events.js';
import { wireMessage } from '../../state/messages.js';
import { join } from '../../state/members.js';
import { Refusal, type Channel, type Message } from '../../types.js';
import {
  METHOD_SCOPES,
  channelOf,
  flag,
  number,
  ownChannelOf,
  page,
  text,
  type Call,
  type Method,
} from '../method.js';
import { channelOnWire } from '../on-wire.js';

/** The scope that the kind of the conversation asks for; any of them while the conversation is unknown. */
function scopesFor(use: keyof typeof METHOD_SCOPES) {
  return (call: Call): string[] => {
    const channel = call.core.workspace.channels.get(text(call, 'channel'));
    return channel ? [METHOD_SCOPES[use][channelType(channel)]] : Object.values(METHOD_SCOPES[use]);
  };
}

/** Messages between `oldest` and `latest`, newest first, as much as `limit` says. */
function within(call: Call, messages: readonly Message[]): { found: Message[]; more: boolean } {
  const inclusive = flag(call, 'inclusive');
  const oldest = text(call, 'oldest');
  const latest = text(call, 'latest');
  const limit = Math.min(999, Math.max(1, number(call, 'limit', 100)));
  const before = text(call, 'cursor') ? Buffer.from(text(call, 'cursor'), 'base64').toString() : '';
  const found = messages.filter(
    ({ ts }) =>
      (!oldest || Number(ts) > Number(oldest) || (inclusive && Number(ts) === Number(oldest))) &&
      (!latest || Number(ts) < Number(latest) || (inclusive && Number(ts) === Number(latest))) &&
      (!before || Number(ts) < Number(before)),
  );
  return { found: found.slice(-limit).reverse(), more: found.length > limit };
}

function cursor(found: Message[], more: boolean): { response_metadata?: { next_cursor: string } } {
  return more ? { response_metadata: { next_cursor: Buffer.from(found.at(-1)!.ts).toString('base64') } } : {};
}

function wantedTypes(call: Call): (channel: Channel) => boolean {
  const types = (text(call, 'types') || 'public_channel').split(',').map((type) => type.trim());
  const names = { channel: 'public_channel', group: 'private_channel', im: 'im', mpim: 'mpim' };
  return (channel) => types.includes(names[channelType(channel)]);
}

export const conversationMethods: Record<string, Method> = {
  'conversations.open': {
    scopes: ['im:write', 'mpim:write'],
    run: (call) => {
      const { workspace } = call.core;
      const given = text(call, 'channel');
      const users = text(call, 'users').split(',').filter(Boolean);
      if (!given && users.length === 0) throw new Refusal('users_list_not_supplied');
      if (users.some((id) => !workspace.isReachable(id))) throw new Refusal('user_not_found');
      if (users.length === 1 && workspace.users.get(users[0]!)?.is_bot) throw new Refusal('cannot_dm_bot');
      for (const id of users) {
        const { deleted, refuses } = workspace.users.get(id)!;
        if (deleted) throw new Refusal('user_disabled');
        if (refuses) throw new Refusal(refuses);
      }
      const channel = given ? ownChannelOf(call) : workspace.openDirect(workspace.app.botUserId, users);
      return { channel: flag(call, 'return_im') ? channelOnWire(call.core, channel) : { id: channel.id } };
    },
  },
  'conversations.info': {
    scopes: scopesFor('read'),
    run: (call) => {
      const channel = channelOf(call);
      const members = flag(call, 'include_num_members') ? { num_members: channel.members.length } : {};
      return { channel: { ...channelOnWire(call.core, channel), ...members } };
    },
  },
  'conversations.list': {
    scopes: Object.values(METHOD_SCOPES.read),
    run: (call) => {
      const { workspace } = call.core;
      const wanted = wantedTypes(call);
      const all = [...workspace.channels.values()].filter(
        (channel) =>
          wanted(channel) &&
          workspace.canSee(channel, workspace.app.botUserId) &&
          !(flag(call, 'exclude_archived') && channel.is_archived),
      );
      const { items, response_metadata } = page(call, all, 100);
      const channels = items.map((each) => ({
        ...channelOnWire(call.core, each),
        num_members: each.members.length,
      }));
      return { channels, response_metadata };
    },
  },
  'conversations.members': {
    scopes: scopesFor('read'),
    run: (call) => {
      const { items, response_metadata } = page(call, channelOf(call).members, 100);
      return { members: items, response_metadata };
    },
  },
  'conversations.history': {
    scopes: scopesFor('history'),
    run: (call) => {
      const channel = ownChannelOf(call);
      const isTop = (each: Message): boolean =>
        !each.ephemeral_to &&
        (!each.thread_ts || each.thread_ts === each.ts || each.subtype === 'thread_broadcast');
      const { found, more } = within(call, call.core.workspace.log(channel.id).all.filter(isTop));
      const metadata = flag(call, 'include_all_metadata');
      return {
        messages: found.map((each) => wireMessage(each, metadata)),
        has_more: more,
        pin_count: channel.pins.length,
        ...cursor(found, more),
      };
    },
  },
  'conversations.replies': {
    scopes: scopesFor('history'),
    run: (call) => {
      const channel = ownChannelOf(call);
      const log = call.core.workspace.log(channel.id);
      const parent = log.get(text(call, 'ts'));
      if (!parent) throw new Refusal('thread_not_found');
      const replies = log.replies(parent.ts).filter((each) => !each.ephemeral_to);
      const { found, more } = within(call, replies);
      const metadata = flag(call, 'include_all_metadata');
      const messages = [parent, ...found.reverse()].map((each) => wireMessage(each, metadata));
      return { messages, has_more: more, ...cursor(found, more) };
    },
  },
  'conversations.join': {
    scopes: ['channels:join'],
    run: (call) => {
      const { workspace } = call.core;
      const channel = channelOf(call);
      if (channel.is_private) throw new Refusal('method_not_supported_for_channel_type');
      if (channel.is_archived) throw new Refusal('is_archived');
      const there = workspace.isMember(channel, workspace.app.botUserId);
      if (!there) join(call.core, channel, workspace.bot());
      return {
        channel: channelOnWire(call.core, channel),
        ...(there ? { warning: 'already_in_channel' } : {}),
      };
    },
  },
  'conversations.invite': {
    scopes: ['channels:manage', 'channels:write.invites', 'groups:write', 'groups:write.invites'],
    run: (call) => {
      const { workspace } = call.core;
      const channel = ownChannelOf(call);
      const users = text(call, 'users').split(',').filter(Boolean);
      if (users.length === 0) throw new Refusal('no_user');
      for (const id of users) {
        const user = workspace.users.get(id);
        if (!user) throw new Refusal('user_not_found');
        if (id === workspace.app.botUserId) throw new Refusal('cant_invite_self');
        if (workspace.isMember(channel, id)) throw new Refusal('already_in_channel');
        join(call.core, channel, user, workspace.bot());
      }
      return { channel: channelOnWire(call.core, channel) };
    },
  },
};
