import type { Core } from '../core.js';
import { tellBot } from '../delivery/events.js';
import type { Channel, User } from '../types.js';

/** Makes a person a member; the bot hears of it when it is a member too. */
export function join(core: Core, channel: Channel, user: User, inviter?: User): void {
  channel.members.push(user.id);
  core.workspace.changes.add('member_joined', { channel: channel.id, user: user.id });
  tellBot(
    core,
    {
      type: 'member_joined_channel',
      user: user.id,
      channel: channel.id,
      channel_type: channel.is_private ? 'G' : 'C',
      team: user.team,
      ...(inviter ? { inviter: inviter.id } : {}),
    },
    channel,
  );
}

export function leave(core: Core, channel: Channel, user: User): void {
  const gone = {
    user: user.id,
    channel: channel.id,
    channel_type: channel.is_private ? 'G' : 'C',
    team: user.team,
  };
  tellBot(core, { type: 'member_left_channel', ...gone }, channel);
  channel.members = channel.members.filter((id) => id !== user.id);
  core.workspace.changes.add('member_left', { channel: channel.id, user: user.id });
}
