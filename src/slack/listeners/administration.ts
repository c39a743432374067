import { bind, missingRoles } from '../../domain/contract/bind.js';
import { lacksResident } from '../../domain/contract/resident.js';
import type { PersonRef } from '../../domain/people/person.js';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.js';
import { reportDueAt, weekOf } from '../../domain/weekly/week.js';
import { REPORT_MOMENT } from '../../domain/weekly/moment.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { asMessage, refusalText, tellPerson } from '../answer.js';
import type { Contract } from '../../domain/contract/contract.js';
import type { SlackContext } from '../context.js';
import { mention } from '../messages/mrkdwn.js';
import type { ViewValues } from '../modals/inputs.js';
import type { FieldErrors } from '../modals/modal.js';
import { readSetup, setupModal, type SetupMetadata } from '../modals/setup.js';
import { answer, type Acting } from './acting.js';

/** `/service setup`: opens the form for this channel. */
export async function setupAsked(context: SlackContext, acting: Acting): Promise<void> {
  const recognised = await context.who.is(acting.userId);
  const { person, settings, mayAdminister } = recognised;
  const channel = acting.channel!;
  const refusal = mayAdminister ? await notForCustomers(context, channel) : refuse('only-administrators');
  if (refusal) return answer(context, acting, recognised, asMessage(refusalText(refusal, person.locale)));
  const contract = await context.contracts.byCustomerChannel(channel);
  await context.client.views.open({
    trigger_id: acting.triggerId,
    view: setupModal(channel, contract, settings, person.locale),
  });
}

/** A direct message, or the desk itself: no customer is there. */
async function notForCustomers({ contracts }: SlackContext, channel: string): Promise<Refusal | undefined> {
  const desk = channel.startsWith('D') || (await contracts.byDeskChannel(channel)).length > 0;
  return desk ? refuse('not-for-customers') : undefined;
}

/** The form is submitted: binds the channel, owes its card, says what is missing. */
export async function setupSubmitted(
  context: SlackContext,
  acting: Acting,
  { channel, version }: SetupMetadata,
  values: ViewValues,
): Promise<FieldErrors | undefined> {
  const { person, mayAdminister } = await context.who.is(acting.userId);
  const read = readSetup(values, person.locale);
  if ('errors' in read) return read.errors;
  const { engineerIds, ...said } = read.ok;
  const { contracts, clock, client, nudge, log } = context;
  const refused = (refusal: Refusal) => refusalText(refusal, person.locale);
  if (said.deskChannel !== channel && (await contracts.byCustomerChannel(said.deskChannel))) {
    return { deskChannel: refused(refuse('desk-of-customers')) };
  }
  const before = await contracts.byCustomerChannel(channel);
  if (before?.history.some(({ cause }) => cause === acting.cause)) return undefined;
  if (before?.version !== version) return { customerName: refused(refuse('channel-taken')) };
  const engineers = await namesOf(context, engineerIds);
  const now = clock();
  const nextReportAt = reportDueAt(weekOf(now, said.zone), said.zone, REPORT_MOMENT);
  const bound = bind(
    before,
    { ...said, channel, engineers },
    { person, mayAdminister },
    { now, cause: acting.cause, nextReportAt },
  );
  if (isRefusal(bound)) return { deskChannel: refused(bound) };
  const { contract, intents } = bound;
  const saved = before
    ? await contracts.commit(before, contract, { intents, cause: acting.cause, now })
    : await contracts.insert(contract, { intents, cause: acting.cause, now });
  if (!saved && !(await isRepetition(context, channel, acting.cause))) {
    return { customerName: refused(refuse('channel-taken')) };
  }
  await addEngineers(context, engineers);
  nudge([channel]);
  // It is saved; whether Slack can be asked and told just now changes nothing.
  setupResult(context, contract, textsIn(person.locale))
    .then((text) => tellPerson(client, person, channel, asMessage(text)))
    .catch((error: unknown) => log.warn({ err: error, contract: contract.id }, 'result of set-up not told'));
  return undefined;
}

const isRepetition = async (context: SlackContext, channel: string, cause: string): Promise<boolean> =>
  (await context.contracts.byCustomerChannel(channel))?.history.some((entry) => entry.cause === cause) ??
  false;

export async function namesOf(context: SlackContext, ids: readonly string[]): Promise<PersonRef[]> {
  const profiles = await Promise.all(ids.map((id) => context.who.profile(id)));
  return profiles.map(({ id, name, teamId }) => ({ id, name, teamId }));
}

/** Who is resident at a customer is an engineer of the desk; into a user group of Slack's we cannot put them. */
async function addEngineers(context: SlackContext, engineers: readonly PersonRef[]): Promise<void> {
  for (;;) {
    const settings = await context.settings.load();
    if (settings.groups.engineer) return;
    const known = settings.roster.engineer ?? [];
    const missing = engineers.filter(({ id }) => !known.some((person) => person.id === id));
    if (missing.length === 0) return;
    const roster = { ...settings.roster, engineer: [...known, ...missing] };
    if (await context.settings.save(settings, { ...settings, roster })) return;
  }
}

async function setupResult(context: SlackContext, contract: Contract, t: Texts): Promise<string> {
  const { customerChannel: channel, deskChannel: desk, engineers } = contract;
  const { roster } = await context.settings.load();
  const outside = engineers.filter(({ id }) => !roster.engineer?.some((one) => one.id === id));
  const [here, there] = await Promise.all([channelSeen(context, channel), channelSeen(context, desk)]);
  const missing = [
    ...(here.isMember ? [] : [t.setup.notInCustomer]),
    ...(there.isMember ? [] : [t.setup.notInDesk({ channel: `<#${desk}>` })]),
    ...(there.isShared ? [t.setup.deskIsShared({ channel: `<#${desk}>` })] : []),
    ...(lacksResident(contract, context.clock()) ? [t.setup.noResident] : []),
    ...outside.map(({ id }) => t.setup.notInGroup({ name: mention({ id }) })),
    ...missingRoles(roster).map((word) => t.setup[word]),
  ];
  const done = t.setup.done({ channel: `<#${channel}>`, desk: `<#${desk}>` });
  return `${done}\n${missingLines(missing, t)}`;
}

export const missingLines = (missing: readonly string[], { setup }: Texts): string =>
  missing.length === 0
    ? setup.nothingMissing
    : `${setup.missing}\n${missing.map((line) => `• ${line}`).join('\n')}`;

/** A private channel that the bot is not in does not exist for it. */
async function channelSeen({ client }: SlackContext, channel: string) {
  try {
    const { channel: seen } = await client.conversations.info({ channel });
    return { isMember: Boolean(seen?.is_member), isShared: Boolean(seen?.is_ext_shared) };
  } catch (error) {
    if ((error as { data?: { error?: string } }).data?.error !== 'channel_not_found') throw error;
    return { isMember: false, isShared: false };
  }
}
