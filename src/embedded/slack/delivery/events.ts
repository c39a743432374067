import type { Core } from '../core.js';
import { newId, seconds } from '../ids.js';
import type { Channel, Json } from '../types.js';

/** `channel`, `group`, `im` or `mpim`, as message events call it. */
export function channelType(channel: Channel): 'channel' | 'group' | 'im' | 'mpim' {
  if (channel.is_im) return 'im';
  if (channel.is_mpim) return 'mpim';
  return channel.is_private ? 'group' : 'channel';
}

const MESSAGE_SUBSCRIPTION = {
  channel: 'message.channels',
  group: 'message.groups',
  im: 'message.im',
  mpim: 'message.mpim',
} as const;

/** The events that happen here. */
export const EVENT_TYPES = [
  'app_home_opened',
  'app_mention',
  'channel_id_changed',
  'file_shared',
  'member_joined_channel',
  'member_left_channel',
  'message',
  'pin_added',
  'pin_removed',
  'reaction_added',
  'reaction_removed',
  'subteam_members_changed',
  'subteam_updated',
] as const;

export type BotEvent = Json & { type: (typeof EVENT_TYPES)[number] };

/**
 * Tells the bot of an event, if its manifest asks for it and it is a member of the conversation (docs.slack.dev,
 * "The Events API"). Does not wait for the answer.
 */
export function tellBot(core: Core, event: BotEvent, channel?: Channel): void {
  const { workspace, manifest } = core;
  const wanted = manifest.settings?.event_subscriptions?.bot_events ?? [];
  const subscription =
    event.type === 'message' && channel ? MESSAGE_SUBSCRIPTION[channelType(channel)] : event.type;
  if (!wanted.includes(subscription)) return;
  if (channel && !workspace.isMember(channel, workspace.app.botUserId)) return;
  void core.deliveries.sendEvent(event.type, envelope(core, event, channel));
}

function envelope(core: Core, event: Json, channel?: Channel): Json {
  const { app } = core.workspace;
  return {
    token: app.verificationToken,
    team_id: app.teamId,
    context_team_id: app.teamId,
    context_enterprise_id: null,
    api_app_id: app.appId,
    event: { ...event, event_ts: event['event_ts'] ?? core.workspace.clock.next() },
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: seconds(),
    authorizations: [
      {
        enterprise_id: null,
        team_id: app.teamId,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: channel ? core.workspace.isShared(channel) : false,
    event_context: `4-${Buffer.from(JSON.stringify({ et: event['type'], tid: app.teamId, aid: app.appId, cid: channel?.id })).toString('base64url')}`,
  };
}
