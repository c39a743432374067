import { isRefusal } from '../../domain/refusal.js';
import { newestPolicies, policyOf, type Settings } from '../../domain/settings/settings.js';
import type { LadderTyped, PolicyDraft } from '../../domain/terms/policy-draft.js';
import { textsIn } from '../../i18n/texts.js';
import { refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import { nameOf } from '../messages/policy-words.js';
import type { ViewValues } from '../modals/inputs.js';
import type { FieldErrors, NextView } from '../modals/modal.js';
import {
  ladderTyped,
  NEW_LEVEL,
  policyLadderModal,
  readLadder,
  typedLadder,
  type LadderMetadata,
} from '../modals/policy-ladder.js';
import { readPolicyTerms, type DraftMetadata } from '../modals/policy-terms.js';
import type { Acting } from './acting.js';
import { namesFor } from './policies.js';
import { draftOf } from './policy-draft.js';
import { confirmView } from './policy-effect.js';
import { updateShown } from './update-shown.js';

/** The first view is submitted: what is promised. The second one follows, as it was left. */
export async function policyTermsSubmitted(
  context: SlackContext,
  acting: Acting,
  { draftId }: DraftMetadata,
  values: ViewValues,
): Promise<FieldErrors | NextView> {
  const recognised = await context.who.is(acting.userId);
  const { settings, person } = recognised;
  const { locale } = person;
  const begun = await draftOf(context, recognised, draftId);
  if (typeof begun === 'string') return { name: begun };
  const names = await namesFor(context, settings);
  const others = newestPolicies(settings).filter(({ id }) => begun.isNew || id !== begun.base.id);
  const before = basisOf(begun, settings);
  const read = readPolicyTerms(values, { policy: before, taken: others.map(nameOf), names }, locale);
  if ('errors' in read) return read.errors;
  const { escalation } = begun.policy;
  const draft = await context.policyDrafts.write(
    begun,
    { policy: { ...read.ok, escalation } },
    context.clock(),
  );
  if (!draft) return { name: textsIn(locale).policies.faults.goneDraft };
  const ladder = draft.ladder ?? ladderTyped(before.escalation);
  const metadata = { draftId, levels: ladder.levels.map((_level, key) => key) };
  return { how: 'push', next: policyLadderModal(ladder, metadata, names, locale) };
}

/** A level more, or one less; what was typed stays. */
export async function policyLadderChanged(
  context: SlackContext,
  acting: Acting,
  view: { id: string; hash: string; metadata: LadderMetadata; values: ViewValues },
  change: LadderChange,
): Promise<void> {
  const { person, settings } = await context.who.is(acting.userId);
  const { metadata, values } = view;
  const typed = typedLadder(values, metadata);
  const kept = metadata.levels.map((key, index) => ({ key, level: typed.levels[index]! }));
  const levels = changed(kept, change);
  const ladder = { ...typed, levels: levels.map(({ level }) => level) };
  const shown = { ...metadata, levels: levels.map(({ key }) => key) };
  const names = await namesFor(context, settings);
  await updateShown(context, view, policyLadderModal(ladder, shown, names, person.locale));
}

type LadderChange = { readonly add: true } | { readonly remove: number } | { readonly raise: number };
interface Keyed {
  readonly key: number;
  readonly level: LadderTyped['levels'][number];
}

/** A level is added at the end, removed, or asked before the one it came after. */
function changed(levels: readonly Keyed[], change: LadderChange): readonly Keyed[] {
  if ('add' in change) {
    return [...levels, { key: Math.max(-1, ...levels.map(({ key }) => key)) + 1, level: NEW_LEVEL }];
  }
  if ('remove' in change) return levels.filter(({ key }) => key !== change.remove);
  const place = levels.findIndex(({ key }) => key === change.raise);
  const [raised, before] = [levels[place], levels[place - 1]];
  return raised && before ? levels.toSpliced(place - 1, 2, raised, before) : levels;
}

/** The second view is submitted: the ladder. The differences and what they do to open requests follow in its place. */
export async function policyLadderSubmitted(
  context: SlackContext,
  acting: Acting,
  { id, metadata, values }: { id: string; metadata: LadderMetadata; values: ViewValues },
): Promise<FieldErrors | NextView> {
  const recognised = await context.who.is(acting.userId);
  const { person } = recognised;
  const begun = await draftOf(context, recognised, metadata.draftId);
  if (typeof begun === 'string') return { stalled: begun };
  const typed = typedLadder(values, metadata);
  const read = readLadder(typed, metadata, begun.policy.escalation, person.locale);
  if ('errors' in read) return read.errors;
  const policy = { ...begun.policy, escalation: read.ok };
  const draft = await context.policyDrafts.write(begun, { policy, ladder: typed }, context.clock());
  if (!draft) return { stalled: textsIn(person.locale).policies.faults.goneDraft };
  const confirm = await confirmView(context, recognised, draft, id);
  return isRefusal(confirm)
    ? { stalled: refusalText(confirm, person.locale) }
    : { how: 'update', ...confirm };
}

/** The version that somebody began with. */
const basisOf = ({ base }: PolicyDraft, settings: Settings) =>
  settings.policies.find(({ id, version }) => id === base.id && version === base.version) ??
  policyOf(settings, base.id);
