import { join, leave } from '../state/members.js';
import { pin, unpin } from '../state/pins.js';
import { Refusal, type Json } from '../types.js';
import {
  memberPlaceOf,
  messageIn,
  optionalText,
  personOf,
  placeOf,
  textOf,
  type PersonRequest,
} from './request.js';

/** What people do with conversations: who takes part, and what is pinned. */
export const CHANNEL_DOINGS: Record<string, (request: PersonRequest) => Json> = {
  dm: (request) => {
    const user = personOf(request);
    const { workspace } = request.core;
    const other = workspace.person(optionalText(request, 'with') ?? workspace.app.botUserId);
    if (!other || other.id === user.id) throw new Refusal('no_such_person');
    return { channel: workspace.openDirect(user.id, [other.id]).id };
  },

  create: (request) => {
    const user = personOf(request);
    const { workspace } = request.core;
    const name = textOf(request, 'name').replace(/^#/, '');
    if ([...workspace.channels.values()].some((each) => each.name === name))
      throw new Refusal('name_taken', name);
    const isPrivate = request.body['is_private'] === true;
    const id = workspace.newChannelId(isPrivate);
    workspace.addChannel({ id, name, team: user.team, is_private: isPrivate, members: [user.id] });
    workspace.changes.add('channel_created', { channel: id });
    return { channel: id };
  },

  join: (request) => {
    const user = personOf(request);
    const channel = placeOf(request, user);
    if (!request.core.workspace.isMember(channel, user.id)) join(request.core, channel, user);
    return { channel: channel.id };
  },

  leave: (request) => {
    const user = personOf(request);
    const channel = memberPlaceOf(request, user);
    leave(request.core, channel, user);
    return { channel: channel.id };
  },

  invite: (request) => {
    const inviter = personOf(request);
    const channel = memberPlaceOf(request, inviter);
    for (const invited of usersOf(request)) {
      if (!request.core.workspace.isMember(channel, invited.id))
        join(request.core, channel, invited, inviter);
    }
    return { channel: channel.id };
  },

  kick: (request) => {
    const channel = memberPlaceOf(request, personOf(request));
    for (const user of usersOf(request)) leave(request.core, channel, user);
    return { channel: channel.id };
  },

  pin: (request) => {
    const user = personOf(request);
    const channel = memberPlaceOf(request, user);
    pin(request.core, channel, messageIn(request, channel, user, textOf(request, 'ts')), user);
    return {};
  },

  unpin: (request) => {
    const user = personOf(request);
    const channel = memberPlaceOf(request, user);
    unpin(request.core, channel, messageIn(request, channel, user, textOf(request, 'ts')), user);
    return {};
  },
};

function usersOf(request: PersonRequest) {
  const given = request.body['users'];
  const names = Array.isArray(given) ? (given as string[]) : textOf(request, 'users').split(',');
  return names.map((name) => {
    const user = request.core.workspace.person(name.trim());
    if (!user) throw new Refusal('no_such_person', name);
    return user;
  });
}
