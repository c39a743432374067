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
import { namedInForm, readContractForm, type ContractMetadata } from '../modals/contract-form.js';
import type { ViewValues } from '../modals/inputs.js';
import type { FieldErrors } from '../modals/modal.js';
import type { Acting } from './acting.js';
import { namesOf } from './administration.js';

/** The form of a contract is submitted. @returns what is wrong at which field; what was typed stays */
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
