import { MAX_ITEM_LENGTH } from '../../domain/ticket/ticket.js';
import type { Texts } from '../../i18n/texts.js';
import { context, type Block } from '../messages/blocks.js';
import type { FilingMetadata } from './filing.js';

/** What the form does not show of the message that the request is made from, and is kept with it all the same. */
export function originalNotice(
  { isLong, attached = [] }: Pick<FilingMetadata, 'isLong' | 'attached'>,
  t: Texts,
): Block[] {
  const lines = [
    ...(isLong ? [t.filing.wholeKept({ max: MAX_ITEM_LENGTH })] : []),
    ...(attached.length > 0 ? [t.filing.filesKept({ count: attached.length })] : []),
  ];
  return lines.length > 0 ? [context(lines.join('\n'))] : [];
}
