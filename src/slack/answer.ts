import type { webApi } from '@slack/bolt';
import type { Person } from '../domain/people/person.js';
import type { Refusal } from '../domain/refusal.js';
import type { Metric } from '../domain/sla/terms.js';
import type { Verb } from '../domain/ticket/lifecycle.js';
import type { Status } from '../domain/ticket/words.js';
import { textsIn } from '../i18n/texts.js';
import type { Locale } from '../domain/people/person.js';
import type { Reported } from '../observability/faults.js';
import { section, type Message } from './messages/blocks.js';
import { clipMrkdwn, typed } from './messages/mrkdwn.js';

/** The sentence of a refusal, with the words of the person's language in it. */
export function refusalText({ refused, data }: Refusal, locale: Locale): string {
  const t = textsIn(locale);
  const words: Record<string, string> = {};
  for (const [key, value] of Object.entries(data)) words[key] = typed(value, 200);
  if (data['verb']) words['verb'] = t.verb[data['verb'] as Verb] ?? data['verb'];
  if (data['status']) words['status'] = t.status[data['status'] as Status] ?? data['status'];
  if (data['metric']) words['metric'] = t.metric[data['metric'] as Metric] ?? data['metric'];
  return t.refusals[refused](words);
}

export function faultText({ kind, reference }: Reported, locale: Locale): string {
  const t = textsIn(locale);
  return kind === 'unavailable' ? t.faults.unavailable({ reference }) : t.faults.bug({ reference });
}

export const asMessage = (text: string): Message => ({
  text: clipMrkdwn(text, 3000),
  blocks: [section(text)],
});

/**
 * Answers only the person who acts, and is not remembered: ephemeral where they are, and by direct message for
 * people of other workspaces, for whom Slack promises no ephemerals (slack.md).
 */
export async function tellPerson(
  client: webApi.WebClient,
  person: Pick<Person, 'id' | 'external'>,
  channel: string | undefined,
  message: Message,
): Promise<void> {
  const said = { text: message.text, blocks: message.blocks };
  if (channel && !person.external && !channel.startsWith('D')) {
    try {
      await client.chat.postEphemeral({ channel, user: person.id, ...said });
      return;
    } catch (error) {
      const word = (error as { data?: { error?: string } }).data?.error;
      if (word !== 'user_not_in_channel' && word !== 'not_in_channel' && word !== 'channel_not_found')
        throw error;
    }
  }
  await client.chat.postMessage({ channel: person.id, ...said });
}
