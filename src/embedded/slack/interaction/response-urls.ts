import { randomBytes } from 'node:crypto';

import { checkBlocks, faultMessage } from '../block-kit/index.js';
import type { Core } from '../core.js';
import { change, post, remove } from '../state/messages.js';
import { Refusal, type Json } from '../types.js';

/** Where an answer goes, and which message it may replace. */
export interface ReplyPlace {
  channel: string;
  user: string;
  messageTs?: string;
  threadTs?: string;
}

const LIFE_MS = 30 * 60_000;
const USES = 5;

/** `response_url`s: 5 uses in 30 minutes (docs.slack.dev, "Handling user interaction"). */
export class ResponseUrls {
  private issued = new Map<string, ReplyPlace & { uses: number; expires: number }>();

  issue(baseUrl: string, place: ReplyPlace): string {
    const id = randomBytes(12).toString('hex');
    this.issued.set(id, { ...place, uses: 0, expires: Date.now() + LIFE_MS });
    if (this.issued.size > 10_000) this.issued.delete(this.issued.keys().next().value!);
    return `${baseUrl}/response/${id}`;
  }

  forget(): void {
    this.issued.clear();
  }

  spend(id: string): ReplyPlace {
    const found = this.issued.get(id);
    if (!found || found.expires < Date.now()) throw new Refusal('expired_url');
    if (found.uses >= USES) throw new Refusal('used_url');
    found.uses += 1;
    return found;
  }
}

/** Does what the bot asks for in a `response_url` or in the acknowledgement of a command. */
export function reply(core: Core, place: ReplyPlace, body: Json): void {
  const { workspace } = core;
  const channel = workspace.channels.get(place.channel);
  if (!channel) throw new Refusal('channel_not_found');
  const original = place.messageTs ? workspace.message(channel.id, place.messageTs) : undefined;
  if (body['delete_original'] === true || body['delete_original'] === 'true') {
    if (original) remove(core, channel, original);
    return;
  }
  const blocks = body['blocks'] as Json[] | undefined;
  const faults = blocks ? checkBlocks('message', blocks) : [];
  if (faults.length > 0) throw new Refusal('invalid_blocks', faults.map(faultMessage).join('; '));
  const text = typeof body['text'] === 'string' ? body['text'] : '';
  if (!text && !blocks?.length) throw new Refusal('no_text');
  const replaces = body['replace_original'] === true || body['replace_original'] === 'true';
  if (replaces && original) return change(core, channel, original, { text, blocks: blocks ?? [] });
  const isEphemeral = body['response_type'] !== 'in_channel';
  post(core, channel, workspace.bot(), {
    text,
    blocks,
    attachments: body['attachments'] as Json[] | undefined,
    threadTs: (body['thread_ts'] as string | undefined) ?? place.threadTs,
    ephemeralTo: isEphemeral ? place.user : undefined,
  });
}
