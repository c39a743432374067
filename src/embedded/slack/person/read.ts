import { wireMessage } from '../state/messages.js';
import type { Core } from '../core.js';
import { Refusal, type Channel, type Json, type Message, type User } from '../types.js';
import { isShownTo, optionalText, personOf, placeOf, textOf, type PersonRequest } from './request.js';

/** What one person sees. Each answers plain data. */
export const READS: Record<string, (request: PersonRequest) => Json> = {
  people: ({ core }) => ({
    teams: [...core.workspace.teams.values()].map(({ id, name }) => ({ id, name })),
    people: [...core.workspace.users.values()].map((user) => ({
      id: user.id,
      name: user.name,
      real_name: user.real_name,
      team: user.team,
      title: user.title ?? '',
      locale: user.locale,
      tz: user.tz,
      is_external: core.workspace.isExternal(user.id),
      is_bot: user.is_bot ?? false,
    })),
  }),

  channels: (request) => {
    const user = personOf(request);
    const { workspace } = request.core;
    const seen = [...workspace.channels.values()].filter((channel) => workspace.canSee(channel, user.id));
    return { channels: seen.map((channel) => channelSeen(request.core, channel, user)) };
  },

  messages: (request) => {
    const user = personOf(request);
    const channel = placeOf(request, user);
    const limit = Number(request.body['limit'] ?? 200);
    const oldest = Number(request.body['oldest'] ?? 0);
    const all = request.core.workspace.log(channel.id).all;
    const shown = all.filter(
      (each) => isTop(each) && Number(each.ts) > oldest && isShownTo(request.core, each, user),
    );
    return {
      channel: channel.id,
      last_read: channel.last_read[user.id] ?? '0',
      messages: shown.slice(-limit).map((each) => messageSeen(each, user)),
    };
  },

  message: (request) => {
    const user = personOf(request);
    const channel = placeOf(request, user);
    const found = request.core.workspace.message(channel.id, textOf(request, 'ts'));
    const shown = found && isShownTo(request.core, found, user);
    return { channel: channel.id, message: shown ? messageSeen(found, user) : null };
  },

  thread: (request) => {
    const user = personOf(request);
    const channel = placeOf(request, user);
    const log = request.core.workspace.log(channel.id);
    const asked = log.get(textOf(request, 'ts'));
    const parent = asked?.thread_ts ? (log.get(asked.thread_ts) ?? asked) : asked;
    if (!parent) throw new Refusal('no_such_message', textOf(request, 'ts'));
    const shown = [parent, ...log.replies(parent.ts)].filter((each) => isShownTo(request.core, each, user));
    return { channel: channel.id, messages: shown.map((each) => messageSeen(each, user)) };
  },

  pins: (request) => {
    const user = personOf(request);
    const channel = placeOf(request, user);
    const messages = channel.pins.flatMap(({ ts }) => request.core.workspace.message(channel.id, ts) ?? []);
    return { channel: channel.id, messages: messages.map((each) => messageSeen(each, user)) };
  },

  modals: (request) => {
    const stack = request.core.views.stack(personOf(request).id);
    return { stack: stack.map(({ view, errors }) => ({ ...structuredClone(view), errors })) };
  },

  home: (request) => ({ view: request.core.workspace.homes.get(personOf(request).id) ?? null }),

  offers: (request) => {
    const external = request.core.workspace.isExternal(personOf(request).id);
    const { slash_commands = [], shortcuts = [] } = request.core.manifest.features ?? {};
    return external ? { commands: [], shortcuts: [] } : { commands: slash_commands, shortcuts };
  },
};

/** Shown in the conversation itself, not only in a thread. */
const isTop = (message: Message): boolean =>
  !message.thread_ts || message.thread_ts === message.ts || message.subtype === 'thread_broadcast';

function messageSeen(message: Message, user: User): Json {
  const notified = message.notified?.[user.id];
  return {
    ...wireMessage(message),
    ...(message.ephemeral_to ? { only_you: true } : {}),
    ...(notified ? { notified } : {}),
  };
}

function channelSeen(core: Core, channel: Channel, user: User): Json {
  const { workspace } = core;
  const shown = workspace.log(channel.id).all.filter((each) => isShownTo(core, each, user));
  const read = Number(channel.last_read[user.id] ?? 0);
  const other = channel.members.find((member) => member !== user.id);
  return {
    id: channel.id,
    name: channel.is_im ? (workspace.users.get(other ?? '')?.name ?? '') : channel.name,
    is_im: channel.is_im,
    is_private: channel.is_private,
    is_archived: channel.is_archived,
    is_ext_shared: workspace.isShared(channel),
    is_member: workspace.isMember(channel, user.id),
    ...(channel.is_im ? { user: other } : {}),
    topic: channel.topic,
    members: channel.members.length,
    teams: workspace.teamsOf(channel),
    unread: shown.filter((each) => isTop(each) && Number(each.ts) > read && each.user !== user.id).length,
    latest: shown.at(-1)?.ts ?? null,
  };
}

/** The bytes of a file that a person has in one of their conversations. */
export function fileFor(request: PersonRequest): { mimetype: string; name: string; content: Buffer } {
  const user = personOf(request);
  const { workspace } = request.core;
  const file = workspace.files.get(optionalText(request, 'id') ?? '');
  const visible = file?.shares.some(({ channel: id }) => {
    const channel = workspace.channels.get(id);
    return channel && workspace.canSee(channel, user.id);
  });
  if (!file || (!visible && file.user !== user.id)) throw new Refusal('no_such_file');
  return { mimetype: file.mimetype, name: file.name, content: Buffer.from(file.content, 'base64') };
}
