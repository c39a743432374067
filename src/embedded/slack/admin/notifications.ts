import { wireMessage } from '../state/messages.js';
import type { Workspace } from '../state/workspace.js';
import type { Json } from '../types.js';

/** Every message that Slack has notified somebody of, with whom and why, in the order in which they were posted. */
export const notifications = (workspace: Workspace): Json[] =>
  [...workspace.channels.values()]
    .flatMap((channel) => workspace.log(channel.id).all.map((message) => ({ channel, message })))
    .filter(({ message }) => message.notified !== undefined)
    .sort((a, b) => (a.message.ts < b.message.ts ? -1 : 1))
    .map(({ channel, message }) => ({
      ...wireMessage(message),
      channel: channel.id,
      to: Object.entries(message.notified ?? {}).map(([id, because]) => ({
        name: workspace.users.get(id)?.name ?? id,
        because,
      })),
    }));
