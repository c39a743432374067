import { changeRota, makeRota, retireRota, type RotaDraft } from '../../../domain/duty/edit-rota.js';
import { keepsRotas } from '../../../domain/duty/may.js';
import type { PersonRef } from '../../../domain/people/person.js';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.js';
import { textsIn } from '../../../i18n/texts.js';
import { refusalText } from '../../answer.js';
import type { SlackContext } from '../../context.js';
import type { ViewValues } from '../../modals/inputs.js';
import { readRota } from '../../modals/duty/read-rota.js';
import {
  fieldOf,
  NEW_LAYER,
  rotaModal,
  typedRota,
  valuesOf,
  type RotaFormMetadata,
  type RotaValues,
} from '../../modals/duty/rota.js';
import type { Answered, Pressed } from '../../given.js';
import type { Recognised } from '../../who.js';
import type { Acting } from '../acting.js';
import { calendarAgain, calendarBelow, staffOnly } from './calendar.js';
import { updateShown } from '../update-shown.js';

/** *New rota*: the form with one layer. */
export async function rotaNew(context: SlackContext, acting: Acting, pressed: Pressed): Promise<void> {
  const keeper = await keeperOnly(context, acting, pressed);
  if (!keeper) return;
  const { person, settings } = keeper;
  const view = rotaModal({
    metadata: { layers: [{ key: 1 }], below: calendarBelow(pressed) },
    values: { name: '', zone: settings.zone, layers: { 1: NEW_LAYER } },
    locale: person.locale,
  });
  await context.client.views.push({ trigger_id: acting.triggerId, view });
}

/** *Edit rota*: the form with what the rota says now. */
export async function rotaEdited(context: SlackContext, acting: Acting, pressed: Pressed): Promise<void> {
  const keeper = await keeperOnly(context, acting, pressed);
  if (!keeper) return;
  const { locale } = keeper.person;
  const below = calendarBelow(pressed);
  const rota = await context.duty.rotas.load(pressed.value);
  if (!rota || rota.retiredAt) {
    return calendarAgain(context, keeper, below, refusalText(refuse('rota-gone'), locale));
  }
  const { values, layers } = valuesOf(rota, locale);
  const metadata = { rotaId: rota.id, edition: rota.edition, layers, below };
  const view = rotaModal({ metadata, values, locale });
  await context.client.views.push({ trigger_id: acting.triggerId, view });
}

/** Whoever may not, though a button was there when the calendar was opened, is told so in it. */
async function keeperOnly(
  context: SlackContext,
  acting: Acting,
  pressed: Pressed,
): Promise<Recognised | undefined> {
  const recognised = await staffOnly(context, acting);
  if (!recognised || keepsRotas(recognised.person)) return recognised;
  const text = refusalText(refuse('duty-for-heads'), recognised.person.locale);
  await calendarAgain(context, recognised, calendarBelow(pressed), text);
  return undefined;
}

/** A layer is added or removed: the form is built again with everything that was typed. */
export async function rotaLayers(
  context: SlackContext,
  acting: Acting,
  { view }: Pressed,
  change: { add: true } | { remove: number },
): Promise<void> {
  const { person } = await context.who.is(acting.userId);
  if (!view) return;
  const before = view.metadata as RotaFormMetadata;
  const typed = typedRota(view.values, before);
  const { layers, added } = changed(before, change);
  const values: RotaValues = added ? { ...typed, layers: { ...typed.layers, [added]: NEW_LAYER } } : typed;
  const shown = rotaModal({ metadata: { ...before, layers }, values, locale: person.locale });
  await updateShown(context, view, shown);
}

function changed({ layers }: RotaFormMetadata, change: { add: true } | { remove: number }) {
  if ('remove' in change) return { layers: layers.filter(({ key }) => key !== change.remove) };
  const added = Math.max(...layers.map(({ key }) => key)) + 1;
  return { layers: [...layers, { key: added }], added };
}

/** The form is submitted: a new rota, or an old one said anew. */
export async function rotaSubmitted(
  context: SlackContext,
  acting: Acting,
  metadata: RotaFormMetadata,
  values: ViewValues,
): Promise<Answered> {
  const recognised = await context.who.is(acting.userId);
  const { person } = recognised;
  const typed = typedRota(values, metadata);
  const people = await peopleOf(context, typed);
  const read = readRota(typed, metadata, people, person.locale);
  if ('errors' in read) return read.errors;
  const draft = read.ok;
  const { dutyRunner: runner } = context;
  const { rotaId, edition = 0, below } = metadata;
  const outcome = rotaId
    ? await runner.changeRota(rotaId, acting.cause, (rota, given) =>
        changeRota(rota, edition, draft, person, given),
      )
    : await runner.makeRota(acting.cause, (id, given) => makeRota(id, draft, person, given));
  if (isRefusal(outcome)) {
    return { [faultyField(outcome, draft, metadata)]: refusalText(outcome, person.locale) };
  }
  await calendarAgain(context, recognised, below, textsIn(person.locale).duty.rota.saved, outcome.id);
  return below ? 'back' : undefined;
}

async function peopleOf({ who }: SlackContext, { layers }: RotaValues): Promise<Map<string, PersonRef>> {
  const ids = new Set(Object.values(layers).flatMap(({ people }) => people));
  const profiles = await Promise.all([...ids].map((id) => who.profile(id)));
  return new Map(profiles.map(({ id, name, teamId }) => [id, { id, name, teamId }]));
}

/** Somebody without a role is told at the people of their layer, everything else at the name. */
function faultyField({ refused, data }: Refusal, { layers }: RotaDraft, metadata: RotaFormMetadata): string {
  if (refused !== 'no-role') return 'name';
  const index = layers.findIndex(({ people }) => people.some(({ name }) => name === data['name']));
  return fieldOf('people', metadata.layers[Math.max(0, index)]!.key);
}

/** *Retire*, pressed and affirmed: the form gives way to the calendar without it. */
export async function rotaRetired(context: SlackContext, acting: Acting, pressed: Pressed): Promise<void> {
  const recognised = await staffOnly(context, acting);
  if (!recognised || !pressed.view) return;
  const { person } = recognised;
  const outcome = await context.dutyRunner.changeRota(pressed.value, acting.cause, (rota, given) =>
    retireRota(rota, person, given),
  );
  await acting.acknowledge();
  const text = isRefusal(outcome)
    ? refusalText(outcome, person.locale)
    : textsIn(person.locale).duty.rota.retired;
  const { below } = pressed.view.metadata as RotaFormMetadata;
  // We cannot close a modal: it becomes the calendar too.
  await calendarAgain(context, recognised, below && { ...below, viewId: pressed.view.id }, text);
  await calendarAgain(context, recognised, below);
}
