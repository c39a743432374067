import { isOnDuty } from '../../domain/duty/on-duty.js';
import { mayNot, maySee } from '../../domain/ticket/may.js';
import { isStaff } from '../../domain/people/person.js';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.js';
import { applies, missingFor } from '../../domain/ticket/applies.js';
import { dependsOnContract } from '../../domain/ticket/decide.js';
import { shownStatus } from '../../domain/ticket/unanswered.js';
import { LIFECYCLE, type Verb } from '../../domain/ticket/lifecycle.js';
import { yearOf } from '../../domain/record/number.js';
import { readNumber } from '../../domain/ticket/number.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { outOfTurn } from '../../domain/ticket/turn.js';
import type { Done } from '../../run.js';
import { textsIn } from '../../i18n/texts.js';
import { asMessage, refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import { asksAlways } from '../modals/verb-fields.js';
import { verbModal } from '../modals/verb-form.js';
import { candidatesFor } from '../candidates.js';
import { typed } from '../messages/mrkdwn.js';
import { verbLabel } from '../messages/verb-label.js';
import { callText, showModal } from '../modals/show.js';
import { readLink } from '../parse/link-words.js';
import { takesNoWords, verbCommand } from '../parse/verb-command.js';
import type { Recognised } from '../who.js';
import { answer, openAbove, type Acting } from './acting.js';
import { offerSimilar } from './similar.js';
import { signingRefused } from './signing.js';
import { updateShown } from './update-shown.js';

/** As many as a menu shows, and itself. */
const MOST_OFFERED = 101;

/** A verb's button: done at once, or its form is opened. */
export async function verbPressed(
  context: SlackContext,
  acting: Acting,
  verb: Verb,
  ticketId: string,
): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const done = await verbAsked(context, acting, recognised, { verb, ticketId, words: '' });
  if (!done) return;
  if (acting.viewId) await showAgain(context, acting.viewId, done.record, recognised);
  await offerAfter(context, acting, recognised, verb, done);
}

/** A verb's subcommand. Unlike a button's press it may be typed where no card shows what it did, so it is answered. */
export async function verbTyped(
  context: SlackContext,
  acting: Acting,
  verb: Verb,
  ticketId: string,
  words: string,
): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const done = await verbAsked(context, acting, recognised, { verb, ticketId, words });
  if (!done) return;
  const t = textsIn(recognised.person.locale);
  const said = t.answers.done({
    number: done.record.id,
    verb: verbLabel(verb, placeOf(recognised), t),
    status: t.status[shownStatus(done.record)],
  });
  const unsaid =
    words && takesNoWords(verb) ? `\n${t.answers.wordsNotPassedOn({ words: typed(words, 500) })}` : '';
  await answer(context, acting, recognised, asMessage(said + unsaid));
  await offerAfter(context, acting, recognised, verb, done);
}

interface Asked {
  readonly verb: Verb;
  readonly ticketId: string;
  readonly words: string;
}

/** @returns what was done, when the verb is done now; nothing when its form was opened, or it was refused and that told */
async function verbAsked(
  context: SlackContext,
  acting: Acting,
  recognised: Recognised,
  { verb, ticketId, words }: Asked,
): Promise<Done<Ticket> | undefined> {
  const signing = await signingRefused(context, recognised, verb, ticketId);
  if (signing) {
    await refused(context, acting, recognised, ticketId, signing);
    return undefined;
  }
  const year = yearOf(context.clock(), recognised.settings.zone);
  const command =
    verb === 'link'
      ? readLink(words, year)
      : verbCommand(verb, namesOther(verb) ? numberOf(words, year) : words);
  if (!command || (asksAlways(verb) && !words)) {
    await acting.acknowledge();
    await openForm(context, acting, recognised, { verb, ticketId, words });
    return undefined;
  }
  const act = { ...acting, settings: recognised.settings };
  const outcome = await context.runner.run(ticketId, command, recognised.person, act);
  await acting.acknowledge();
  if (!isRefusal(outcome)) return outcome;
  if (outcome.refused === 'unproposed')
    await openForm(context, acting, recognised, { verb, ticketId, words });
  else await refused(context, acting, recognised, ticketId, outcome);
  return undefined;
}

/** Verbs whose words name another request. */
const namesOther = (verb: Verb): boolean => verb === 'merge' || verb === 'unlink';

export const numberOf = (words: string, year: number): string => readNumber(words, year) ?? words;

