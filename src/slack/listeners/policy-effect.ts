import { isRefusal, type Refusal } from '../../domain/refusal.js';
import { policyOf } from '../../domain/settings/settings.js';
import { savePolicy } from '../../domain/settings/save-policy.js';
import type { PolicyDraft } from '../../domain/terms/policy-draft.js';
import { refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import type { NextView } from '../modals/modal.js';
import { policyConfirmModal } from '../modals/policy-confirm.js';
import type { DraftMetadata } from '../modals/policy-terms.js';
import type { Effect } from '../modals/reach.js';
import type { Recognised } from '../who.js';
import type { Acting } from './acting.js';
import { countEffect } from './count-effect.js';
import { namesFor, promiser } from './policies.js';
import { draftOf } from './policy-draft.js';

/**
 * The view in which a change is confirmed, while its effect is being counted; the figures come into it afterwards. When
 * somebody has saved another version meanwhile, it says so, and shows how the draft differs from that.
 * @param viewId the view whose place it takes
 * @returns a refusal when it could not be saved as it is
 */
export async function confirmView(
  context: SlackContext,
  recognised: Recognised,
  begun: PolicyDraft,
  viewId: string,
): Promise<Pick<NextView, 'next' | 'afterwards'> | Refusal> {
  const { settings, person } = recognised;
  const { draft, notice } = await onNewest(context, recognised, begun);
  const saved = savePolicy(settings, draft, promiser(recognised));
  if (isRefusal(saved)) return saved;
  const names = await namesFor(context, settings);
  const before = draft.isNew ? undefined : policyOf(settings, draft.base.id);
  const show = (effect: Effect) =>
    policyConfirmModal(
      { draftId: draft.id, before, after: draft.policy, effect, ...(notice ? { notice } : {}) },
      names,
      person.locale,
    );
  if (!before) return { next: show('counting') };
  const update = async (effect: Effect, hash?: string): Promise<string | undefined> => {
    const view = { view_id: viewId, view: show(effect), ...(hash ? { hash } : {}) };
    const answered = await context.client.views.update(view);
    return answered.view?.hash;
  };
  return {
    next: show('counting'),
    // Nothing more is shown when the draft has been written to since.
    afterwards: () =>
      countEffect(
        context,
        {
          by: draft.by,
          cause: draft.id,
          settings: saved.settings,
          reach: { policies: [saved.policy.id], calendars: [] },
        },
        update,
        (tally) => context.policyDrafts.counted(draft, tally),
      ),
  };
}

/** The button of a count that does not come to an end: whoever counted may be gone. */
export async function recountAsked(
  context: SlackContext,
  acting: Acting,
  { id: viewId, metadata }: { id: string; metadata: DraftMetadata },
): Promise<void> {
  const recognised = await context.who.is(acting.userId);
  const draft = await draftOf(context, recognised, metadata.draftId);
  if (typeof draft === 'string') return;
  const confirm = await confirmView(context, recognised, draft, viewId);
  if (isRefusal(confirm)) return;
  await context.client.views.update({ view_id: viewId, view: confirm.next });
  await confirm.afterwards?.();
}

/** A draft that follows an older version follows the newest from here on, and is said to. */
async function onNewest(
  { policyDrafts, clock }: SlackContext,
  recognised: Recognised,
  draft: PolicyDraft,
): Promise<{ draft: PolicyDraft; notice?: string }> {
  const { settings, person } = recognised;
  const refusal = savePolicy(settings, draft, promiser(recognised));
  if (!isRefusal(refusal) || refusal.refused !== 'policy-changed') return { draft };
  const { id, version } = policyOf(settings, draft.base.id);
  const moved = await policyDrafts.write(draft, { base: { id, version } }, clock());
  return { draft: moved ?? draft, notice: refusalText(refusal, person.locale) };
}
