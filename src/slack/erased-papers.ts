import type { webApi } from '@slack/bolt';
import { Fault } from '../domain/fault.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { failureOf } from './delivery/failures.js';

/** Messages that Slack gives at once. */
const PAGE = 200;

/**
 * Deletes the PDFs that we have put into the threads of a request until personal data was erased from it: they show what
 * was erased. Whoever wants one asks for it anew. What others have uploaded, and what people have downloaded, is theirs.
 * @throws Fault `slack-unavailable` when it has to be tried again
 */
export async function deletePapers(
  client: webApi.WebClient,
  botUserId: string,
  { id, places, history }: Pick<Ticket, 'id' | 'places' | 'history'>,
): Promise<void> {
  const until = history.findLast(({ type }) => type === 'erased')?.recordedAt;
  if (!until) return;
  for (const { channel, ts } of [places.customer, places.desk]) {
    if (!ts) continue;
    for (const file of await filesIn(client, channel, ts)) {
      const isOurs = file.user === botUserId && file.name?.startsWith(`${id}-`);
      if (isOurs && file.id && (file.created ?? 0) * 1000 <= until.getTime()) {
        await orGone(client.files.delete({ file: file.id }));
      }
    }
  }
}

type SlackFile = Pick<
  NonNullable<NonNullable<webApi.ConversationsRepliesResponse['messages']>[number]['files']>[number],
  'id' | 'name' | 'user' | 'created'
>;

async function filesIn(client: webApi.WebClient, channel: string, ts: string): Promise<SlackFile[]> {
  const files: SlackFile[] = [];
  let cursor: string | undefined;
  do {
    const page = await orGone(
      client.conversations.replies({ channel, ts, limit: PAGE, ...(cursor ? { cursor } : {}) }),
    );
    files.push(...(page?.messages ?? []).flatMap((message) => message.files ?? []));
    cursor = page?.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return files;
}

/** What Slack refuses for good is not there, or not ours to delete; anything else may pass. */
async function orGone<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'impossible' || failure.kind === 'message-gone') return undefined;
    throw new Fault('slack-unavailable', true, { cause: error });
  }
}
