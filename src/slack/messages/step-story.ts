import { DOER, nextSteps, type NextStep } from '../../domain/ticket/next-step.js';
import type { FactOf } from '../../domain/ticket/facts.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { lastCallText } from './unanswered-words.js';
import type { Texts } from '../../i18n/texts.js';
import { names } from './alarm-story.js';

/** Somebody was asked for the next step, or reminded of it: what the customer reads, or those of ours whom it concerns. */
export function stepAsked(
  fact: FactOf<'step-asked'>,
  ticket: Ticket,
  { place, instant }: { place: 'customer' | 'desk'; instant: (at: Date) => string },
  t: Texts,
): string {
  const { step, round } = fact;
  if (place === 'customer') return ofCustomer(fact, t) + lastCallText(fact, place, instant, t);
  const asked = toDo(fact, ticket, t);
  const text = round > 0 ? t.steps.reminder({ text: asked, round }) : asked;
  if (DOER[step] === 'customer')
    return `${text}\n${t.steps.callCustomer}${lastCallText(fact, place, instant, t)}`;
  if (fact.to.length === 0) return t.steps.nobody({ text });
  return fact.informed ? t.steps.asked({ text, people: names(fact.to) }) : text;
}

/** What somebody of ours is asked to do. Nobody has signed what was closed because the customer did not answer. */
export const toDo = (
  { step }: FactOf<'step-asked'>,
  { unanswered }: Pick<Ticket, 'unanswered'>,
  t: Texts,
): string => (step === 'archive' && unanswered ? t.unanswered.archive : t.steps.toDo[step]);

function ofCustomer({ step }: FactOf<'step-asked'>, t: Texts): string {
  const words: Partial<Record<string, string>> = t.steps.customer;
  return words[step] ?? t.steps.waitsFor[step];
}

/** What a request waits for, in the words of lists and cards; empty when nobody has to do anything. */
export const waitsFor = (ticket: Ticket, t: Texts): string =>
  nextSteps(ticket)
    .map(({ step }) => t.steps.waitsFor[step])
    .join(t.steps.separator);

/** Each of these steps and since when it waits: they began at different times. */
export const stepsSince = (steps: readonly NextStep[], instant: (at: Date) => string, t: Texts): string =>
  steps
    .map(({ step, since }) => t.steps.since({ what: t.steps.waitsFor[step], when: instant(since) }))
    .join(t.steps.separator);
