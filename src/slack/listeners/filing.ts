import type { Contract } from '../../domain/contract/contract.js';
import { isStaff, type Locale } from '../../domain/people/person.js';
import { rolesOf } from '../../domain/people/roster.js';
import { isRefusal, refuse } from '../../domain/refusal.js';
import { MAX_ITEM_LENGTH, MAX_ITEMS, type Ticket } from '../../domain/ticket/ticket.js';
import { textsIn } from '../../i18n/texts.js';
import { reportFault } from '../../observability/faults.js';
import { asMessage, refusalText, tellPerson } from '../answer.js';
import type { SlackContext } from '../context.js';
import {
  filingModal,
  filingValues,
  firstItem,
  readFiling,
  type FilingMetadata,
  type Source,
} from '../modals/filing.js';
import { pieces } from '../messages/cut.js';
import { duplicateLines } from '../messages/found.js';
import { typed } from '../messages/mrkdwn.js';
import type { Profile } from '../../store/people.js';
import type { ViewValues } from '../modals/inputs.js';
import type { FieldErrors, NextView } from '../modals/modal.js';
import type { Recognised } from '../who.js';
import { answer, type Acting } from './acting.js';
import { duplicatesOf } from './find.js';
import { originalOf, remembered, withOriginal } from './source-message.js';
import { updateShown } from './update-shown.js';

/** `private_metadata` holds 3,000 characters. */
const MOST_CHOICES = 50;

export interface FilingStart {
  readonly contractId?: string;
  /** A message to be registered: its words become the first item. */
  readonly text?: string;
  readonly source?: Source;
  /** What is attached to it, as Slack calls it. */
  readonly fileIds?: readonly string[];
  /** Who wrote that message. */
  readonly authorId?: string | undefined;
}

/** Every way of filing begins here: the pinned card, `/service new`, a shortcut, the offer under a message, Home. */
export async function filingAsked(context: SlackContext, acting: Acting, start: FilingStart): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person } = recognised;
  const say = (text: string) => answer(context, acting, recognised, asMessage(text));
  const contracts = await choosable(context, acting, recognised, start);
  const contract = contracts.find(({ id }) => id === start.contractId) ?? contracts[0];
  if (!contract) {
    return say(refusalText(refuse(isStaff(person) ? 'no-contract' : 'channel-not-set-up'), person.locale));
  }
  const registered = await registeredFrom(context, start.source);
  if (registered) return say(textsIn(person.locale).filing.already({ number: registered.id }));
  const asking = await personAsking(context, recognised, start);
  const ours = [contract.customerChannel, contract.deskChannel];
  const words = start.text ? itemsOf(start.text, start.source && ours.includes(start.source.channel)) : [];
  const metadata: FilingMetadata = {
    contractId: contract.id,
    items: words.length > 1 ? words.map((_, index) => index + 1) : [1],
    onBehalf: isStaff(person),
    ...(asking ? { personId: asking.id } : {}),
    ...(acting.channel ? { channel: acting.channel } : {}),
    ...(contracts.length > 1 ? { choice: contracts.slice(0, MOST_CHOICES).map(({ id }) => id) } : {}),
    // In other channels nothing can be said under the message.
    ...(start.source && ours.includes(start.source.channel)
      ? { source: start.source, ...remembered(start.text ?? '', start.fileIds) }
      : {}),
  };
  const values = {
    ...(asking ? { requesterName: asking.name, requesterPhone: asking.phone ?? '' } : {}),
    items: Object.fromEntries(words.map((text, index) => [index + 1, text])),
    ...(start.source || !isStaff(person) ? { channelOfReceipt: 'slack' } : {}),
  };
  const view = filingModal({ metadata, contracts, locale: person.locale, values, at: context.clock() });
  await context.client.views.open({ trigger_id: acting.triggerId, view });
}

/**
 * What a message says, as items. Its beginning alone, where the whole of it is kept as it is; else all of it, in as many
 * items as it needs, for whoever registers it to arrange.
 */
const itemsOf = (text: string, isKept = false): string[] =>
  pieces(text, MAX_ITEM_LENGTH).slice(0, isKept ? 1 : MAX_ITEMS);

/** The customer who files, or whose message one of ours registers; nobody yet, when somebody of ours begins anew (R19). */
async function personAsking(
  { who }: SlackContext,
  { person, settings }: Recognised,
  { authorId }: FilingStart,
): Promise<Profile | undefined> {
  if (!isStaff(person)) return who.profile(person.id);
  return authorId && rolesOf(settings.roster, authorId).length === 0 ? who.profile(authorId) : undefined;
}

