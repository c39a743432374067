import type { types } from '@slack/bolt';
import { yearOf } from '../../domain/record/number.js';
import { isRefusal, type Refusal, type RefusalCode } from '../../domain/refusal.js';
import type { Command } from '../../domain/ticket/commands.js';
import { dependsOnContract } from '../../domain/ticket/decide.js';
import type { Verb } from '../../domain/ticket/lifecycle.js';
import { refusalText } from '../answer.js';
import { candidatesFor, everyCandidate } from '../candidates.js';
import type { SlackContext } from '../context.js';
import type { Answered, ViewGiven } from '../given.js';
import type { ViewValues } from '../modals/inputs.js';
import { resolveField } from '../modals/resolve-form.js';
import { readVerbForm, verbModal, type VerbFormMetadata } from '../modals/verb-form.js';
import type { Recognised } from '../who.js';
import type { Acting } from './acting.js';
import { updateShown } from './update-shown.js';
import { numberOf, placeOf, showAgain } from './verb.js';

/** A verb's form is submitted. @returns what is wrong at which field; nothing is lost; or `back` to the request */
export async function verbSubmitted(
  context: SlackContext,
  acting: Acting,
  verb: Verb,
  metadata: VerbFormMetadata,
  values: ViewValues,
): Promise<Answered> {
  const recognised = await context.who.is(acting.userId, metadata.channel);
  const { person, settings } = recognised;
  const read = readVerbForm(verb, values, everyCandidate(settings), person.locale);
  if ('errors' in read) return read.errors;
  const year = yearOf(context.clock(), settings.zone);
  const command =
    'to' in read.ok && verb === 'link' ? { ...read.ok, to: numberOf(read.ok.to as string, year) } : read.ok;
  const act = { ...acting, settings };
  const outcome = await context.runner.run(metadata.ticketId, command as Command, person, act);
  if (isRefusal(outcome)) return refusedAt(context, recognised, verb, metadata, values, outcome);
  if (!metadata.shownViewId) return undefined;
  await showAgain(context, metadata.shownViewId, outcome.record, recognised);
  return 'back';
}

/** Of what is said in a form, the field that it is about, where that is not the first. */
const FIELD_OF: Partial<Record<RefusalCode, string>> = {
  'grounds-unsaid': 'text',
  'corrected-time': 'to',
  'corrected-receipt': 'to',
  'receipt-as-it-was': 'to',
};

/** A refusal stands at the field that it is about; where that comes only with what was chosen, the form comes with it. */
async function refusedAt(
  context: SlackContext,
  recognised: Recognised,
  verb: Verb,
  metadata: VerbFormMetadata,
  values: ViewValues,
  refusal: Refusal,
): Promise<Answered> {
  const { locale } = recognised.person;
  const text = refusalText(refusal, locale);
  const first = Object.keys(values)[0]!;
  const about = FIELD_OF[refusal.refused];
  if (about !== undefined && about in values) return { [about]: text };
  if (verb !== 'resolve') return { [first]: text };
  const field = resolveField(refusal, values);
  if (field) return { [field]: text };
  const next = await formAgain(context, recognised, verb, { metadata, values }, text);
  return next ? { how: 'update', next } : { [first]: text };
}

/** Another outcome was chosen: the form asks for what belongs to it, and keeps what was typed. */
export async function outcomeChosen(context: SlackContext, acting: Acting, view: ViewGiven): Promise<void> {
  const metadata = view.metadata as VerbFormMetadata;
  const recognised = await context.who.is(acting.userId, metadata.channel);
  const next = await formAgain(context, recognised, 'resolve', { metadata, values: view.values });
  if (next && asksOther(next, view.values)) await updateShown(context, view, next);
}

/** A form that would ask the same again is left alone: somebody is typing in it. */
const asksOther = ({ blocks }: types.ModalView, values: ViewValues): boolean => {
  const asked = blocks.flatMap((block) => (block.type === 'input' ? [block.block_id!] : []));
  return asked.length !== Object.keys(values).length || asked.some((id) => !(id in values));
};

/** @returns the form as it is now; nothing when its request is gone */
async function formAgain(
  context: SlackContext,
  { person, settings, ...recognised }: Recognised,
  verb: Verb,
  { metadata, values }: { readonly metadata: VerbFormMetadata; readonly values: ViewValues },
  notice?: string,
) {
  const ticket = await context.tickets.load(metadata.ticketId);
  if (!ticket) return undefined;
  const now = context.clock();
  const contract = dependsOnContract(verb) ? await context.contracts.load(ticket.contractId) : undefined;
  return verbModal({
    verb,
    ticket,
    person,
    place: placeOf({ ...recognised, person, settings }),
    candidates: candidatesFor(ticket, settings, await context.duty.load(now), now, person.locale),
    locale: person.locale,
    channel: metadata.channel,
    shownViewId: metadata.shownViewId,
    contract,
    given: values,
    notice,
  });
}
