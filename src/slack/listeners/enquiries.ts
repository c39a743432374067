import { wordsOf, filesOf, threadOf } from '../../domain/enquiry/enquiry.js';
import { isRefusal, refuse } from '../../domain/refusal.js';
import { asMessage, refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import type { Answered } from '../given.js';
import { enquiryShown } from '../messages/enquiry.js';
import { dismissModal, readDismissal, type DismissalMetadata } from '../modals/dismiss-enquiry.js';
import type { ViewValues } from '../modals/inputs.js';
import { answer, openAbove, type Acting } from './acting.js';
import { filingAsked } from './filing.js';
import { enquiryCalled } from './found-enquiries.js';

/** The button that registers a customer's message: the form begins with all that they wrote, and what was attached. */
export async function enquiryRegisterAsked(context: SlackContext, acting: Acting, id: string): Promise<void> {
  const found = await calledBy(context, acting, id);
  if (!found) return;
  const { contractId, channel, author, messages } = found.enquiry;
  const [{ ts }] = messages as [(typeof messages)[number]];
  const threadTs = threadOf(found.enquiry);
  return filingAsked(context, acting, {
    contractId,
    text: wordsOf(found.enquiry),
    fileIds: filesOf(found.enquiry),
    authorId: author.id,
    source: { channel, ts, ...(threadTs === ts ? {} : { threadTs }) },
    enquiry: id,
  });
}

/** `/service show EQ-2026-000042`: what was written, and what became of it. */
export async function enquiryShowAsked(context: SlackContext, acting: Acting, id: string): Promise<void> {
  const found = await calledBy(context, acting, id);
  if (!found) return;
  const { recognised, enquiry } = found;
  await answer(context, acting, recognised, enquiryShown(enquiry, id, recognised.person));
}

/** The customer does not want it registered. */
export async function enquiryDeclined(context: SlackContext, acting: Acting, id: string): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person } = recognised;
  const outcome = await context.records.run(id, { do: 'decline' }, person, acting);
  if (isRefusal(outcome))
    await answer(context, acting, recognised, asMessage(refusalText(outcome, person.locale)));
}

/** The desk finds that it is no request: the customer is told why. */
export async function enquiryDismissAsked(context: SlackContext, acting: Acting, id: string): Promise<void> {
  const found = await calledBy(context, acting, id);
  if (found) await openAbove(context, acting, dismissModal(id, found.recognised.person.locale));
}

export async function enquiryDismissed(
  context: SlackContext,
  acting: Acting,
  { enquiry }: DismissalMetadata,
  values: ViewValues,
): Promise<Answered> {
  const { person } = await context.who.is(acting.userId);
  const read = readDismissal(values, person.locale);
  if ('errors' in read) return read.errors;
  const outcome = await context.records.run(enquiry, { do: 'dismiss', ...read.ok }, person, acting);
  return isRefusal(outcome) ? { remark: refusalText(outcome, person.locale) } : undefined;
}

/** @returns nothing when the person was told that there is no such message for them */
async function calledBy(context: SlackContext, acting: Acting, id: string) {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person } = recognised;
  const found = await enquiryCalled(context, person, id);
  if (found) return { ...found, recognised };
  const refusal = refuse('record-not-found', { number: id });
  await answer(context, acting, recognised, asMessage(refusalText(refusal, person.locale)));
  return undefined;
}
