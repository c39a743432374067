import type { Core } from '../core.js';
import type { Channel, Json, SeedUsergroup, User } from '../types.js';

/** A conversation as the bot sees it (docs.slack.dev, "Conversation object"). */
export function channelOnWire(core: Core, channel: Channel): Json {
  const { workspace } = core;
  const { app } = workspace;
  const other = channel.members.find((member) => member !== app.botUserId);
  const shared = workspace.isShared(channel);
  const basics = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.is_archived,
    is_im: channel.is_im,
    is_org_shared: false,
    is_shared: shared,
    is_ext_shared: shared,
    context_team_id: app.teamId,
    updated: channel.created * 1000,
  };
  if (channel.is_im) return { ...basics, user: other, is_user_deleted: false, is_open: true, priority: 0 };
  return {
    ...basics,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.is_private,
    is_group: channel.is_private,
    is_mpim: channel.is_mpim,
    is_private: channel.is_private,
    is_general: false,
    is_member: workspace.isMember(channel, app.botUserId),
    is_pending_ext_shared: false,
    creator: channel.creator,
    unlinked: 0,
    pending_shared: [],
    previous_names: [],
    shared_team_ids: workspace.teamsOf(channel),
    conversation_host_id: channel.team,
    topic: { value: channel.topic, creator: channel.creator, last_set: channel.created },
    purpose: { value: channel.purpose, creator: channel.creator, last_set: channel.created },
  };
}

/**
 * A person as the bot sees them (docs.slack.dev, "User object"). People from other workspaces come as strangers:
 * without locale, e-mail and roles.
 */
export function userOnWire(core: Core, user: User, options: { locale: boolean; email: boolean }): Json {
  const external = core.workspace.isExternal(user.id);
  const profile = {
    real_name: user.real_name,
    real_name_normalized: user.real_name,
    display_name: user.real_name,
    display_name_normalized: user.real_name,
    title: external ? '' : (user.title ?? ''),
    phone: external ? '' : (user.phone ?? ''),
    status_text: '',
    status_emoji: '',
    avatar_hash: 'g0000000000',
    team: user.team,
    ...(options.email && user.email && !external ? { email: user.email } : {}),
    ...(user.is_bot ? { bot_id: core.workspace.app.botId, api_app_id: core.workspace.app.appId } : {}),
  };
  const basics = {
    id: user.id,
    team_id: user.team,
    name: user.name,
    deleted: user.deleted ?? false,
    real_name: user.real_name,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: offsetSeconds(user.tz),
    profile,
    is_bot: user.is_bot ?? false,
    is_app_user: false,
    updated: 1_700_000_000,
  };
  if (external) return { ...basics, is_stranger: true };
  return {
    ...basics,
    is_admin: user.is_admin ?? false,
    is_owner: user.is_owner ?? false,
    is_primary_owner: false,
    is_restricted: (user.is_restricted ?? false) || (user.is_ultra_restricted ?? false),
    is_ultra_restricted: user.is_ultra_restricted ?? false,
    is_email_confirmed: true,
    has_2fa: false,
    ...(options.locale ? { locale: user.locale } : {}),
  };
}

/** A user group as the bot sees it (docs.slack.dev, "User group object"); its people are left out unless asked for. */
export function usergroupOnWire(core: Core, group: SeedUsergroup, withUsers: boolean): Json {
  return {
    id: group.id,
    team_id: core.workspace.app.teamId,
    is_usergroup: true,
    name: group.name,
    handle: group.handle,
    description: '',
    is_external: false,
    date_create: 1_700_000_000,
    date_delete: group.disabled ? 1_700_000_001 : 0,
    user_count: group.users.length,
    ...(withUsers ? { users: group.users } : {}),
  };
}

function offsetSeconds(timeZone: string): number {
  const now = new Date();
  const local = new Date(now.toLocaleString('en-US', { timeZone }));
  const utc = new Date(now.toLocaleString('en-US', { timeZone: 'UTC' }));
  return Math.round((local.getTime() - utc.getTime()) / 1000);
}
