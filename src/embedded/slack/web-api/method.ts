import type { Core } from '../core.js';
import { Refusal, type Channel, type Json, type Message, type User } from '../types.js';

/** One call of the Web API: what was asked, and shorthands for reading it. */
export interface Call {
  core: Core;
  args: Json;
  token: 'bot' | 'app';
}

/** A method of the Web API. `scopes` names alternatives, one of which is needed. */
export interface Method {
  scopes?: string[] | ((call: Call) => string[]);
  token?: 'app';
  run: (call: Call) => Json | Promise<Json>;
}

export const METHOD_SCOPES = {
  read: { channel: 'channels:read', group: 'groups:read', im: 'im:read', mpim: 'mpim:read' },
  history: { channel: 'channels:history', group: 'groups:history', im: 'im:history', mpim: 'mpim:history' },
} as const;

export function text(call: Call, name: string): string {
  const value = call.args[name];
  return value == null ? '' : String(value);
}

export function flag(call: Call, name: string): boolean {
  return ['true', '1'].includes(String(call.args[name] ?? ''));
}

export function number(call: Call, name: string, fallback: number): number {
  const value = Number(call.args[name] ?? fallback);
  return Number.isFinite(value) ? value : fallback;
}

/** The conversation that `channel` names, if the bot may know of it. */
export function channelOf(call: Call, name = 'channel'): Channel {
  const { workspace } = call.core;
  const channel = workspace.channels.get(text(call, name));
  if (!channel || !workspace.canSee(channel, workspace.app.botUserId)) throw new Refusal('channel_not_found');
  return channel;
}

/** The same, and the bot is a member. */
export function ownChannelOf(call: Call, name = 'channel'): Channel {
  const channel = channelOf(call, name);
  if (!call.core.workspace.isMember(channel, call.core.workspace.app.botUserId))
    throw new Refusal('not_in_channel');
  return channel;
}

export function messageOf(
  call: Call,
  channel: Channel,
  name: string,
  missing = 'message_not_found',
): Message {
  const message = call.core.workspace.message(channel.id, text(call, name));
  if (!message || message.ephemeral_to) throw new Refusal(missing);
  return message;
}

/** A person the bot can know of. */
export function userOf(call: Call, name = 'user'): User {
  const user = call.core.workspace.users.get(text(call, name));
  if (!user || !call.core.workspace.isReachable(user.id)) throw new Refusal('user_not_found');
  return user;
}

/** The part of a list after `cursor`, and the cursor of the next part. */
export function page<T>(
  call: Call,
  list: readonly T[],
  fallbackLimit: number,
): { items: T[]; response_metadata: Json } {
  const limit = Math.min(1000, Math.max(1, number(call, 'limit', fallbackLimit)));
  const start = text(call, 'cursor') ? Number(Buffer.from(text(call, 'cursor'), 'base64').toString()) : 0;
  if (!Number.isInteger(start)) throw new Refusal('invalid_cursor');
  const next = start + limit < list.length ? Buffer.from(String(start + limit)).toString('base64') : '';
  return { items: list.slice(start, start + limit), response_metadata: { next_cursor: next } };
}
