import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { webApi } from '@slack/bolt';
import { MINUTE_MS } from '../../domain/time/units.js';

/** A hundred megabytes through a slow line. */
const LONGEST_MS = 10 * MINUTE_MS;

interface FileSent {
  readonly filename: string;
  readonly title: string;
  /** Where it stands on this machine; its bytes pass through memory a few at a time. */
  readonly path: string;
}

/** Sends big files by direct message, once. */
export class FileSender {
  constructor(private readonly client: webApi.WebClient) {}

  /** Whether a file of this name has come to somebody since then: what a crash has left behind is found again. */
  async isSent(personId: string, filename: string, since: Date): Promise<boolean> {
    const channel = await this.directChannel(personId);
    // Slack's clock and ours may differ by some minutes.
    const query = { channel, oldest: String(since.getTime() / 1000 - 600), limit: 200 };
    let cursor: string | undefined;
    do {
      const page = await this.client.conversations.history({ ...query, ...(cursor ? { cursor } : {}) });
      const files = (page.messages ?? []).flatMap((message) => message.files ?? []);
      if (files.some(({ name }) => name === filename)) return true;
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor);
    return false;
  }

  /** @param stillOurs throws when another process may be at it by now; asked right before the file shows */
  async send(
    personId: string,
    { filename, title, path }: FileSent,
    stillOurs: () => void,
    signal: AbortSignal,
  ): Promise<void> {
    const channel = await this.directChannel(personId);
    const { size } = await stat(path);
    const place = await this.client.files.getUploadURLExternal({ filename, length: size });
    const answer = await fetch(place.upload_url!, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'content-length': String(size) },
      body: Readable.toWeb(createReadStream(path)) as never,
      signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]),
      duplex: 'half',
    } as RequestInit);
    await answer.text();
    if (!answer.ok) throw new Error(`the upload was answered with ${answer.status}`);
    stillOurs();
    await this.client.files.completeUploadExternal({
      channel_id: channel,
      files: [{ id: place.file_id!, title }],
    });
  }

  private async directChannel(personId: string): Promise<string> {
    const { channel } = await this.client.conversations.open({ users: personId });
    return channel!.id!;
  }
}
