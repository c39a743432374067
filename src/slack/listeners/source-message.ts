import pTimeout from 'p-timeout';
import { filesOf, wordsOf, type Enquiry } from '../../domain/enquiry/enquiry.js';
import { Fault } from '../../domain/fault.js';
import { MAX_FILES, MAX_ITEM_LENGTH } from '../../domain/ticket/ticket.js';
import type { Filing } from '../../domain/ticket/register.js';
import type { SlackContext } from '../context.js';
import { failureOf } from '../delivery/failures.js';
import type { FilingMetadata, Source } from '../modals/filing.js';
import { readable } from './words.js';

/** A message that a request is made from, as it stands in Slack now: every word, and what is attached. */
export interface SourceMessage {
  readonly text: string;
  readonly files: Filing['files'];
  readonly authorId?: string | undefined;
  readonly threadTs?: string | undefined;
}

/** How long a form that somebody waits for is held up by it: Slack's word for opening one is good for three seconds. */
const SOON_MS = 1200;

interface FileTold {
  readonly id?: string | undefined;
  readonly name?: string | null | undefined;
  readonly permalink?: string | undefined;
}

/** Ids of the files of a message, as events and shortcuts tell them. */
export const fileIdsOf = (files: readonly FileTold[] = []): string[] =>
  files.flatMap(({ id }) => (id === undefined ? [] : [id]));

/**
 * Reads a message back where it stands.
 * @returns undefined when it is not there (any more), or is not ours to read
 * @throws Fault `slack-unavailable`
 */
export async function sourceMessage(
  context: Pick<SlackContext, 'client' | 'who'>,
  { channel, ts }: Pick<Source, 'channel' | 'ts'>,
): Promise<SourceMessage | undefined> {
  const query = { channel, ts, latest: ts, inclusive: true, limit: 1 };
  const found = await asked(() => context.client.conversations.replies(query));
  const message = found?.messages?.find((one) => one.ts === ts);
  if (!message || isTombstone(message)) return undefined;
  const { text = '', user: authorId, thread_ts: threadTs, files = [] } = message;
  return {
    text: await readable(context, text),
    files: await filesNamed(context, files),
    authorId,
    ...(threadTs && threadTs !== ts ? { threadTs } : {}),
  };
}

/** What is left of a deleted message that has replies. */
const isTombstone = (message: object): boolean => (message as { subtype?: unknown }).subtype === 'tombstone';

/** The same for a form that is about to open: what is not told soon, or not now, the form does without. */
export const sourceMessageSoon = (
  context: Pick<SlackContext, 'client' | 'who'>,
  source: Pick<Source, 'channel' | 'ts'>,
): Promise<SourceMessage | undefined> =>
  pTimeout(sourceMessage(context, source), { milliseconds: SOON_MS, fallback: () => undefined }).catch(
    (error: unknown) => {
      if (error instanceof Fault) return undefined;
      throw error;
    },
  );

/** What a form remembers of a message whose words or files it cannot hold: they are read back when it is submitted. */
export const remembered = (
  text: string,
  files: readonly string[] = [],
): Pick<FilingMetadata, 'isLong' | 'attached'> => ({
  ...(text.length > MAX_ITEM_LENGTH ? { isLong: true } : {}),
  ...(files.length > 0 ? { attached: files.slice(0, MAX_FILES) } : {}),
});

/**
 * The message's own words and files, for the request that is filed from it.
 * @param enquiry that it began: it keeps what the customer wrote after it, too
 * @throws Fault `slack-unavailable` where something would be lost without; then what was typed stays
 */
export async function originalOf(
  context: SlackContext,
  { source, isLong, attached = [] }: FilingMetadata,
  enquiry?: Enquiry,
): Promise<Pick<Filing, 'words' | 'files'>> {
  if (enquiry && enquiry.messages.length > 1)
    return {
      words: wordsOf(enquiry),
      files: await filesNamed(
        context,
        filesOf(enquiry).map((id) => ({ id })),
      ),
    };
  if (!source) return { files: [] };
  // Where nothing would be lost without it, whoever submits does not wait for Slack.
  const isNeeded = isLong === true || attached.length > 0;
  const message = await (isNeeded ? sourceMessage(context, source) : sourceMessageSoon(context, source));
  // Deleted since the form was opened: its files may be there still.
  if (!message) return { files: attached.map((id) => ({ id, name: id })) };
  return { words: message.text, files: message.files };
}

/** A filing with what its message had; a file that was chosen in the form as well is one. */
export const withOriginal = (filing: Filing, { words, files }: Pick<Filing, 'words' | 'files'>): Filing => ({
  ...filing,
  ...(words === undefined ? {} : { words }),
  files: [...new Map([...files, ...filing.files].map((file) => [file.id, file])).values()],
});

async function filesNamed(
  context: Pick<SlackContext, 'client'>,
  files: readonly FileTold[],
): Promise<Filing['files']> {
  const named = await Promise.all(files.slice(0, MAX_FILES).map((file) => fileNamed(context, file)));
  return named.flatMap((file) => (file ? [file] : []));
}

/** Files of people from other workspaces come without names ("Slack Connect files"): they are asked for. */
async function fileNamed(
  { client }: Pick<SlackContext, 'client'>,
  told: FileTold,
): Promise<Filing['files'][number] | undefined> {
  const { id } = told;
  if (id === undefined) return undefined;
  const file = told.name ? told : ((await asked(() => client.files.info({ file: id })))?.file ?? told);
  return { id, name: file.name ?? id, ...(file.permalink ? { url: file.permalink } : {}) };
}

async function asked<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (cause) {
    const { kind, error } = failureOf(cause);
    if ((kind === 'impossible' || kind === 'message-gone') && error !== 'missing_scope') return undefined;
    throw new Fault('slack-unavailable', true, { cause, detail: `the message of a request (${error})` });
  }
}
