import type { Intent } from '../record/outbox.js';
import { isStaff, type Locale, type Person } from '../people/person.js';
import type { Refusal } from '../refusal.js';
import type { Decision } from './decide.js';
import type { Ticket } from './ticket.js';
import { isRegister, mayNotHaveForm, taskSheetOf, type Form } from './form.js';

/** Why a form comes into a thread; its message says so. */
export const FORM_REASONS = ['asked', 'signed', 'archived'] as const;
export type FormReason = (typeof FORM_REASONS)[number];

/**
 * Somebody asks for a form of a request: it is owed to the request's thread, the customer's for customers, and for ours
 * where they ask in the customer's channel; registers go to the desk alone.
 * @param channel where they ask
 * @returns nothing when this very act owes it already
 */
export function askForm(
  ticket: Ticket,
  { form, channel }: { readonly form: Form; readonly channel?: string | undefined },
  actor: Person,
  { cause, deskLocale }: { readonly cause: string; readonly deskLocale: Locale },
): Decision | Refusal | undefined {
  const refusal = mayNotHaveForm(actor, form, ticket);
  if (refusal) return refusal;
  const id = `${cause}/0`;
  if (ticket.outbox.some((entry) => entry.id === id) || ticket.receipts?.some((receipt) => receipt.id === id))
    return undefined;
  const forCustomer = !isStaff(actor) || (channel === ticket.places.customer.channel && !isRegister(form));
  const intent = formIntent(ticket, form, forCustomer ? 'customer' : 'desk', 'asked', deskLocale);
  return { record: ticket, facts: [], intents: [intent] };
}

/** The sheet that a request was worked by, as it is owed to the thread of one side. */
export function sheetIntent(
  ticket: Ticket,
  place: 'customer' | 'desk',
  because: FormReason,
  deskLocale: Locale,
): Intent {
  return formIntent(ticket, taskSheetOf(ticket), place, because, deskLocale);
}

function formIntent(
  ticket: Ticket,
  form: Form,
  place: 'customer' | 'desk',
  because: FormReason,
  deskLocale: Locale,
): Intent {
  return {
    kind: 'files',
    message: 'form',
    place,
    lane: ticket.places[place].channel,
    locale: place === 'customer' ? ticket.locale : deskLocale,
    data: { form, because },
  };
}
