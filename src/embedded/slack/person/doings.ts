import { act, suggestions } from '../interaction/act.js';
import { findElement, findField } from '../interaction/find-element.js';
import { runCommand, runShortcut } from '../interaction/run-command.js';
import { close, submit } from '../interaction/submit.js';
import { tellBot } from '../delivery/events.js';
import { change, post, remove, wireMessage } from '../state/messages.js';
import { react, unreact } from '../state/reactions.js';
import { createFile } from '../state/files.js';
import { Refusal, type Json, type Message, type User } from '../types.js';
import {
  actPlaceOf,
  memberPlaceOf,
  composerOf,
  messageIn,
  optionalText,
  personOf,
  placeOf,
  textOf,
  type PersonRequest,
} from './request.js';
import { escapeTyped } from '../interaction/typed-text.js';

type Doing = (request: PersonRequest) => Json | Promise<Json>;

/** The person's own message: only those can be edited or deleted. */
function ownMessage(request: PersonRequest, user: User) {
  const channel = memberPlaceOf(request, user);
  const message = messageIn(request, channel, user, textOf(request, 'ts'));
  if (message.user !== user.id) throw new Refusal('not_your_message');
  return { channel, message };
}

function visibleMessage(request: PersonRequest, user: User) {
  const channel = memberPlaceOf(request, user);
  return { channel, message: messageIn(request, channel, user, textOf(request, 'ts')) };
}

function say(request: PersonRequest): Json {
  const user = personOf(request);
  const channel = composerOf(request, user);
  const files = (request.body['files'] as { name: string; content: string }[] | undefined) ?? [];
  const text = escapeTyped(request.core.workspace, String(request.body['text'] ?? ''));
  if (!text && files.length === 0) throw new Refusal('no_text');
  const given = optionalText(request, 'thread_ts');
  const parent: Message | undefined = given ? messageIn(request, channel, user, given) : undefined;
  const message = post(request.core, channel, user, {
    text,
    threadTs: parent ? (parent.thread_ts ?? parent.ts) : undefined,
    broadcast: request.body['broadcast'] === true,
    fileIds: files.map(
      ({ name, content }) => createFile(request.core, user.id, name, Buffer.from(content, 'base64')).id,
    ),
  });
  return { channel: channel.id, ts: message.ts, message: wireMessage(message) };
}

/** What people do with messages, commands, modals and Home. */
export const DOINGS: Record<string, Doing> = {
  say,

  edit: (request) => {
    const user = personOf(request);
    const { channel, message } = ownMessage(request, user);
    const text = escapeTyped(request.core.workspace, textOf(request, 'text'));
    change(request.core, channel, message, { text }, user);
    return { ts: message.ts };
  },

  delete: (request) => {
    const { channel, message } = ownMessage(request, personOf(request));
    remove(request.core, channel, message);
    return { ts: message.ts };
  },

  command: async (request) => {
    const user = personOf(request);
    return {
      delivery: await runCommand(request.core, user, composerOf(request, user), textOf(request, 'line')),
    };
  },

  shortcut: async (request) => {
    const user = personOf(request);
    const on = request.body['ts'] == null ? undefined : visibleMessage(request, user);
    return { delivery: await runShortcut(request.core, user, textOf(request, 'callback_id'), on) };
  },

  act: async (request) => {
    const user = personOf(request);
    const place = actPlaceOf(request, user);
    const { value, confirm } = request.body;
    const found = findElement(place.blocks, textOf(request, 'action'), value);
    return { delivery: await act(request.core, user, place, found, { value, confirmed: confirm === true }) };
  },

  options: async (request) => {
    const user = personOf(request);
    const place = actPlaceOf(request, user);
    const found = findElement(place.blocks, textOf(request, 'action'));
    return suggestions(request.core, user, place, found, String(request.body['typed'] ?? ''));
  },

  type: async (request) => {
    const user = personOf(request);
    const place = actPlaceOf({ ...request, body: { at: { view: 'top' }, ...request.body } }, user);
    const found = findField(place.blocks, textOf(request, 'field'));
    return {
      delivery: await act(request.core, user, place, found, {
        value: request.body['value'] ?? null,
        confirmed: true,
        silent: request.body['silent'] === true,
      }),
    };
  },

  submit: async (request) => ({ ...(await submit(request.core, personOf(request))) }),

  close: async (request) => ({
    delivery: await close(request.core, personOf(request), request.body['all'] === true),
  }),

  react: (request) => {
    const user = personOf(request);
    const { channel, message } = visibleMessage(request, user);
    react(request.core, channel, message, user, textOf(request, 'name').replaceAll(':', ''));
    return {};
  },

  unreact: (request) => {
    const user = personOf(request);
    const { channel, message } = visibleMessage(request, user);
    unreact(request.core, channel, message, user, textOf(request, 'name').replaceAll(':', ''));
    return {};
  },

  home: (request) => {
    const user = personOf(request);
    const { workspace } = request.core;
    if (workspace.isExternal(user.id)) throw new Refusal('not_available_to_external', 'App Home');
    const channel = workspace.openDirect(workspace.app.botUserId, [user.id]);
    const view = workspace.homes.get(user.id);
    const tab = optionalText(request, 'tab') ?? 'home';
    const shown = tab === 'home' && view ? { view: structuredClone(view) } : {};
    tellBot(request.core, { type: 'app_home_opened', user: user.id, channel: channel.id, tab, ...shown });
    return { channel: channel.id, view: view ?? null };
  },

  read: (request) => {
    const user = personOf(request);
    const channel = placeOf(request, user);
    channel.last_read[user.id] = request.core.workspace.log(channel.id).all.at(-1)?.ts ?? '0';
    request.core.workspace.changes.add('read', { channel: channel.id, user: user.id });
    return {};
  },
};