/** Whoever acknowledges is offered the like, last of all. An offer and nothing owed: when it fails, what was done stands. */
async function offerAfter(
  context: SlackContext,
  acting: Acting,
  recognised: Recognised,
  verb: Verb,
  { record: ticket, repeated }: Done<Ticket>,
): Promise<void> {
  if (verb !== 'acknowledge' || repeated) return;
  await offerSimilar(context, acting, recognised, ticket).catch((error: unknown) =>
    context.log.warn({ err: error, ticket: ticket.id }, 'similar requests not offered'),
  );
}

/** In a modal of the request the reason stands above what is true now; elsewhere it is an answer. */
async function refused(
  context: SlackContext,
  acting: Acting,
  recognised: Recognised,
  ticketId: string,
  refusal: Refusal,
): Promise<void> {
  const { person } = recognised;
  const text = refusalText(refusal, person.locale);
  const ticket = acting.viewId ? await context.tickets.load(ticketId) : undefined;
  if (acting.viewId && ticket && maySee(person, ticket)) {
    return showAgain(context, acting.viewId, ticket, recognised, text);
  }
  return answer(context, acting, recognised, asMessage(text));
}

/** Refused before the form is opened, rather than after it is filled in. */
async function openForm(
  context: SlackContext,
  acting: Acting,
  recognised: Recognised,
  { verb, ticketId, words }: Asked,
): Promise<void> {
  const { person, settings } = recognised;
  const ticket = await context.tickets.load(ticketId);
  if (!ticket)
    return refused(context, acting, recognised, ticketId, refuse('not-found', { number: ticketId }));
  const now = context.clock();
  const duty = await context.duty.load(now);
  const refusal = mayNot(person, verb, ticket, isOnDuty(duty, person.id, now)) ?? impossible(ticket, verb);
  if (refusal) return refused(context, acting, recognised, ticketId, refusal);
  const people = candidatesFor(ticket, settings, duty, now, person.locale);
  const requests = verb === 'merge' ? { requests: await othersOf(context, ticket) } : {};
  const contract = dependsOnContract(verb) ? await context.contracts.load(ticket.contractId) : undefined;
  const view = verbModal({
    verb,
    ticket,
    person,
    place: placeOf(recognised),
    candidates: { ...people, ...requests },
    contract,
    locale: person.locale,
    channel: acting.channel,
    shownViewId: acting.viewId,
    text: words,
  });
  await openAbove(context, acting, view);
}

/** What a request can be merged into: the other open ones of its customer, as many as a menu holds. */
async function othersOf({ tickets }: SlackContext, { id, customerId }: Ticket): Promise<Ticket[]> {
  const open = await tickets.list({ of: 'open', customerIds: [customerId] }, MOST_OFFERED);
  return open.tickets.filter((one) => one.id !== id);
}

const impossible = (ticket: Ticket, verb: Verb): Refusal | undefined =>
  LIFECYCLE[ticket.status].includes(verb) ? missingFor(verb, ticket) : outOfTurn(ticket, verb);

/** *More…*, *Open* and `/service show`: the request whole, with what this person can do. */
export async function showAsked(context: SlackContext, acting: Acting, ticketId: string): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person } = recognised;
  const ticket = await context.tickets.load(ticketId);
  if (!ticket || !maySee(person, ticket)) {
    const refusal = refuse('not-found', { number: ticketId });
    return answer(context, acting, recognised, asMessage(refusalText(refusal, person.locale)));
  }
  await openAbove(context, acting, await shown(context, ticket, recognised));
}

/** Whose side of a request somebody sees. */
export const placeOf = ({ person }: Recognised) => (isStaff(person) ? 'desk' : 'customer');

async function shown(context: SlackContext, ticket: Ticket, recognised: Recognised, notice?: string) {
  const { person } = recognised;
  const now = context.clock();
  // Customers are on no rota.
  const onDuty = isStaff(person) && isOnDuty(await context.duty.load(now), person.id, now);
  const verbs = LIFECYCLE[ticket.status].filter(
    (verb) => !mayNot(person, verb, ticket, onDuty) && applies(verb, ticket),
  );
  return showModal({ ticket, verbs, place: placeOf(recognised), locale: person.locale, notice });
}

/** The request's modal, as it is now. */
export const showAgain = async (
  context: SlackContext,
  id: string,
  ticket: Ticket,
  recognised: Recognised,
  notice?: string,
): Promise<void> => updateShown(context, { id }, await shown(context, ticket, recognised, notice));

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
