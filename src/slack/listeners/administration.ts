import { bind, missingRoles } from '../../domain/contract/bind.js';
import type { PersonRef, Role } from '../../domain/people/person.js';
import { isRefusal, refuse } from '../../domain/refusal.js';
import { reportDueAt, weekOf } from '../../domain/weekly/week.js';
import { REPORT_MOMENT } from '../../domain/weekly/moment.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { asMessage, refusalText, tellPerson } from '../answer.js';
import type { SlackContext } from '../context.js';
import type { ViewValues } from '../modals/inputs.js';
import type { FieldErrors } from '../modals/modal.js';
import { readRoles, rolesModal } from '../modals/roles.js';
import { readSetup, setupModal } from '../modals/setup.js';
import { answer, type Acting } from './acting.js';

/** `/service setup`: opens the form for this channel. */
export async function setupAsked(context: SlackContext, acting: Acting): Promise<void> {
  const recognised = await context.who.is(acting.userId);
  const { person, settings, mayAdminister } = recognised;
  if (!mayAdminister)
    return answer(
      context,
      acting,
      recognised,
      asMessage(refusalText(refuse('only-administrators'), person.locale)),
    );
  const channel = acting.channel!;
  const contract = await context.contracts.byCustomerChannel(channel);
  await context.client.views.open({
    trigger_id: acting.triggerId,
    view: setupModal(channel, contract, settings, person.locale),
  });
}

/** The form is submitted: binds the channel, owes its card, says what is missing. */
export async function setupSubmitted(
  context: SlackContext,
  acting: Acting,
  channel: string,
  values: ViewValues,
): Promise<FieldErrors | undefined> {
  const { person, mayAdminister } = await context.who.is(acting.userId);
  const read = readSetup(values, person.locale);
  if ('errors' in read) return read.errors;
  const { engineerIds, ...said } = read.ok;
  const engineers = await namesOf(context, engineerIds);
  const now = context.clock();
  const nextReportAt = reportDueAt(weekOf(now, said.zone), said.zone, REPORT_MOMENT);
  const before = await context.contracts.byCustomerChannel(channel);
  const bound = bind(
    before,
    { ...said, channel, engineers },
    { person, mayAdminister },
    { now, cause: acting.cause, nextReportAt },
  );
  if (isRefusal(bound)) return { deskChannel: refusalText(bound, person.locale) };
  const { contract, intents } = bound;
  const saved = before
    ? await context.contracts.commit(before, contract, intents, acting.cause, now)
    : await context.contracts.insert(contract, intents, acting.cause, now);
  if (!saved && !(await isRepetition(context, channel, acting.cause))) {
    return { customerName: refusalText(refuse('channel-taken'), person.locale) };
  }
  await addEngineers(context, engineers);
  context.nudge([channel]);
  const text = await setupResult(context, channel, contract.deskChannel, textsIn(person.locale));
  await tellPerson(context.client, person, channel, asMessage(text));
  return undefined;
}

const isRepetition = async (context: SlackContext, channel: string, cause: string): Promise<boolean> =>
  (await context.contracts.byCustomerChannel(channel))?.history.some((entry) => entry.cause === cause) ??
  false;

async function namesOf(context: SlackContext, ids: readonly string[]): Promise<PersonRef[]> {
  const profiles = await Promise.all(ids.map((id) => context.who.profile(id)));
  return profiles.map(({ id, name, teamId }) => ({ id, name, teamId }));
}

/** Who is resident at a customer is an engineer of the desk. */
async function addEngineers(context: SlackContext, engineers: readonly PersonRef[]): Promise<void> {
  for (;;) {
    const settings = await context.settings.load();
    const known = settings.roster.engineer ?? [];
    const missing = engineers.filter(({ id }) => !known.some((person) => person.id === id));
    if (missing.length === 0) return;
    const roster = { ...settings.roster, engineer: [...known, ...missing] };
    if (await context.settings.save(settings, { ...settings, roster })) return;
  }
}

async function setupResult(context: SlackContext, channel: string, desk: string, t: Texts): Promise<string> {
  const { roster } = await context.settings.load();
  const [here, there] = await Promise.all([isMember(context, channel), isMember(context, desk)]);
  const missing = [
    ...(here ? [] : [t.setup.notInCustomer]),
    ...(there ? [] : [t.setup.notInDesk({ channel: `<#${desk}>` })]),
    ...missingRoles(roster).map((word) => t.setup[word]),
  ];
  const done = t.setup.done({ channel: `<#${channel}>`, desk: `<#${desk}>` });
  if (missing.length === 0) return `${done}\n${t.setup.nothingMissing}`;
  return `${done}\n${t.setup.missing}\n${missing.map((line) => `• ${line}`).join('\n')}`;
}

/** A private channel that the bot is not in does not exist for it. */
async function isMember({ client }: SlackContext, channel: string): Promise<boolean> {
  try {
    const info = await client.conversations.info({ channel });
    return Boolean(info.channel?.is_member);
  } catch (error) {
    if ((error as { data?: { error?: string } }).data?.error === 'channel_not_found') return false;
    throw error;
  }
}

/** `/service roles`: opens the form. */
export async function rolesAsked(context: SlackContext, acting: Acting): Promise<void> {
  const recognised = await context.who.is(acting.userId);
  const { person, settings, mayAdminister } = recognised;
  if (!mayAdminister)
    return answer(
      context,
      acting,
      recognised,
      asMessage(refusalText(refuse('only-administrators'), person.locale)),
    );
  await context.client.views.open({
    trigger_id: acting.triggerId,
    view: rolesModal(settings.roster, person.locale),
  });
}

/** The form is submitted; whoever is first becomes an administrator when none was chosen, so that the desk keeps one. */
export async function rolesSubmitted(
  context: SlackContext,
  acting: Acting,
  values: ViewValues,
): Promise<FieldErrors | undefined> {
  const { person, settings, mayAdminister } = await context.who.is(acting.userId);
  if (!mayAdminister) return { admin: refusalText(refuse('only-administrators'), person.locale) };
  const chosen = readRoles(values);
  const entries = await Promise.all(
    Object.entries(chosen).map(
      async ([role, ids]) => [role, await namesOf(context, ids)] as [Role, PersonRef[]],
    ),
  );
  const roster = Object.fromEntries(entries) as Partial<Record<Role, PersonRef[]>>;
  if ((roster.admin ?? []).length === 0) roster.admin = [{ id: person.id, name: person.name }];
  const saved = await context.settings.save(settings, { ...settings, roster });
  return saved ? undefined : { admin: refusalText(refuse('channel-taken'), person.locale) };
}
