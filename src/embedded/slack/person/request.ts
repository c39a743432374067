import type { ActPlace } from '../interaction/act.js';
import type { Core } from '../core.js';
import { Refusal, type Channel, type Json, type Message, type User } from '../types.js';

/** What a person asks of the workspace, read from the body or the address. */
export interface PersonRequest {
  core: Core;
  body: Json;
}

export function textOf({ body }: PersonRequest, name: string): string {
  const value = body[name];
  if (value == null || value === '') throw new Refusal('missing_argument', name);
  return String(value);
}

export function optionalText({ body }: PersonRequest, name: string): string | undefined {
  return body[name] == null ? undefined : String(body[name]);
}

export function personOf(request: PersonRequest, name = 'as'): User {
  const user = request.core.workspace.person(textOf(request, name));
  if (!user || user.is_bot) throw new Refusal('no_such_person', textOf(request, name));
  return user;
}

/** The conversation a person names, if they can see it. */
export function placeOf(request: PersonRequest, user: User, name = 'channel'): Channel {
  const { workspace } = request.core;
  const channel = workspace.conversation(textOf(request, name), user.id);
  if (!channel || !workspace.canSee(channel, user.id))
    throw new Refusal('no_such_channel', textOf(request, name));
  return channel;
}

/** The same, and the person takes part in it. */
export function memberPlaceOf(request: PersonRequest, user: User): Channel {
  const channel = placeOf(request, user);
  if (!request.core.workspace.isMember(channel, user.id)) throw new Refusal('not_in_channel', channel.name);
  if (channel.is_archived) throw new Refusal('is_archived', channel.name);
  return channel;
}

/** The same, and Slack shows a field to write in: not in the bot's own tab when the manifest makes it read-only. */
export function composerOf(request: PersonRequest, user: User): Channel {
  const channel = memberPlaceOf(request, user);
  const { workspace, manifest } = request.core;
  const withBot = channel.is_im && workspace.isMember(channel, workspace.app.botUserId);
  const home = manifest.features?.app_home;
  if (withBot && (home?.messages_tab_read_only_enabled || home?.messages_tab_enabled === false)) {
    throw new Refusal('messages_tab_read_only');
  }
  return channel;
}

export function messageIn(request: PersonRequest, channel: Channel, user: User, ts: string): Message {
  const message = request.core.workspace.message(channel.id, ts);
  if (!message || !isShownTo(request.core, message, user)) throw new Refusal('no_such_message', ts);
  return message;
}

/** Ephemeral messages are shown to one person, and not to people of other workspaces. */
export function isShownTo(core: Core, message: Message, user: User): boolean {
  return !message.ephemeral_to || (message.ephemeral_to === user.id && !core.workspace.isExternal(user.id));
}

/** The message, modal or Home that `at` means, of its blocks only the one called `block` when that is given. */
export function actPlaceOf(request: PersonRequest, user: User): ActPlace {
  const place = wholePlaceOf(request, user);
  const block = optionalText(request, 'block');
  if (block === undefined) return place;
  return { ...place, blocks: place.blocks.filter((each) => each['block_id'] === block) };
}

function wholePlaceOf(request: PersonRequest, user: User): ActPlace {
  const { core } = request;
  const at = (request.body['at'] ?? {}) as Json;
  if (at['home'] === true) {
    const view = core.workspace.homes.get(user.id);
    if (!view) throw new Refusal('no_home');
    return { view, blocks: view.blocks, state: view.state.values };
  }
  if (at['view'] != null) {
    const wanted = String(at['view']);
    const stack = core.views.stack(user.id);
    const open = wanted === 'top' ? stack.at(-1) : stack.find(({ view }) => view.id === wanted);
    if (!open) throw new Refusal('no_modal_open');
    return { view: open.view, blocks: open.view.blocks, state: open.view.state.values };
  }
  const inner = { core, body: at };
  const channel = placeOf(inner, user);
  const message = messageIn(inner, channel, user, textOf(inner, 'ts'));
  return {
    channel,
    message,
    blocks: message.blocks ?? [],
    state: core.messageStates.of(user.id, channel.id, message),
  };
}
