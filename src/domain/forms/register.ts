import type { Fact } from '../ticket/facts.js';
import { registeredLater } from '../ticket/received.js';
import { shownStatus } from '../ticket/unanswered.js';
import { titleOf, type Ticket } from '../ticket/ticket.js';
import type { Status } from '../ticket/words.js';
import type { RegisterForm } from '../ticket/form.js';
import { cycleOf, signatureOf, type SignedBy } from './signature-of.js';
import { workDone, type WorkDone } from './work-done.js';

/** Letters of a description, or an account of the handling, that a line of a register holds. */
export const LONGEST_IN_REGISTER = 120;

/**
 * A line of a register. Received requests (R35): when the company received it, what it is about, the receiver. Service
 * (R36): when the department received it, how it was handled, its head and the engineer.
 */
export interface RegisterLine {
  readonly number: string;
  readonly customerName: string;
  readonly receivedAt?: Date | undefined;
  /** Of received requests: when it was registered, where that was later, and the number of the fax or mail. */
  readonly registeredAt?: Date | undefined;
  readonly reference?: string | undefined;
  /** The description, or the handling; absent when nothing has been done yet. */
  readonly text?: string | undefined;
  /** Of the service register: the items that were not done (R19). */
  readonly notDone?: readonly number[] | undefined;
  readonly replaced?: WorkDone['replaced'];
  /** Printed as well, and no part of the fingerprint. */
  readonly beside?: WorkDone['beside'];
  readonly status: Status;
  /** The receiver's signature, or that of the department's head. */
  readonly signed?: SignedBy | undefined;
  /** Of the service register alone. */
  readonly engineer?: SignedBy | undefined;
}

/** A request as a line of a register. */
export function registerLine(form: RegisterForm, ticket: Ticket): RegisterLine {
  const { id: number, customerName } = ticket;
  const status = shownStatus(ticket);
  if (form === 'received') {
    return {
      number,
      customerName,
      status,
      receivedAt: ticket.receivedAt,
      registeredAt: registeredLater(ticket),
      reference: ticket.reference,
      text: titleOf(ticket, LONGEST_IN_REGISTER),
      signed: signatureOf(ticket, 'received'),
    };
  }
  const handling = ticket.resolution?.text ?? ticket.proposal?.text;
  return {
    number,
    customerName,
    status,
    receivedAt: takenUpAt(cycleOf(ticket)),
    text: handling === undefined ? undefined : inLine(handling),
    notDone: notDoneOf(ticket),
    ...workDone(ticket),
    signed: signatureOf(ticket, 'accepted'),
    engineer: signatureOf(ticket, 'taken-over'),
  };
}

function notDoneOf({ resolution }: Ticket): number[] | undefined {
  const left = (resolution?.items ?? []).filter(({ outcome }) => outcome === 'not-done');
  return left.length > 0 ? left.map(({ no }) => no) : undefined;
}

/** The department has it when anybody of ours first answered it or gave it to somebody. */
const takenUpAt = (history: readonly Fact[]): Date | undefined =>
  history.find(({ type }) => type === 'acknowledged' || type === 'assigned')?.at;

function inLine(text: string): string {
  const letters = Array.from(text.replace(/\s+/gu, ' ').trim());
  return letters.length > LONGEST_IN_REGISTER
    ? `${letters.slice(0, LONGEST_IN_REGISTER - 1).join('')}…`
    : letters.join('');
}
