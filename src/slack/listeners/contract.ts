import { cardAfter } from '../../domain/contract/bind.js';
import { withCover } from '../../domain/contract/cover.js';
import { mayNotEditContract } from '../../domain/contract/may.js';
import { lacksResident } from '../../domain/contract/resident.js';
import { refOf } from '../../domain/people/person.js';
import { refuse, type Refusal } from '../../domain/refusal.js';
import { textsIn } from '../../i18n/texts.js';
import { asMessage, refusalText, tellPerson } from '../answer.js';
import type { SlackContext } from '../context.js';
import { typed } from '../messages/mrkdwn.js';
import { contractChoice } from '../modals/contract-choice.js';
import {
  contractForm,
  namedInForm,
  readContractForm,
  type ContractMetadata,
} from '../modals/contract-form.js';
import type { ViewValues } from '../modals/inputs.js';
import type { FieldErrors } from '../modals/modal.js';
import type { Pressed } from '../given.js';
import type { Recognised } from '../who.js';
import type { Party } from '../../store/contracts.js';
import { answer, type Acting } from './acting.js';
import { namesOf } from './administration.js';
import { updateShown } from './update-shown.js';

/** `/service contract`: the form of the channel's contract; elsewhere one is chosen first, in a desk among its customers'. */
export async function contractAsked(context: SlackContext, acting: Acting): Promise<void> {
  const recognised = await editing(context, acting);
  if (!recognised) return;
  const { locale } = recognised.person;
  const { contracts, client } = context;
  const channel = acting.channel!;
  const own = await contracts.byCustomerChannel(channel);
  const offered = own ? [] : await offeredIn(context, channel);
  const contract = own ?? (offered.length === 1 ? await contracts.load(offered[0]!.id) : undefined);
  if (!contract && offered.length === 0) {
    return answer(context, acting, recognised, asMessage(refusalText(refuse('contract-elsewhere'), locale)));
  }
  const view = contract ? contractForm(contract, locale, channel) : contractChoice(offered, locale, channel);
  await client.views.open({ trigger_id: acting.triggerId, view });
}

/** One is chosen: its form takes the place of the list. */
export async function contractChosen(
  context: SlackContext,
  acting: Acting,
  { value, view }: Pressed,
): Promise<void> {
  const recognised = await editing(context, acting);
  const contract = recognised && (await context.contracts.load(value));
  if (!contract || !view) return;
  const { channel } = view.metadata as Pick<ContractMetadata, 'channel'>;
  await updateShown(context, { id: view.id }, contractForm(contract, recognised.person.locale, channel));
}

/** @returns undefined when it was told that they may not */
async function editing(context: SlackContext, acting: Acting): Promise<Recognised | undefined> {
  const recognised = await context.who.is(acting.userId);
  const { person, mayAdminister } = recognised;
  const refusal = mayNotEditContract(person, mayAdminister);
  if (!refusal) return recognised;
  await answer(context, acting, recognised, asMessage(refusalText(refusal, person.locale)));
  return undefined;
}

/** In a desk its customers', elsewhere all: by their names, for what a contract covers can be long. */
async function offeredIn({ contracts }: SlackContext, channel: string): Promise<Party[]> {
  const ofDesk = await contracts.parties(channel);
  return ofDesk.length > 0 ? ofDesk : contracts.parties();
}

/** The form is submitted. @returns what is wrong at which field; what was typed stays */
export async function contractSubmitted(
  context: SlackContext,
  acting: Acting,
  { contractId, version, channel }: ContractMetadata,
  values: ViewValues,
): Promise<FieldErrors | undefined> {
  const { contracts, clock, client, nudge, log } = context;
  const { person, mayAdminister } = await context.who.is(acting.userId);
  const at = (refusal: Refusal) => ({ trialFrom: refusalText(refusal, person.locale) });
  const refusal = mayNotEditContract(person, mayAdminister);
  if (refusal) return at(refusal);
  const before = await contracts.load(contractId);
  if (before?.history.some(({ cause }) => cause === acting.cause)) return undefined;
  if (before?.version !== version) return at(refuse('contract-changed'));
  const people = await namesOf(context, namedInForm(values));
  const read = readContractForm(values, before, people, person.locale);
  if ('errors' in read) return read.errors;
  const now = clock();
  const entry = { cause: acting.cause, at: now, by: refOf(person), did: 'changed' };
  const after = withCover(before, read.ok, entry);
  const intents = after ? cardAfter(before, after) : [];
  if (after && !(await contracts.commit(before, after, { intents, cause: acting.cause, now }))) {
    const again = await contracts.load(contractId);
    if (!again?.history.some(({ cause }) => cause === acting.cause)) return at(refuse('contract-changed'));
  }
  nudge(intents.map(({ lane }) => lane));
  const t = textsIn(person.locale).contracts.form;
  const said = (after ? t.saved : t.unchanged)({ name: typed(before.name, 200) });
  const missing = lacksResident(after ?? before, now) ? [textsIn(person.locale).setup.noResident] : [];
  const text = [said, ...missing].join('\n');
  // It is saved; whether that can be told just now changes nothing.
  tellPerson(client, person, channel, asMessage(text)).catch((error: unknown) =>
    log.warn({ err: error, contract: contractId }, 'saved contract not told'),
  );
  return undefined;
}
