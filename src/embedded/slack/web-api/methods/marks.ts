import { wireMessage } from '../../state/messages.js';
import { react, unreact } from '../../state/reactions.js';
import { pin, unpin } from '../../state/pins.js';
import { Refusal, type Json } from '../../types.js';
import { messageOf, ownChannelOf, text, type Call, type Method } from '../method.js';

function reactionTarget(call: Call) {
  const channel = ownChannelOf(call);
  const name = text(call, 'name').replaceAll(':', '');
  if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name)) throw new Refusal('invalid_name');
  return { channel, message: messageOf(call, channel, 'timestamp'), name };
}

/** Pins and reactions. */
export const markMethods: Record<string, Method> = {
  'pins.add': {
    scopes: ['pins:write'],
    run: (call) => {
      const channel = ownChannelOf(call);
      const message = messageOf(call, channel, 'timestamp');
      pin(call.core, channel, message, call.core.workspace.bot());
      return {};
    },
  },
  'pins.remove': {
    scopes: ['pins:write'],
    run: (call) => {
      const channel = ownChannelOf(call);
      const message = messageOf(call, channel, 'timestamp');
      unpin(call.core, channel, message);
      return {};
    },
  },
  'pins.list': {
    scopes: ['pins:read'],
    run: (call) => {
      const channel = ownChannelOf(call);
      const items: Json[] = channel.pins.flatMap((each) => {
        const message = call.core.workspace.message(channel.id, each.ts);
        const item = { type: 'message', created: each.at, created_by: each.by, channel: channel.id };
        return message ? [{ ...item, message: wireMessage(message) }] : [];
      });
      return { items };
    },
  },
  'reactions.add': {
    scopes: ['reactions:write'],
    run: (call) => {
      const { channel, message, name } = reactionTarget(call);
      react(call.core, channel, message, call.core.workspace.bot(), name);
      return {};
    },
  },
  'reactions.remove': {
    scopes: ['reactions:write'],
    run: (call) => {
      const { channel, message, name } = reactionTarget(call);
      unreact(call.core, channel, message, call.core.workspace.bot(), name);
      return {};
    },
  },
  'reactions.get': {
    scopes: ['reactions:read'],
    run: (call) => {
      const channel = ownChannelOf(call);
      const message = messageOf(call, channel, 'timestamp');
      return { type: 'message', channel: channel.id, message: wireMessage(message) };
    },
  },
};
