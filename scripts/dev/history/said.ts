import { appIdentity } from '../../../src/embedded/slack/state/app-identity.js';
import { directId } from '../../../src/embedded/slack/ids.js';
import type { SeedMessage } from '../../../src/embedded/slack/index.js';
import type { Message } from '../../../src/slack/messages/blocks.js';
import { BOT, WORKSPACE } from '../company.js';

/** Older messages have been seen by everybody. */
const UNREAD_MS = 30 * 60_000;

/** Everything that stands in Slack of the company's past, written down as it was said. */
export class Said {
  private readonly messages = new Map<string, SeedMessage>();
  private readonly last = new Map<string, number>();
  private readonly botUserId = appIdentity({ seed: WORKSPACE, manifest: {}, bot: BOT }).botUserId;

  /** @returns where it stands: `channel` is the direct conversation's when the message is for a person */
  post(at: Date, message: SeedMessageWithoutTs): { channel: string; ts: string } {
    const channel = this.channelOf(message.channel);
    const micros = Math.max(at.getTime() * 1000, (this.last.get(channel) ?? 0) + 1);
    this.last.set(channel, micros);
    const ts = `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
    this.messages.set(`${channel} ${ts}`, { ...message, ts });
    return { channel, ts };
  }

  /** A message reads otherwise from now on. */
  change(channel: string, ts: string, { text, blocks }: Message): void {
    const key = `${channel} ${ts}`;
    this.messages.set(key, { ...this.messages.get(key)!, text, blocks });
  }

  /** @returns all of it, for the seed of a workspace; what was said lately has not been seen yet */
  all(now: Date): SeedMessage[] {
    const seen = (now.getTime() - UNREAD_MS) / 1000;
    return [...this.messages.values()].map((one) => (Number(one.ts) > seen ? { ...one, unread: true } : one));
  }

  private channelOf(channelOrPerson: string): string {
    const isPerson = WORKSPACE.users.some(({ id }) => id === channelOrPerson);
    return isPerson ? directId([this.botUserId, channelOrPerson]) : channelOrPerson;
  }
}

export type SeedMessageWithoutTs = Omit<SeedMessage, 'ts'>;
