import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { webApi } from '@slack/bolt';
import { isErased } from '../domain/custody/commitment.js';
import { Fault } from '../domain/fault.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { failureOf } from './delivery/failures.js';
import { MINUTE_MS } from '../domain/time/units.js';

/** Something that was attached to a request, or to what was said in its thread. */
export interface Attached {
  readonly id: string;
  readonly name: string;
}

/** What is not to be had any more, or never was ours to have. */
export interface Missing extends Attached {
  readonly missing: string;
}

export interface Opened {
  readonly bytes: Readable;
  readonly size?: number | undefined;
  /** As Slack names it. */
  readonly name?: string | undefined;
}

/** How long a file may take, in ms: Slack takes files of 1 GB. */
const LONGEST_MS = 10 * MINUTE_MS;

/** The files of a request, as they are in Slack. */
export class AttachedFiles {
  /** @param given the bot's token, and where Slack is: nobody else is shown the token */
  constructor(
    private readonly client: webApi.WebClient,
    private readonly given: { readonly SLACK_BOT_TOKEN: string; readonly SLACK_API_URL: string },
  ) {}

  /**
   * Files of the filing and of messages in the threads, each once. Which they are stands in the facts; of facts of before
   * that was so, the messages are asked, in whatever channel they stand now.
   * @throws Fault `slack-unavailable`
   */
  async of({
    files,
    history,
    places,
  }: Pick<Ticket, 'files' | 'history' | 'places'>): Promise<(Attached | Missing)[]> {
    const named = files.map(({ id, name }) =>
      isErased(id) ? { id, name, missing: 'erased' } : { id, name },
    );
    const found = new Map<string, Attached | Missing>(named.map((one) => [one.id, one]));
    for (const fact of history) {
      if ((fact.type !== 'replied' && fact.type !== 'noted') || !fact.files || isErased(fact.text)) continue;
      const { cause, files: count, fileIds = [] } = fact;
      const channels = [places.customer.channel, places.desk.channel];
      const ones =
        fileIds.length === count
          ? fileIds.map((id) => ({ id, name: id }))
          : await this.inMessage(cause, count, channels);
      for (const one of ones) found.set(one.id, found.get(one.id) ?? one);
    }
    return [...found.values()];
  }

  /**
   * Asks for one file.
   * @returns its bytes as they come and how many they are to be, or why it is not to be had
   * @throws Fault `slack-unavailable`
   */
  async open(file: Attached): Promise<Opened | Missing> {
    const info = await this.asked(() => this.client.files.info({ file: file.id }));
    if ('gone' in info) return { ...file, missing: info.gone };
    const {
      is_external: isExternal,
      mode,
      url_private: address,
      url_private_download: download,
      size,
      name,
    } = info.file ?? {};
    // The address of another service: our token is not for it.
    if (isExternal || mode === 'external') return { ...file, missing: 'external' };
    if (mode === 'tombstone' || mode === 'hidden_by_limit') return { ...file, missing: mode };
    const url = download ?? address;
    if (url === undefined || !this.isSlacks(url)) return { ...file, missing: 'no_address' };
    return this.download(file, url, { size, name });
  }

  /**
   * Those that somebody has put under a message; the cause of what was said tells where it stands.
   * @param channels where it may stand by now: a private channel gets another id when it is shared
   */
  private async inMessage(
    cause: string,
    count: number,
    channels: readonly string[],
  ): Promise<(Attached | Missing)[]> {
    const [, channel, ts] = /^message:([^:]+):([\d.]+)$/.exec(cause) ?? [];
    const named = (missing: string): Missing[] => [{ id: `${cause}#files`, name: `${count} files`, missing }];
    if (channel === undefined || ts === undefined) return named('no_address');
    let missing = 'message_not_found';
    for (const place of new Set([channel, ...channels])) {
      const found = await this.messageAt(place, ts);
      if (found && 'files' in found) return found.files;
      // What Slack says of where it stood is why it is not to be had.
      if (found && place === channel) missing = found.gone;
    }
    return named(missing);
  }

  private async messageAt(channel: string, ts: string) {
    const query = { channel, ts, latest: ts, inclusive: true, limit: 1 };
    const replies = await this.asked(() => this.client.conversations.replies(query));
    if ('gone' in replies) return replies;
    const message = replies.messages?.find((one) => one.ts === ts);
    if (!message) return undefined;
    const files = (message.files ?? []).flatMap(({ id, name }) =>
      id === undefined ? [] : [{ id, name: name ?? id }],
    );
    return { files };
  }

  private async download(
    file: Attached,
    url: string,
    { size, name }: Pick<Opened, 'size' | 'name'>,
  ): Promise<Opened | Missing> {
    let response: Response;
    try {
      response = await fetch(url, {
        headers: { authorization: `Bearer ${this.given.SLACK_BOT_TOKEN}` },
        // To the page where people sign in: we may not have it.
        redirect: 'manual',
        signal: AbortSignal.timeout(LONGEST_MS),
      });
    } catch (error) {
      throw unavailable(error);
    }
    const { status, body } = response;
    if (status === 200 && body) return { bytes: Readable.fromWeb(body as WebStream), size, name };
    await body?.cancel();
    if (status === 429 || status >= 500) throw unavailable(new Error(`a file: HTTP ${status}`));
    return { ...file, missing: `http_${status}` };
  }

  private isSlacks(url: string): boolean {
    const { host, hostname, protocol } = new URL(url);
    const isOfSlack = protocol === 'https:' && /(^|\.)slack(-edge)?\.com$/.test(hostname);
    return isOfSlack || host === new URL(this.given.SLACK_API_URL).host;
  }

  private async asked<T extends object>(ask: () => Promise<T>): Promise<T | { readonly gone: string }> {
    try {
      return await ask();
    } catch (error) {
      const failure = failureOf(error);
      const isGone = failure.kind === 'impossible' || failure.kind === 'message-gone';
      // What the app may not do is for the administrator to put right, and no fault of the file.
      if (isGone && failure.error !== 'missing_scope') return { gone: failure.error };
      throw unavailable(error);
    }
  }
}

const unavailable = (cause: unknown): Fault =>
  new Fault('slack-unavailable', true, {
    cause,
    detail: `a file of a request (${(cause as Error).message})`,
  });
