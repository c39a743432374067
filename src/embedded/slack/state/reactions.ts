import type { Core } from '../core.js';
import { tellBot } from '../delivery/events.js';
import { Refusal, type Channel, type Message, type User } from '../types.js';

export function react(core: Core, channel: Channel, message: Message, user: User, name: string): void {
  const reactions = (message.reactions ??= []);
  const existing = reactions.find((reaction) => reaction.name === name);
  if (existing?.users.includes(user.id)) throw new Refusal('already_reacted');
  if (existing) existing.users.push(user.id);
  else reactions.push({ name, users: [user.id], count: 0 });
  tellReaction(core, 'reaction_added', channel, message, user, name);
}

export function unreact(core: Core, channel: Channel, message: Message, user: User, name: string): void {
  const reaction = message.reactions?.find((each) => each.name === name);
  if (!reaction?.users.includes(user.id)) throw new Refusal('no_reaction');
  reaction.users = reaction.users.filter((id) => id !== user.id);
  message.reactions = message.reactions!.filter((each) => each.users.length > 0);
  tellReaction(core, 'reaction_removed', channel, message, user, name);
}

function tellReaction(
  core: Core,
  type: 'reaction_added' | 'reaction_removed',
  channel: Channel,
  message: Message,
  user: User,
  name: string,
): void {
  for (const reaction of message.reactions ?? []) reaction.count = reaction.users.length;
  core.workspace.changes.add(type, { channel: channel.id, ts: message.ts });
  const item = { type: 'message', channel: channel.id, ts: message.ts };
  tellBot(core, { type, user: user.id, reaction: name, item, item_user: message.user }, channel);
}
