import type { webApi } from '@slack/bolt';
import type { OutboxEntry } from '../../domain/record/outbox.js';
import type { Receipt } from '../../store/outboxes.js';
import type { Message } from '../messages/blocks.js';
import { MINUTE_MS } from '../../domain/time/units.js';

/** A file to come with a message, made when it is sent. */
export interface Attachment {
  readonly filename: string;
  readonly title: string;
  readonly data: Buffer;
}

/** A message ready to go: where, in which thread, and where its timestamp is to be kept. */
export interface Rendered {
  readonly message: Message;
  readonly channel: string;
  readonly threadTs?: string | undefined;
  /** The message to be updated instead of posting a new one. */
  readonly updateTs?: string | undefined;
  readonly field?: string | undefined;
  /** What else its owner keeps of what is shown. */
  readonly keeps?: Readonly<Record<string, unknown>>;
  /** Verbs whose buttons it shows. */
  readonly offers?: readonly string[];
  /** The entry whose message is updated, when its own receipt is to be kept. */
  readonly of?: string;
  readonly pin?: boolean;
  readonly attachments?: () => Promise<Attachment[]>;
}

const EVENT_TYPE = 'yingda_outbox';
/** By what a message can be found again, when it is not known whether Slack has it. */
export const metadataOf = (entryId: string) => ({
  event_type: EVENT_TYPE,
  event_payload: { entry: entryId },
});
/** How long a direct conversation is taken to be open: who is deactivated is noticed after that. */
const OPEN_MS = MINUTE_MS;

/** Turns a rendered entry into calls of Slack's Web API. */
export class Sender {
  private readonly directChannels = new Map<string, { id: string; until: number }>();

  constructor(private readonly client: webApi.WebClient) {}

  /** @param stillOurs throws when another process may have the lane by now; asked right before each thing that shows */
  async send(entry: OutboxEntry, rendered: Rendered, stillOurs: () => void): Promise<Receipt> {
    const { message, updateTs } = rendered;
    const channel = entry.kind === 'direct' ? await this.directChannel(entry.lane) : rendered.channel;
    if (updateTs) {
      stillOurs();
      await this.client.chat.update({ channel, ts: updateTs, text: message.text, blocks: message.blocks });
      return { channel, ts: updateTs };
    }
    // Only a send that began before can have reached Slack: then look before posting again.
    const found = entry.begun ? await this.find(entry, channel, rendered.threadTs) : undefined;
    if (!found) stillOurs();
    const ts = found ?? (await this.post(entry, channel, rendered));
    if (rendered.pin) await this.pin(channel, ts);
    const { attachments, threadTs = ts } = rendered;
    if (attachments) await this.attach(channel, threadTs, entry, attachments, stillOurs);
    return { channel, ts, field: rendered.field };
  }

  /** @returns the direct message that goes by this id, when Slack has it already */
  async sentAlready(
    entry: Pick<OutboxEntry, 'id' | 'createdAt'>,
    personId: string,
  ): Promise<Receipt | undefined> {
    const channel = await this.directChannel(personId);
    const ts = await this.find(entry, channel, undefined);
    return ts ? { channel, ts } : undefined;
  }

  private async post(entry: OutboxEntry, channel: string, { message, threadTs }: Rendered): Promise<string> {
    const posted = await this.client.chat.postMessage({
      channel,
      text: message.text,
      blocks: message.blocks,
      ...(threadTs ? { thread_ts: threadTs } : {}),
      metadata: metadataOf(entry.id),
      unfurl_links: false,
      unfurl_media: false,
    });
    return posted.ts!;
  }

  /** A message that a lost answer has left behind, by the entry's id in its metadata. */
  private async find(
    entry: Pick<OutboxEntry, 'id' | 'createdAt'>,
    channel: string,
    threadTs: string | undefined,
  ): Promise<string | undefined> {
    const query = { channel, oldest: oldestOf(entry.createdAt), limit: 200, include_all_metadata: true };
    let cursor: string | undefined;
    do {
      const page = threadTs
        ? await this.client.conversations.replies({ ...query, ts: threadTs, ...(cursor ? { cursor } : {}) })
        : await this.client.conversations.history({ ...query, ...(cursor ? { cursor } : {}) });
      const found = page.messages?.find((message) => entryOf(message) === entry.id);
      if (found?.ts) return found.ts;
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor);
    return undefined;
  }

  private async pin(channel: string, timestamp: string): Promise<void> {
    await this.client.pins.add({ channel, timestamp }).catch((error: { data?: { error?: string } }) => {
      if (error.data?.error !== 'already_pinned') throw error;
    });
  }

  /** Files go into the thread of their message; those that stand there already are not sent again. */
  private async attach(
    channel: string,
    threadTs: string,
    entry: OutboxEntry,
    make: () => Promise<Attachment[]>,
    stillOurs: () => void,
  ): Promise<void> {
    const there = entry.begun ? await this.filesIn(channel, threadTs, entry) : new Set<string>();
    const missing = (await make()).filter(({ filename }) => !there.has(filename));
    for (const { filename, title, data } of missing) {
      stillOurs();
      await this.client.filesUploadV2({
        channel_id: channel,
        thread_ts: threadTs,
        filename,
        title,
        file: data,
      });
    }
  }

  /** Names of the files that have come into a thread since an entry was made. */
  private async filesIn(channel: string, ts: string, { createdAt }: OutboxEntry): Promise<Set<string>> {
    const names = new Set<string>();
    const query = { channel, ts, oldest: oldestOf(createdAt), limit: 200 };
    let cursor: string | undefined;
    do {
      const page = await this.client.conversations.replies({ ...query, ...(cursor ? { cursor } : {}) });
      for (const { files = [] } of page.messages ?? []) for (const { name } of files) names.add(name ?? '');
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor);
    return names;
  }

  /**
   * Slack takes messages to somebody who was deactivated without a word when the conversation is known
   * (python-slack-sdk#1156), so it is opened anew every minute, and the person looked at.
   * @throws what Slack refuses the conversation with, `user_disabled` for somebody deactivated
   */
  private async directChannel(personId: string): Promise<string> {
    const known = this.directChannels.get(personId);
    if (known && performance.now() < known.until) return known.id;
    this.directChannels.delete(personId);
    const { channel } = await this.client.conversations.open({ users: personId });
    // When Slack cannot say, the message itself will show.
    const said = await this.client.users.info({ user: personId }).catch(() => undefined);
    if (said?.user?.deleted) throw new NotReachable('user_disabled');
    this.directChannels.set(personId, { id: channel!.id!, until: performance.now() + OPEN_MS });
    return channel!.id!;
  }
}

/** A person to whom Slack delivers nothing, though it does not say so; shaped as its own refusals are. */
class NotReachable extends Error {
  readonly code = 'slack_webapi_platform_error';
  readonly data: { readonly error: string };

  constructor(word: string) {
    super(word);
    this.data = { error: word };
  }
}

/** Slack's clock and ours may differ by some minutes. */
const oldestOf = (createdAt: Date): string => String(createdAt.getTime() / 1000 - 600);

function entryOf(message: object): unknown {
  const { metadata } = message as { metadata?: { event_type?: string; event_payload?: { entry?: unknown } } };
  return metadata?.event_type === EVENT_TYPE ? metadata.event_payload?.entry : undefined;
}
