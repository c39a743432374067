import type { Core } from '../core.js';
import { tellBot } from '../delivery/events.js';
import { seconds } from '../ids.js';
import { Refusal, type Channel, type Message, type User } from '../types.js';

export function pin(core: Core, channel: Channel, message: Message, user: User): void {
  if (channel.pins.some((each) => each.ts === message.ts)) throw new Refusal('already_pinned');
  if (channel.pins.length >= 100) throw new Refusal('too_many_pins');
  channel.pins.push({ ts: message.ts, by: user.id, at: seconds() });
  message.pinned_to = [channel.id];
  core.workspace.changes.add('pin_added', { channel: channel.id, ts: message.ts });
  tellBot(
    core,
    { type: 'pin_added', user: user.id, channel_id: channel.id, item: item(channel, message) },
    channel,
  );
}

export function unpin(core: Core, channel: Channel, message: Message, user?: User): void {
  if (!channel.pins.some((each) => each.ts === message.ts)) throw new Refusal('no_pin');
  channel.pins = channel.pins.filter((each) => each.ts !== message.ts);
  delete message.pinned_to;
  core.workspace.changes.add('pin_removed', { channel: channel.id, ts: message.ts });
  const by = user?.id ?? core.workspace.app.botUserId;
  tellBot(
    core,
    { type: 'pin_removed', user: by, channel_id: channel.id, item: item(channel, message) },
    channel,
  );
}

function item(channel: Channel, message: Message): Record<string, unknown> {
  return {
    type: 'message',
    channel: channel.id,
    message: { ts: message.ts, text: message.text, user: message.user },
  };
}
