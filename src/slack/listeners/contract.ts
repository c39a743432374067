import { mayNotEditContract, mayNotReadContract } from '../../domain/contract/may.js';
import type { Contract } from '../../domain/contract/contract.js';
import { isStaff } from '../../domain/people/person.js';
import { refuse, type Refusal } from '../../domain/refusal.js';
import { maySee } from '../../domain/ticket/may.js';
import { asMessage, refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import { contractChoice } from '../modals/contract-choice.js';
import { contractForm, type ContractMetadata } from '../modals/contract-form.js';
import { contractView } from '../modals/contract-view.js';
import type { Pressed } from '../given.js';
import type { Recognised } from '../who.js';
import type { Party } from '../../store/contracts.js';
import { answer, openAbove, type Acting } from './acting.js';
import { updateShown } from './update-shown.js';

/**
 * `/service contract`, and the button on Home: the contract of the channel, elsewhere one that is chosen first, in a desk among its
 * customers'. Whoever keeps contracts gets its form, others of ours read it.
 * @param words what is looked for among its sites and equipment: then keepers read it too
 */
export async function contractAsked(context: SlackContext, acting: Acting, words = ''): Promise<void> {
  const recognised = await context.who.is(acting.userId);
  const { person, mayAdminister } = recognised;
  const { contracts, client } = context;
  const channel = acting.channel;
  const refused = (refusal: Refusal) =>
    answer(context, acting, recognised, asMessage(refusalText(refusal, person.locale)));
  if (!isStaff(person) && !mayAdminister) return refused(refuse('contract-for-desk'));
  const own = channel === undefined ? undefined : await contracts.byCustomerChannel(channel);
  const mayNotOwn = own && mayNotReadContract(person, mayAdminister, own);
  if (mayNotOwn) return refused(mayNotOwn);
  const offered = own ? [] : await offeredIn(context, channel, recognised);
  const contract = own ?? (offered.length === 1 ? await contracts.load(offered[0]!.id) : undefined);
  if (!contract && offered.length === 0) {
    const keeps = mayNotEditContract(person, mayAdminister) === undefined;
    return refused(refuse(keeps ? 'contract-elsewhere' : 'contract-of-others'));
  }
  const view = contract
    ? shownTo(context, recognised, contract, channel, words)
    : contractChoice(offered, person.locale, channel);
  await client.views.open({ trigger_id: acting.triggerId, view });
}

/** One is chosen: it takes the place of the list. */
export async function contractChosen(
  context: SlackContext,
  acting: Acting,
  { value, view }: Pressed,
): Promise<void> {
  const recognised = await context.who.is(acting.userId);
  const { person, mayAdminister } = recognised;
  const contract = await context.contracts.load(value);
  if (!contract || !view) return;
  const refusal = mayNotReadContract(person, mayAdminister, contract);
  if (refusal) {
    return answer(context, acting, recognised, asMessage(refusalText(refusal, person.locale)));
  }
  const { channel } = view.metadata as Pick<ContractMetadata, 'channel'>;
  await updateShown(context, { id: view.id }, shownTo(context, recognised, contract, channel));
}

/** The button *sites and equipment* of a request. */
export async function contractOfRequest(
  context: SlackContext,
  acting: Acting,
  number: string,
): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person, mayAdminister } = recognised;
  const ticket = await context.tickets.load(number);
  const contract = ticket && (await context.contracts.load(ticket.contractId));
  const refusal =
    contract && maySee(person, ticket)
      ? mayNotReadContract(person, mayAdminister, contract, ticket)
      : refuse('not-found', { number });
  if (refusal) {
    return answer(context, acting, recognised, asMessage(refusalText(refusal, person.locale)));
  }
  const view = contractView({ contract: contract!, locale: person.locale, at: context.clock() });
  await openAbove(context, acting, view);
}

/** The form for whoever may change it, unless they are looking for something in it. */
function shownTo(
  { clock }: SlackContext,
  { person, mayAdminister }: Recognised,
  contract: Contract,
  channel: string | undefined,
  words = '',
) {
  const isKept = words.trim() === '' && !mayNotEditContract(person, mayAdminister);
  return isKept
    ? contractForm(contract, person.locale, channel)
    : contractView({ contract, words, locale: person.locale, at: clock() });
}

/** In a desk its customers', elsewhere all that they may read: by their names, for what a contract covers can be long. */
async function offeredIn(
  { contracts }: SlackContext,
  channel: string | undefined,
  { person, mayAdminister }: Recognised,
): Promise<Party[]> {
  const ofDesk = channel === undefined ? [] : await contracts.parties(channel);
  const all = ofDesk.length > 0 ? ofDesk : await contracts.parties();
  return all.filter((party) => mayNotReadContract(person, mayAdminister, party) === undefined);
}
