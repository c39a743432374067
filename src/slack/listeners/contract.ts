import type { Contract } from '../../domain/contract/contract.js';
import { withCover } from '../../domain/contract/cover.js';
import { mayNotEditContract } from '../../domain/people/may.js';
import { refOf } from '../../domain/people/person.js';
import { refuse, type Refusal } from '../../domain/refusal.js';
import { textsIn } from '../../i18n/texts.js';
import { asMessage, refusalText, tellPerson } from '../answer.js';
import type { SlackContext } from '../context.js';
import { typed } from '../messages/mrkdwn.js';
import { contractForm, readContractForm, type ContractMetadata } from '../modals/contract-form.js';
import { Read, type ViewValues } from '../modals/inputs.js';
import type { FieldErrors } from '../modals/modal.js';
import { answer, type Acting } from './acting.js';
import { namesOf } from './administration.js';

/** `/service contract`, in a customer's channel or in a desk that has one customer: opens the contract's form. */
export async function contractAsked(context: SlackContext, acting: Acting): Promise<void> {
  const recognised = await context.who.is(acting.userId);
  const { person, mayAdminister } = recognised;
  const refused = (refusal: Refusal) =>
    answer(context, acting, recognised, asMessage(refusalText(refusal, person.locale)));
  const refusal = mayNotEditContract(person, mayAdminister);
  if (refusal) return refused(refusal);
  const contract = await contractHere(context, acting.channel!);
  if (!contract) return refused(refuse('contract-elsewhere'));
  const view = contractForm(contract, person.locale, acting.channel);
  await context.client.views.open({ trigger_id: acting.triggerId, view });
}

async function contractHere({ contracts }: SlackContext, channel: string): Promise<Contract | undefined> {
  const own = await contracts.byCustomerChannel(channel);
  if (own) return own;
  const ofDesk = await contracts.byDeskChannel(channel);
  return ofDesk.length === 1 ? ofDesk[0] : undefined;
}

/** The form is submitted. @returns what is wrong at which field; what was typed stays */
export async function contractSubmitted(
  context: SlackContext,
  acting: Acting,
  { contractId, version, channel }: ContractMetadata,
  values: ViewValues,
): Promise<FieldErrors | undefined> {
  const { contracts, clock, client, log } = context;
  const { person, mayAdminister } = await context.who.is(acting.userId);
  const at = (refusal: Refusal) => ({ trialFrom: refusalText(refusal, person.locale) });
  const refusal = mayNotEditContract(person, mayAdminister);
  if (refusal) return at(refusal);
  const before = await contracts.load(contractId);
  if (before?.history.some(({ cause }) => cause === acting.cause)) return undefined;
  if (before?.version !== version) return at(refuse('contract-changed'));
  const people = await namesOf(context, new Read(values).people('signers'));
  const read = readContractForm(values, before, people, person.locale);
  if ('errors' in read) return read.errors;
  const now = clock();
  const entry = { cause: acting.cause, at: now, by: refOf(person), did: 'changed' };
  const after = withCover(before, read.ok, entry);
  if (after && !(await contracts.commit(before, after, [], acting.cause, now))) {
    const again = await contracts.load(contractId);
    if (!again?.history.some(({ cause }) => cause === acting.cause)) return at(refuse('contract-changed'));
  }
  const t = textsIn(person.locale).contracts.form;
  const text = (after ? t.saved : t.unchanged)({ name: typed(before.name, 200) });
  // It is saved; whether that can be told just now changes nothing.
  tellPerson(client, person, channel, asMessage(text)).catch((error: unknown) =>
    log.warn({ err: error, contract: contractId }, 'saved contract not told'),
  );
  return undefined;
}
