import type { types } from '@slack/bolt';
import type { SlackContext } from '../context.js';

/**
 * Puts another view in the place of the one that was acted in. Pressed twice in a row, or closed meanwhile, the act is
 * about a view that is no longer shown: what is shown now stays.
 */
export async function updateShown(
  { client }: SlackContext,
  { id, hash }: { readonly id: string; readonly hash?: string | undefined },
  view: types.ModalView,
): Promise<void> {
  await client.views
    .update({ view_id: id, ...(hash ? { hash } : {}), view })
    .catch((error: { data?: { error?: string } }) => {
      if (!GONE.includes(error.data?.error ?? '')) throw error;
    });
}

const GONE = ['hash_conflict', 'not_found'];
