import { mayNot } from '../../domain/people/may.js';
import { isStaff } from '../../domain/people/person.js';
import { isRefusal, refuse } from '../../domain/refusal.js';
import type { Roster } from '../../domain/people/roster.js';
import { LIFECYCLE, type Verb } from '../../domain/ticket/lifecycle.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { maySee } from '../../domain/people/may.js';
import type { Command } from '../../domain/ticket/commands.js';
import { asMessage, refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import { hasForm, readVerbForm, verbModal, type VerbFormMetadata } from '../modals/verb-form.js';
import type { FieldErrors } from '../modals/modal.js';
import type { ViewValues } from '../modals/inputs.js';
import { callText, showModal } from '../modals/show.js';
import { verbCommand } from '../parse/verb-command.js';
import type { Recognised } from '../who.js';
import { answer, type Acting } from './acting.js';

/** Who can be named responsible: engineers and the technical head. */
const engineersOf = (roster: Roster) => {
  const all = [...(roster.engineer ?? []), ...(roster['tech-head'] ?? [])];
  return [...new Map(all.map((person) => [person.id, person])).values()];
};

/** A verb's button or subcommand: done at once, or its form is opened. */
export async function verbAsked(
  context: SlackContext,
  acting: Acting,
  verb: Verb,
  ticketId: string,
  words = '',
): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const command = verbCommand(verb, words);
  if (!command || (hasForm(verb) && !words))
    return openForm(context, acting, recognised, verb, ticketId, words);
  const outcome = await context.runner.run(ticketId, command, recognised.person, acting);
  if (isRefusal(outcome))
    return answer(context, acting, recognised, asMessage(refusalText(outcome, recognised.person.locale)));
  if (acting.viewId) await refreshShown(context, acting.viewId, outcome.ticket, recognised);
}

/** Refused before the form is opened, rather than after it is filled in. */
async function openForm(
  context: SlackContext,
  acting: Acting,
  recognised: Recognised,
  verb: Verb,
  ticketId: string,
  text: string,
) {
  const { person, settings } = recognised;
  const ticket = await context.tickets.load(ticketId);
  const engineers = engineersOf(settings.roster);
  const refusal = !ticket
    ? refuse('not-found', { number: ticketId })
    : (mayNot(person, verb, ticket) ?? impossible(ticket, verb));
  if (refusal) return answer(context, acting, recognised, asMessage(refusalText(refusal, person.locale)));
  const view = verbModal({
    verb,
    ticket: ticket!,
    person,
    engineers,
    locale: person.locale,
    channel: acting.channel,
    text,
  });
  if (acting.viewId) await context.client.views.push({ trigger_id: acting.triggerId, view });
  else await context.client.views.open({ trigger_id: acting.triggerId, view });
}

function impossible(ticket: Ticket, verb: Verb) {
  if (LIFECYCLE[ticket.status].includes(verb)) return undefined;
  return refuse('not-in-this-state', { verb, status: ticket.status, number: ticket.id });
}

/** A verb's form is submitted. @returns what is wrong at which field; nothing is lost */
export async function verbSubmitted(
  context: SlackContext,
  acting: Acting,
  verb: Verb,
  metadata: VerbFormMetadata,
  values: ViewValues,
): Promise<FieldErrors | undefined> {
  const { person, settings } = await context.who.is(acting.userId, metadata.channel);
  const read = readVerbForm(verb, values, engineersOf(settings.roster), person.locale);
  if ('errors' in read) return read.errors;
  const outcome = await context.runner.run(metadata.ticketId, read.ok as Command, person, acting);
  if (!isRefusal(outcome)) return undefined;
  return { [Object.keys(values)[0]!]: refusalText(outcome, person.locale) };
}

/** *More…*, *Open* and `/service show`: the request whole, with what this person can do. */
export async function showAsked(context: SlackContext, acting: Acting, ticketId: string): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person } = recognised;
  const ticket = await context.tickets.load(ticketId);
  if (!ticket || !maySee(person, ticket)) {
    const refusal = refuse('not-found', { number: ticketId });
    return answer(context, acting, recognised, asMessage(refusalText(refusal, person.locale)));
  }
  await context.client.views.open({ trigger_id: acting.triggerId, view: shown(ticket, recognised) });
}

function shown(ticket: Ticket, { person }: Recognised) {
  const verbs = LIFECYCLE[ticket.status].filter(
    (verb) => !mayNot(person, verb, ticket) && (verb !== 'take' || canBeTaken(ticket)),
  );
  return showModal({ ticket, verbs, place: isStaff(person) ? 'desk' : 'customer', locale: person.locale });
}

const canBeTaken = (ticket: Ticket): boolean =>
  ticket.escalation !== undefined && ticket.escalation.takenBy === undefined;

async function refreshShown(
  context: SlackContext,
  viewId: string,
  ticket: Ticket,
  recognised: Recognised,
): Promise<void> {
  await context.client.views.update({ view_id: viewId, view: shown(ticket, recognised) });
}

/** *Call*: the phone numbers of everybody concerned. */
export async function callAsked(context: SlackContext, acting: Acting, ticketId: string): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person } = recognised;
  const ticket = await context.tickets.load(ticketId);
  if (!ticket || !isStaff(person)) {
    const refusal = refuse('not-found', { number: ticketId });
    return answer(context, acting, recognised, asMessage(refusalText(refusal, person.locale)));
  }
  const people = ticket.responsible ? [ticket.responsible] : ticket.engineers;
  const phones = await Promise.all(people.map(({ id }) => context.who.profile(id)));
  await answer(context, acting, recognised, asMessage(callText(ticket, phones, person.locale)));
}
