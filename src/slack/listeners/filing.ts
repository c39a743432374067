import type { Contract } from '../../domain/contract/contract.js';
import { isStaff } from '../../domain/people/person.js';
import { rolesOf } from '../../domain/people/roster.js';
import { refuse } from '../../domain/refusal.js';
import { MAX_ITEM_LENGTH, MAX_ITEMS } from '../../domain/ticket/ticket.js';
import { textsIn } from '../../i18n/texts.js';
import { asMessage, refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import { filingModal, type FilingForm, type FilingMetadata, type Source } from '../modals/filing.js';
import { whereItStands } from '../modals/place-choice.js';
import { filingValues } from '../modals/read-filing.js';
import { pieces } from '../messages/cut.js';
import type { Profile } from '../../store/people.js';
import type { ViewValues } from '../modals/inputs.js';
import type { Recognised } from '../who.js';
import { answer, type Acting } from './acting.js';
import { remembered } from './source-message.js';
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
  /** The enquiry that it answers. */
  readonly enquiry?: string;
}

/** Every way of filing begins here: the pinned card, `/service new`, a shortcut, the offer under a message, Home. */
export async function filingAsked(context: SlackContext, acting: Acting, start: FilingStart): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person } = recognised;
  const say = (text: string) => answer(context, acting, recognised, asMessage(text));
  const contracts = await choosable(context, acting, recognised, start);
  if (contracts.length === 0) {
    return say(refusalText(refuse(isStaff(person) ? 'no-contract' : 'channel-not-set-up'), person.locale));
  }
  const registered = await registeredFrom(context, start.source);
  if (registered) return say(textsIn(person.locale).filing.already({ number: registered.id }));
  const asking = await personAsking(context, recognised, start);
  // Who may choose, chooses: what is chosen beforehand is filed unread for somebody else.
  const [only] = contracts.length === 1 ? contracts : [];
  const ours = contracts.flatMap(({ customerChannel, deskChannel }) => [customerChannel, deskChannel]);
  const words = start.text ? itemsOf(start.text, start.source && ours.includes(start.source.channel)) : [];
  const metadata: FilingMetadata = {
    ...(only ? { contractId: only.id } : {}),
    items: words.length > 1 ? words.map((_, index) => index + 1) : [1],
    onBehalf: isStaff(person),
    ...(asking ? { personId: asking.id } : {}),
    ...(acting.channel ? { channel: acting.channel } : {}),
    ...(contracts.length > 1 ? { choice: contracts.slice(0, MOST_CHOICES).map(({ id }) => id) } : {}),
    // In other channels nothing can be said under the message.
    ...(start.source && ours.includes(start.source.channel)
      ? { source: start.source, ...remembered(start.text ?? '', start.fileIds) }
      : {}),
    ...(start.enquiry ? { enquiry: start.enquiry } : {}),
  };
  const values = {
    ...(asking ? { requesterName: asking.name, requesterPhone: asking.phone ?? '' } : {}),
    items: Object.fromEntries(words.map((text, index) => [index + 1, text])),
    ...(start.source || !isStaff(person) ? { channelOfReceipt: 'slack' } : {}),
    // Also of a message in a channel where nothing can be said under it.
    ...(start.source ? { receivedAt: new Date(Number(start.source.ts) * 1000) } : {}),
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
export async function registeredFrom({ tickets }: SlackContext, source: Source | undefined) {
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

/** Without what belongs to the contract that was chosen before. */
export function withoutPlace({
  site: _site,
  siteId: _siteId,
  system: _system,
  equipmentId: _equipmentId,
  equipmentTyped: _equipmentTyped,
  ...rest
}: FilingForm['values']): FilingForm['values'] {
  return rest;
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
  const next: FilingMetadata = { ...metadata, ...changed(metadata, change) };
  const values =
    'contractId' in change
      ? withoutPlace(typedSoFar)
      : 'equipment' in change
        ? whereItStands(
            contracts.find(({ id }) => id === metadata.contractId),
            typedSoFar,
          )
        : typedSoFar;
  const shown = filingModal({
    metadata: next,
    contracts,
    locale: person.locale,
    values,
    at: context.clock(),
  });
  await updateShown(context, view, shown);
}

function changed(metadata: FilingMetadata, change: Change): Partial<FilingMetadata> {
  if ('add' in change) return { items: [...metadata.items, Math.max(...metadata.items) + 1] };
  if ('remove' in change) return { items: metadata.items.filter((key) => key !== change.remove) };
  return 'contractId' in change ? { contractId: change.contractId } : {};
}

export async function choosableAgain(
  { contracts }: SlackContext,
  { choice, contractId }: FilingMetadata,
): Promise<Contract[]> {
  const ids = choice ?? (contractId === undefined ? [] : [contractId]);
  const offered = await Promise.all(ids.map((id) => contracts.load(id)));
  return offered.filter((contract) => contract !== undefined);
}