/** The request that was made of a message before. */
async function registeredFrom({ tickets }: SlackContext, source: Source | undefined) {
  const found = source?.ts ? await tickets.byThread(source.channel, source.ts) : undefined;
  return found?.place === 'source' ? found.ticket : undefined;
}

/** A customer's channel has its one contract; a desk its customers'; elsewhere staff choose among all, customers among their own. */
async function choosable(
  context: SlackContext,
  acting: Acting,
  { person }: Recognised,
  start: FilingStart,
): Promise<Contract[]> {
  const named = start.contractId ? await context.contracts.load(start.contractId) : undefined;
  const here =
    named ?? (acting.channel ? await context.contracts.byCustomerChannel(acting.channel) : undefined);
  if (here) return isStaff(person) || person.customerIds.includes(here.customerId) ? [here] : [];
  const ofDesk = acting.channel ? await context.contracts.byDeskChannel(acting.channel) : [];
  if (ofDesk.length > 0 && isStaff(person)) return ofDesk;
  const all = await context.contracts.all();
  return isStaff(person) ? all : all.filter(({ customerId }) => person.customerIds.includes(customerId));
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

type Change = { add: true } | { remove: number } | { contractId: string } | { equipment: true };

/** An item is added or removed, or another contract or piece of equipment chosen: the modal is built again with everything that was typed. */
export async function filingChanged(
  context: SlackContext,
  acting: Acting,
  view: { id: string; hash: string; metadata: FilingMetadata; values: ViewValues },
  change: Change,
): Promise<void> {
  const { person } = await context.who.is(acting.userId);
  const { metadata } = view;
  const contracts = await choosableAgain(context, metadata);
  const typedSoFar = filingValues(view.values, metadata);
  const { site, system, equipmentId, equipmentTyped, ...rest } = typedSoFar;
  const next: FilingMetadata = { ...metadata, ...changed(metadata, change) };
  const values = 'contractId' in change ? rest : { ...rest, site, system, equipmentId, equipmentTyped };
  const shown = filingModal({
    metadata: next,
    contracts,
    locale: person.locale,
    values: values as typeof typedSoFar,
    at: context.clock(),
  });
  await updateShown(context, view, shown);
}

function changed(metadata: FilingMetadata, change: Change): Partial<FilingMetadata> {
  if ('add' in change) return { items: [...metadata.items, Math.max(...metadata.items) + 1] };
  if ('remove' in change) return { items: metadata.items.filter((key) => key !== change.remove) };
  return 'contractId' in change ? { contractId: change.contractId } : {};
}

async function choosableAgain(
  { contracts }: SlackContext,
  { choice, contractId }: FilingMetadata,
): Promise<Contract[]> {
  const offered = await Promise.all((choice ?? [contractId]).map((id) => contracts.load(id)));
  return offered.filter((contract) => contract !== undefined);
}

/** The filing modal is submitted (R20). @returns what is wrong at which field; what was typed stays */
export async function filingSubmitted(
  context: SlackContext,
  acting: Acting,
  metadata: FilingMetadata,
  values: ViewValues,
): Promise<FieldErrors | NextView | undefined> {
  const [contract, { person, settings }] = await Promise.all([
    context.contracts.load(metadata.contractId),
    context.who.is(acting.userId, metadata.channel),
  ]);
  const read = readFiling(values, metadata, person.locale, contract?.equipment);
  if ('errors' in read) return read.errors;
  const t = textsIn(person.locale).filing;
  const [registered, likely, original] = await Promise.all([
    registeredFrom(context, metadata.source),
    metadata.other ? [] : duplicatesOf(context, person, read.ok),
    originalOf(context, metadata),
  ]);
  if (registered && registered.filingCause !== acting.cause) {
    return { [firstItem(metadata)]: t.already({ number: registered.id }) };
  }
  // Delivered again, the filing itself is among them: then it stands.
  const isNew = likely.every(({ filingCause }) => filingCause !== acting.cause);
  if (likely.length > 0 && isNew) {
    return askWhetherOther(context, metadata, values, likely, person.locale);
  }
  const filing = withOriginal(read.ok, original);
  const outcome = await context.runner.file(filing, person, { ...acting, settings }, contract);
  if (isRefusal(outcome)) return { requesterName: refusalText(outcome, person.locale) };
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
