import { isRefusal } from '../../domain/refusal.js';
import type { Settings } from '../../domain/settings/settings.js';
import { savePolicy, type PolicySaved } from '../../domain/settings/save-policy.js';
import { intend } from '../../domain/terms/intend.js';
import { withIntention } from '../../domain/settings/intention.js';
import type { PolicyDraft } from '../../domain/terms/policy-draft.js';
import { textsIn } from '../../i18n/texts.js';
import { asMessage, refusalText, tellPerson } from '../answer.js';
import type { SlackContext } from '../context.js';
import { typed } from '../messages/mrkdwn.js';
import { nameOf } from '../messages/policy-words.js';
import type { ViewValues } from '../modals/inputs.js';
import type { FieldErrors, NextView } from '../modals/modal.js';
import { policyRefusedModal } from '../modals/policy-confirm.js';
import type { DraftMetadata } from '../modals/policy-terms.js';
import { REACH_BLOCK, wantsOpen } from '../modals/reach.js';
import type { Recognised } from '../who.js';
import type { Acting } from './acting.js';
import { promiser } from './policies.js';
import { draftOf } from './policy-draft.js';
import { confirmView } from './policy-effect.js';

/**
 * The change is confirmed: the new version is saved, and in the same update that the open requests are to get it, when
 * that was chosen after its effect was shown. Submitted again, it is the same.
 */
export async function policyConfirmed(
  context: SlackContext,
  acting: Acting,
  { id: viewId, metadata, values }: { id: string; metadata: DraftMetadata; values: ViewValues },
): Promise<FieldErrors | NextView | undefined> {
  const recognised = await context.who.is(acting.userId);
  const { locale } = recognised.person;
  const t = textsIn(locale).policies;
  const draft = await draftOf(context, recognised, metadata.draftId);
  const refused = (text: string): FieldErrors | NextView =>
    REACH_BLOCK in values
      ? { [REACH_BLOCK]: text }
      : { how: 'update', next: policyRefusedModal(text, locale) };
  if (typeof draft === 'string') return refused(draft);
  const toOpen = wantsOpen(values);
  if (toOpen && !draft.tally) return refused(t.faults.stillCounting);
  // Whoever was quicker has got on by one version.
  for (;;) {
    const settings = await context.settings.load();
    const now = { ...recognised, settings };
    const saved = savePolicy(settings, draft, promiser(now));
    if (isRefusal(saved)) {
      const confirm = await confirmView(context, now, draft, viewId);
      return isRefusal(confirm) ? refused(refusalText(confirm, locale)) : { how: 'update', ...confirm };
    }
    const next = toOpen ? withReach(saved, now, acting) : saved.settings;
    if (next !== settings && !(await context.settings.save(settings, next))) continue;
    tell(context, now, draft, saved, toOpen);
    return undefined;
  }
}

/** That it is to reach the open requests stands beside the version itself: a crash leaves both or neither. */
function withReach(
  { settings, policy }: PolicySaved,
  recognised: Recognised,
  { cause, at }: Acting,
): Settings {
  const reach = { policies: [policy.id], calendars: [] };
  const intention = intend(promiser(recognised), { cause, at }, settings, reach);
  const known = settings.intentions;
  if (known?.some(({ id }) => id === intention.id)) return settings;
  return { ...settings, intentions: withIntention(known, intention) };
}

/** It is saved; whether Slack can be told just now changes nothing. */
function tell(
  { client, log }: SlackContext,
  { person }: Recognised,
  { isNew, base }: PolicyDraft,
  { policy }: PolicySaved,
  toOpen: boolean,
): void {
  const { done } = textsIn(person.locale).policies;
  const said = { name: typed(nameOf(policy), 100), version: policy.version };
  const text = toOpen
    ? done.applying(said)
    : isNew
      ? done.savedNew(said)
      : policy.version === base.version
        ? done.unchanged
        : done.saved(said);
  tellPerson(client, person, undefined, asMessage(text)).catch((error: unknown) =>
    log.warn({ err: error, policy: policy.id }, 'saving of a policy not told'),
  );
}
