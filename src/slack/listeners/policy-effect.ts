import { setTimeout } from 'node:timers/promises';
import { countMoves } from '../../count-moves.js';
import { isRefusal, type Refusal } from '../../domain/refusal.js';
import { policyOf, type Settings } from '../../domain/settings.js';
import { savePolicy } from '../../domain/settings/save-policy.js';
import { intend } from '../../domain/terms/intend.js';
import type { PolicyDraft } from '../../domain/terms/policy-draft.js';
import type { DeskPolicy } from '../../domain/sla/escalation.js';
import { reportFault } from '../../observability/faults.js';
import { refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import type { NextView } from '../modals/modal.js';
import { policyConfirmModal, type Effect } from '../modals/policy-confirm.js';
import type { DraftMetadata } from '../modals/policy-terms.js';
import type { Recognised } from '../who.js';
import type { Acting } from './acting.js';
import { namesFor, promiser } from './policies.js';
import { draftOf } from './policy-draft.js';

/** How often the figures of a long count are shown. */
const SHOW_EVERY_MS = 3_000;
/** Slack may still be putting up the modal that a submission was answered with. */
const SETTLED_MS = 300;
/** The modal was closed, or shows something newer. */
const GONE = ['not_found', 'hash_conflict'];

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
    afterwards: async () => {
      await setTimeout(SETTLED_MS);
      await counted(context, draft, saved, update).catch((error: { data?: { error?: string } }) => {
        if (!GONE.includes(error.data?.error ?? '')) throw error;
      });
    },
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

/** Counts, and shows how far it has come from time to time; nothing more when the draft has been written to since. */
async function counted(
  { policyDrafts, clock, log, tickets, contracts }: SlackContext,
  draft: PolicyDraft,
  { settings, policy }: { settings: Settings; policy: DeskPolicy },
  show: (effect: Effect, hash?: string) => Promise<string | undefined>,
): Promise<void> {
  const nobody = { id: draft.by, name: '', roles: [] };
  const reach = { policies: [policy.id], calendars: [] };
  const intention = intend(nobody, { cause: draft.id, at: clock() }, settings, reach);
  const failed = (id: string, error: unknown) => void reportFault(log, error, `effect on ${id}`);
  let hash: string | undefined;
  let lastShown = performance.now();
  let whole;
  for await (const part of countMoves(intention, settings, { tickets, contracts, clock, failed })) {
    whole = part.tally;
    if (performance.now() - lastShown < SHOW_EVERY_MS) continue;
    hash = await show({ soFar: part.soFar, total: part.total }, hash);
    lastShown = performance.now();
  }
  if (whole && (await policyDrafts.counted(draft, whole))) await show({ counted: whole }, hash);
}
