import type { Contract } from '../../domain/contract/contract.js';
import type { Locale, Person } from '../../domain/people/person.js';
import { isAbout } from '../../domain/enquiry/enquiry.js';
import { isRefusal, type Refusal } from '../../domain/refusal.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { textsIn } from '../../i18n/texts.js';
import { reportFault } from '../../observability/faults.js';
import { asMessage, refusalText, tellPerson } from '../answer.js';
import type { SlackContext } from '../context.js';
import { filingModal, type FilingMetadata } from '../modals/filing.js';
import { contractIn, filingValues, firstItem, readFiling } from '../modals/read-filing.js';
import { duplicateLines } from '../messages/found.js';
import { typed } from '../messages/mrkdwn.js';
import type { ViewValues } from '../modals/inputs.js';
import type { FieldErrors, NextView } from '../modals/modal.js';
import type { Acting } from './acting.js';
import { choosableAgain, registeredFrom, withoutPlace } from './filing.js';
import { duplicatesOf } from './find.js';
import { enquiryCalled, enquiryWith } from './found-enquiries.js';
import { originalOf, withOriginal } from './source-message.js';

/** The filing modal is submitted (R20). @returns what is wrong at which field; what was typed stays */
export async function filingSubmitted(
  context: SlackContext,
  acting: Acting,
  metadata: FilingMetadata,
  values: ViewValues,
): Promise<FieldErrors | NextView | undefined> {
  const { contractId } = metadata;
  const chosen = contractIn(values) ?? contractId;
  const [contract, { person, settings }] = await Promise.all([
    chosen === undefined ? undefined : context.contracts.load(chosen),
    context.who.is(acting.userId, metadata.channel),
  ]);
  if (contractId === undefined || chosen !== contractId) {
    if (!contract) return { contract: textsIn(person.locale).fields.required };
    return askForChosen(context, metadata, values, contract, person.locale);
  }
  const under = { ...metadata, contractId };
  const read = readFiling(values, under, person.locale, acting.at, contract);
  if ('errors' in read) return read.errors;
  const t = textsIn(person.locale).filing;
  const [registered, likely, enquiry] = await Promise.all([
    registeredFrom(context, metadata.source),
    metadata.other ? [] : duplicatesOf(context, person, read.ok),
    enquiryOf(context, metadata, person),
  ]);
  const original = await originalOf(context, metadata, enquiry?.enquiry);
  if (registered && registered.filingCause !== acting.cause) {
    return { [firstItem(metadata)]: t.already({ number: registered.id }) };
  }
  // Delivered again, the filing itself is among them: then it stands.
  const isNew = likely.every(({ filingCause }) => filingCause !== acting.cause);
  if (likely.length > 0 && isNew) {
    return askWhetherOther(context, metadata, values, likely, person.locale);
  }
  const filing = { ...withOriginal(read.ok, original), ...(enquiry ? { enquiry: enquiry.id } : {}) };
  const outcome = await context.runner.file(filing, person, { ...acting, settings }, contract);
  if (isRefusal(outcome)) return notFiled(context, metadata, values, outcome, person.locale);
  if (!outcome.repeated && metadata.personId === person.id) {
    await context.who.rememberPhone(person.id, filing.requester.phone);
  }
  // It stands in the request; the person need not wait for it.
  context.runner
    .seeToErrands(outcome.record)
    .catch((error: unknown) => reportFault(context.log, error, `wishes of ${outcome.record.id}`));
  const seesCard = !metadata.onBehalf && metadata.channel === contract?.customerChannel;
  if (!outcome.repeated && !seesCard) {
    const { id: number, customerName } = outcome.record;
    const done = t.done({ number, customer: typed(customerName, 100) });
    const paid = outcome.record.phase === 'paid' ? textsIn(person.locale).contracts.paidNotice : undefined;
    const text = [done, ...(paid ? [paid] : [])].join('\n');
    // The number is already given; whether this note arrives changes nothing.
    tellPerson(context.client, person, metadata.channel, asMessage(text)).catch((error: unknown) =>
      context.log.warn({ err: error, ticket: number }, 'number not told'),
    );
  }
  return undefined;
}

/**
 * The enquiry that is answered by the request: the one that the form was opened for, or the one that the message began by itself. Of
 * several messages one alone answers none: the others still wait.
 */
async function enquiryOf(context: SlackContext, { enquiry, source }: FilingMetadata, person: Person) {
  if (enquiry !== undefined) return enquiryCalled(context, person, enquiry);
  const found = source && (await enquiryWith(context, person, source));
  return found && isAbout(found.enquiry, source.ts) ? found : undefined;
}

/** A refusal stands at the field that it is about; the reason for registering late is asked for only where it is needed. */
async function notFiled(
  context: SlackContext,
  metadata: FilingMetadata,
  values: ViewValues,
  refusal: Refusal,
  locale: Locale,
): Promise<FieldErrors | NextView> {
  const text = refusalText(refusal, locale);
  const { refused, data = {} } = refusal;
  if (refused === 'received-ahead' || refused === 'received-long-ago')
    return { [metadata.onBehalf ? 'receivedAt' : firstItem(metadata)]: text };
  if (refused !== 'late-unexplained') return { requesterName: text };
  if (metadata.late) return { lateReason: text };
  const notice = textsIn(locale).received.askReason({ hours: data['hours'] ?? '' });
  const next = filingModal({
    metadata: { ...metadata, late: true },
    contracts: await choosableAgain(context, metadata),
    locale,
    values: filingValues(values, metadata),
    notice,
    at: context.clock(),
  });
  return { next, how: 'update' };
}

/** The same form again, with what was typed, and above it the requests it may be about. */
async function askWhetherOther(
  context: SlackContext,
  metadata: FilingMetadata,
  values: ViewValues,
  likely: readonly Ticket[],
  locale: Locale,
): Promise<NextView> {
  const contracts = await choosableAgain(context, metadata);
  const notice = textsIn(locale).find.duplicate({ requests: duplicateLines(likely, locale) });
  const typedSoFar = filingValues(values, metadata);
  const next = filingModal({
    metadata: { ...metadata, other: true },
    contracts,
    locale,
    values: typedSoFar,
    notice,
    at: context.clock(),
  });
  return { next, how: 'update' };
}

/**
 * Submitted before the form had followed the choice of a customer: site, system and cover shown in it are not theirs. It is
 * shown as it is for whoever was chosen, and filed when that has been seen.
 */
async function askForChosen(
  context: SlackContext,
  metadata: FilingMetadata,
  values: ViewValues,
  { id: contractId, customerName }: Contract,
  locale: Locale,
): Promise<NextView> {
  const next = filingModal({
    metadata: { ...metadata, contractId },
    contracts: await choosableAgain(context, metadata),
    locale,
    values: withoutPlace(filingValues(values, metadata)),
    notice: textsIn(locale).filing.otherCustomer({ customer: typed(customerName, 200) }),
    at: context.clock(),
  });
  return { next, how: 'update' };
}
