import type { Core } from '../core.js';
import { tellBot } from '../delivery/events.js';

/**
 * Begins to share a conversation with another workspace. A private one gets a new id, of which the bot is told by
 * `channel_id_changed`. Answers the id that holds from now on.
 */
export function shareChannel(core: Core, nameOrId: string, team: string): string {
  const { workspace } = core;
  const channel = workspace.conversation(nameOrId, workspace.app.botUserId);
  if (!channel || channel.is_im) throw new Error(`No such channel: ${nameOrId}`);
  if (!workspace.teams.has(team)) throw new Error(`No such team: ${team}`);
  if (!channel.shared_with.includes(team)) channel.shared_with.push(team);
  if (!channel.is_private) return channel.id;
  const before = channel.id;
  const after = workspace.rename(channel, workspace.newChannelId(false));
  workspace.changes.add('channel_id_changed', { channel: after });
  tellBot(core, { type: 'channel_id_changed', old_channel_id: before, new_channel_id: after }, channel);
  return after;
}
