import type { Core } from '../core.js';
import { wireMessage } from '../state/messages.js';
import type { Channel, Json, Message, StateValues, User, View } from '../types.js';
import type { OpenView } from './view-stacks.js';

/** The bodies Slack sends when a person does something (docs.slack.dev, "Interaction payloads", "Slash commands"). */

export function commandPayload(
  core: Core,
  user: User,
  channel: Channel,
  command: string,
  text: string,
): Json {
  const { app } = core.workspace;
  return {
    token: app.verificationToken,
    team_id: user.team,
    team_domain: core.workspace.teams.get(user.team)?.domain ?? '',
    channel_id: channel.id,
    channel_name: channel.is_im ? 'directmessage' : channel.is_private ? 'privategroup' : channel.name,
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: app.appId,
    is_enterprise_install: 'false',
    response_url: core.responseUrls.issue(core.baseUrl, { channel: channel.id, user: user.id }),
    trigger_id: core.triggers.issue({ user: user.id }),
  };
}

/** The kinds of interaction payloads that are sent. */
export const PAYLOAD_TYPES = [
  'block_actions',
  'block_suggestion',
  'message_action',
  'shortcut',
  'view_closed',
  'view_submission',
] as const;

function common(core: Core, user: User, type: (typeof PAYLOAD_TYPES)[number]): Json {
  const { app, teams } = core.workspace;
  return {
    type,
    user: { id: user.id, username: user.name, name: user.name, team_id: user.team },
    api_app_id: app.appId,
    token: app.verificationToken,
    team: { id: app.teamId, domain: teams.get(app.teamId)?.domain ?? '' },
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function messageActionPayload(
  core: Core,
  user: User,
  action: Json,
  where: { channel: Channel; message: Message; state: StateValues },
): Json {
  const { channel, message, state } = where;
  const place = { channel: channel.id, user: user.id, messageTs: message.ts, ...threadOf(message) };
  return {
    ...common(core, user, 'block_actions'),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: message.ephemeral_to !== undefined,
      ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}),
    },
    trigger_id: core.triggers.issue({ user: user.id }),
    channel: { id: channel.id, name: channelName(channel) },
    ...(message.ephemeral_to ? {} : { message: wireMessage(message) }),
    state: { values: state },
    response_url: core.responseUrls.issue(core.baseUrl, place),
    actions: [action],
  };
}

export function viewActionPayload(core: Core, user: User, action: Json, view: View): Json {
  return {
    ...common(core, user, 'block_actions'),
    container: { type: 'view', view_id: view.id },
    trigger_id: core.triggers.issue({ user: user.id, viewId: view.id }),
    view: structuredClone(view),
    actions: [action],
  };
}

export function submissionPayload(core: Core, user: User, open: OpenView): Json {
  return {
    ...common(core, user, 'view_submission'),
    trigger_id: core.triggers.issue({ user: user.id, viewId: open.view.id }),
    view: structuredClone(open.view),
    response_urls: open.responseUrls,
  };
}

export function closedPayload(core: Core, user: User, view: View, isCleared: boolean): Json {
  return { ...common(core, user, 'view_closed'), view: structuredClone(view), is_cleared: isCleared };
}

export function globalShortcutPayload(core: Core, user: User, callbackId: string): Json {
  return {
    ...common(core, user, 'shortcut'),
    action_ts: core.workspace.clock.next(),
    callback_id: callbackId,
    trigger_id: core.triggers.issue({ user: user.id }),
  };
}

export function messageShortcutPayload(
  core: Core,
  user: User,
  callbackId: string,
  channel: Channel,
  message: Message,
): Json {
  const place = { channel: channel.id, user: user.id, messageTs: message.ts, ...threadOf(message) };
  return {
    ...common(core, user, 'message_action'),
    action_ts: core.workspace.clock.next(),
    callback_id: callbackId,
    trigger_id: core.triggers.issue({ user: user.id }),
    response_url: core.responseUrls.issue(core.baseUrl, place),
    message_ts: message.ts,
    channel: { id: channel.id, name: channelName(channel) },
    message: wireMessage(message),
  };
}

export function suggestionPayload(
  core: Core,
  user: User,
  found: { blockId: string; actionId: string },
  typed: string,
  where: { view?: View; channel?: Channel; message?: Message },
): Json {
  const { view, channel, message } = where;
  return {
    ...common(core, user, 'block_suggestion'),
    action_id: found.actionId,
    block_id: found.blockId,
    value: typed,
    container: view
      ? { type: 'view', view_id: view.id }
      : {
          type: 'message',
          message_ts: message?.ts,
          channel_id: channel?.id,
          is_ephemeral: message?.ephemeral_to !== undefined,
        },
    ...(view ? { view: structuredClone(view) } : {}),
    ...(channel ? { channel: { id: channel.id, name: channelName(channel) } } : {}),
    ...(message && !message.ephemeral_to ? { message: wireMessage(message) } : {}),
  };
}

function channelName(channel: Channel): string {
  if (channel.is_im) return 'directmessage';
  return channel.is_private ? 'privategroup' : channel.name;
}

function threadOf(message: Message): { threadTs?: string } {
  return message.thread_ts && message.thread_ts !== message.ts ? { threadTs: message.thread_ts } : {};
}
