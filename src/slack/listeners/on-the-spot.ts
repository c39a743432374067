import type { Contract } from '../../domain/contract/contract.js';
import { isStaff } from '../../domain/people/person.js';
import { isRefusal, refuse } from '../../domain/refusal.js';
import { mayHandle } from '../../domain/ticket/may.js';
import { textsIn } from '../../i18n/texts.js';
import { asMessage, refusalText, tellPerson } from '../answer.js';
import type { SlackContext } from '../context.js';
import type { Answered, ViewGiven } from '../given.js';
import { typed } from '../messages/mrkdwn.js';
import { contractIn } from '../modals/read-filing.js';
import { onTheSpotModal, type OnTheSpotMetadata } from '../modals/on-the-spot.js';
import { fieldOnTheSpot, readOnTheSpot } from '../modals/read-on-the-spot.js';
import type { Recognised } from '../who.js';
import { answer, openAbove, type Acting } from './acting.js';
import { updateShown } from './update-shown.js';

/** `private_metadata` holds 3,000 characters. */
const MOST_CHOICES = 50;

/** *Handled on the spot* in App Home, and `/service on-the-spot`: the form of the engineer at the customer's (R13). */
export async function onTheSpotAsked(context: SlackContext, acting: Acting): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person } = recognised;
  const near = await contractsNear(context, acting, recognised);
  const contracts = near.filter((contract) => mayHandle(person, contract)).slice(0, MOST_CHOICES);
  if (contracts.length === 0) {
    const isOne = near.length === 1 && isStaff(person);
    const names = isOne ? near[0]!.engineers.map(({ name }) => name).join(', ') : '';
    const text = refusalText(refuse('not-resident', { names }), person.locale);
    return answer(context, acting, recognised, asMessage(text));
  }
  const [only] = contracts.length === 1 ? contracts : [];
  const metadata: OnTheSpotMetadata = {
    ...(only ? { contractId: only.id } : { choice: contracts.map(({ id }) => id) }),
    ...(acting.channel ? { channel: acting.channel } : {}),
  };
  const at = context.clock();
  await openAbove(context, acting, onTheSpotModal({ metadata, contracts, locale: person.locale, at }));
}

/** A customer's channel has its one contract, a desk its customers'; elsewhere there are all. */
async function contractsNear(
  { contracts }: SlackContext,
  { channel }: Acting,
  { person }: Recognised,
): Promise<Contract[]> {
  const here = channel ? await contracts.byCustomerChannel(channel) : undefined;
  if (here) return [here];
  const ofDesk = channel && isStaff(person) ? await contracts.byDeskChannel(channel) : [];
  return ofDesk.length > 0 ? ofDesk : contracts.all();
}

/** A customer, a piece or an outcome was chosen: the form asks for what belongs to it, and keeps what was typed. */
export async function onTheSpotChanged(
  context: SlackContext,
  acting: Acting,
  view: ViewGiven,
  change: { readonly equipment?: true } = {},
): Promise<void> {
  const { person } = await context.who.is(acting.userId);
  const next = await formOf(context, view, person.locale, { hasChosenPiece: change.equipment });
  await updateShown(context, view, next);
}

/** The form as it is for what was chosen in it. */
async function formOf(
  context: SlackContext,
  { metadata, values }: Pick<ViewGiven, 'metadata' | 'values'>,
  locale: Recognised['person']['locale'],
  shown: Pick<Parameters<typeof onTheSpotModal>[0], 'hasChosenPiece' | 'notice'>,
) {
  const before = metadata as OnTheSpotMetadata;
  const contractId = contractIn(values) ?? before.contractId;
  const ids = before.choice ?? (contractId === undefined ? [] : [contractId]);
  const offered = await Promise.all(ids.map((id) => context.contracts.load(id)));
  return onTheSpotModal({
    metadata: { ...before, ...(contractId === undefined ? {} : { contractId }) },
    contracts: offered.filter((contract) => contract !== undefined),
    locale,
    at: context.clock(),
    given: values,
    ...shown,
  });
}

/** The form is submitted: recorded in one act. @returns what is wrong at which field; what was typed stays */
export async function onTheSpotSubmitted(
  context: SlackContext,
  acting: Acting,
  view: ViewGiven,
): Promise<Answered> {
  const { contractId, channel } = view.metadata as OnTheSpotMetadata;
  const chosen = contractIn(view.values) ?? contractId;
  const [contract, { person, settings }] = await Promise.all([
    chosen === undefined ? undefined : context.contracts.load(chosen),
    context.who.is(acting.userId, channel),
  ]);
  const t = textsIn(person.locale);
  if (!contract) return { contract: t.fields.required };
  // Submitted before the form had followed the choice of a customer: site and system in it are not theirs.
  if (chosen !== contractId) {
    const notice = t.filing.otherCustomer({ customer: typed(contract.customerName, 200) });
    return { how: 'update', next: await formOf(context, view, person.locale, { notice }) };
  }
  const read = readOnTheSpot(view.values, contract, person.locale);
  if ('errors' in read) return read.errors;
  const outcome = await context.runner.onTheSpot(read.ok, person, { ...acting, settings });
  if (isRefusal(outcome)) {
    const text = refusalText(outcome, person.locale);
    const field = fieldOnTheSpot(outcome, view.values);
    if (field) return { [field]: text };
    return { how: 'update', next: await formOf(context, view, person.locale, { notice: text }) };
  }
  if (outcome.repeated) return undefined;
  const { id: number, customerName } = outcome.record;
  const told = asMessage(t.onTheSpot.recorded({ number, customer: typed(customerName, 100) }));
  // The number stands on the card; whether this note arrives changes nothing.
  tellPerson(context.client, person, channel, told).catch((error: unknown) =>
    context.log.warn({ err: error, ticket: number }, 'number not told'),
  );
  return undefined;
}
