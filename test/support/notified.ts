import type { Desk } from './desk.js';
import type { Message } from '../../src/embedded/slack/client/workspace-client.js';

/** Whom Slack has notified of a message, by name, and why. */
export async function notifiedOf(desk: Desk, { ts, channel }: Message): Promise<Record<string, string>> {
  const all = await desk.people.admin.notified();
  const found = all.find((message) => message.ts === ts && message.channel === channel);
  return Object.fromEntries((found?.to ?? []).map(({ name, because }) => [name, because]));
}

/** Everybody whom Slack has notified of anything in a channel, each once, as `name why`. */
export async function notifiedIn(desk: Desk, channel: string): Promise<string[]> {
  const all = (await desk.people.admin.notified()).filter((message) => message.channel === channel);
  return [...new Set(all.flatMap(({ to }) => to.map(({ name, because }) => `${name} ${because}`)))].sort();
}
