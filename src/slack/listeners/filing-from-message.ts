import type { ShortcutMessage } from '../given.js';
import type { SlackContext } from '../context.js';
import type { Acting } from './acting.js';
import type { Offer } from './conversation.js';
import { filingAsked } from './filing.js';
import { sourceMessageSoon } from './source-message.js';
import { readable } from './words.js';

/**
 * The button under a message that was offered to be registered. The message is read again, for it may have been changed
 * since, and a button does not hold all of it; where that fails, the form begins with what the button has.
 */
export async function filingFromOffer(
  context: SlackContext,
  acting: Acting,
  offer: Offer | undefined,
): Promise<void> {
  const { channel } = acting;
  if (!offer || !channel) return filingAsked(context, acting, {});
  const { ts, text, threadTs, authorId } = offer;
  const message = await sourceMessageSoon(context, { channel, ts });
  return filingAsked(context, acting, {
    text: message?.text ?? text,
    fileIds: message?.files.map(({ id }) => id) ?? [],
    authorId,
    source: { channel, ts, ...(threadTs ? { threadTs } : {}) },
  });
}

/** The shortcut on a message, which brings it whole. */
export async function filingFromShortcut(
  context: SlackContext,
  acting: Acting,
  message?: ShortcutMessage,
): Promise<void> {
  const { channel } = acting;
  if (!message || !channel) return filingAsked(context, acting, {});
  const { ts, text, threadTs, authorId, fileIds } = message;
  return filingAsked(context, acting, {
    text: await readable(context, text),
    ...(fileIds ? { fileIds } : {}),
    authorId,
    source: { channel, ts, ...(threadTs ? { threadTs } : {}) },
  });
}
