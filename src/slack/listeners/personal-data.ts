import { rolesOf } from '../../domain/people/roster.js';
import { refOf } from '../../domain/people/person.js';
import { demanded } from '../../domain/privacy/erasure.js';
import { mayNotErase } from '../../domain/privacy/erase.js';
import { identifies, names as namesThem, type Subject } from '../../domain/privacy/subject.js';
import { textsIn } from '../../i18n/texts.js';
import { asMessage, refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import { erasuresMessage } from '../messages/erasures.js';
import {
  erasingModal,
  personalDataModal,
  readPersonalDataForm,
  type HeldShortly,
  type PersonalDataMetadata,
} from '../modals/personal-data.js';
import type { ViewValues } from '../modals/inputs.js';
import type { FieldErrors, NextView } from '../modals/modal.js';
import { answer, type Acting } from './acting.js';

/** Demands that a message lists. */
const MOST_LISTED = 10;

/**
 * `/service personal-data @person`: what is held about somebody of a customer's, and the form by which it is erased; without a
 * person, how far the demands are.
 * @param text as it came, with the mention in it
 * @param named what stands after the command's word
 */
export async function personalDataAsked(
  context: SlackContext,
  acting: Acting,
  text: string,
  named: string,
): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person, settings } = recognised;
  const { locale } = person;
  const say = (said: string) => answer(context, acting, recognised, asMessage(said));
  const refusal = mayNotErase(person);
  if (refusal) return say(refusalText(refusal, locale));
  const [, id] = /<@([UW][A-Z0-9]+)/.exec(text) ?? [];
  if (id === undefined && named.trim() !== '') return say(textsIn(locale).privacy.slack.whom);
  if (id === undefined) {
    const newest = await context.erasures.newest(MOST_LISTED);
    return answer(context, acting, recognised, erasuresMessage(newest, settings.zone, locale));
  }
  if (rolesOf(settings.roster, id).length > 0) return say(textsIn(locale).privacy.slack.ours);
  const { held } = await whoseData(context, id);
  const view = personalDataModal(held, locale);
  await context.client.views.open({ trigger_id: acting.triggerId, view });
}

/** The form is submitted: the demand is stored before the form says so, once however often Slack repeats it. */
export async function personalDataSubmitted(
  context: SlackContext,
  acting: Acting,
  { personId }: PersonalDataMetadata,
  values: ViewValues,
): Promise<FieldErrors | NextView> {
  const { person, settings } = await context.who.is(acting.userId);
  const { locale, roles } = person;
  const refusal = mayNotErase(person);
  if (refusal) return { reason: refusalText(refusal, locale) };
  const t = textsIn(locale).privacy.slack;
  if (rolesOf(settings.roster, personId).length > 0) return { reason: t.ours };
  const read = readPersonalDataForm(values, locale);
  if ('errors' in read) return read.errors;
  const { reason, named } = read.ok;
  const { subject } = await whoseData(context, personId);
  if (identifies(subject, reason) || namesThem(subject, reason)) return { reason: t.reasonNames };
  const by = { ...refOf(person), roles };
  await context.erasures.insert(
    demanded(`erasure:${acting.cause}`, by, { subject, reason, named, texts: [] }, context.clock()),
  );
  return { next: erasingModal(locale), how: 'update' };
}

/** What is known of somebody without looking through every request: enough to know them by, and to be shown. */
async function whoseData(
  { personalData }: SlackContext,
  id: string,
): Promise<{ held: HeldShortly; subject: Subject }> {
  const [profile] = await personalData.profiles(id);
  const customerIds = profile?.customerIds ?? [];
  const [asked, contacts] = await Promise.all([
    personalData.askedBy(id, customerIds),
    personalData.contactsWith(id),
  ]);
  const all = [...(profile ? [profile] : []), ...asked, ...contacts];
  const names = [...new Set(all.map(({ name }) => name))];
  const phones = [...new Set(all.flatMap(({ phone }) => (phone ? [phone] : [])))];
  const companies = [...new Set([...customerIds, ...contacts.map(({ customerId }) => customerId)])];
  return {
    subject: { personId: id, names, phones, customerIds: companies },
    held: {
      person: { id },
      names,
      phones,
      requests: asked.length,
      open: asked.filter(({ isOpen }) => isOpen).length,
      contracts: contacts.map(({ contract }) => contract),
    },
  };
}
