import type { Contract } from '../../domain/contract/contract.js';
import { isRegister, type Form } from '../../domain/ticket/form.js';
import { readPeriod } from '../../domain/forms/period.js';
import { registerLine } from '../../domain/forms/register.js';
import { taskSheet } from '../../domain/forms/task-sheet.js';
import type { Locale } from '../../domain/people/person.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { dayText } from '../dates.js';
import type { FormOrder } from './form-file.js';
import type { LetterheadGiven } from './letterhead-given.js';

/** A form of one request as it is now: its task sheet, or its own line in a register. */
export function formOrder(
  form: Form,
  ticket: Ticket,
  contract: Contract | undefined,
  given: { readonly locale: Locale; readonly letterhead: LetterheadGiven },
): FormOrder {
  if (!isRegister(form)) return { ...given, sheet: taskSheet(form, ticket, contract) };
  const zone = contract?.zone ?? ticket.terms.zone;
  const day = dayText(ticket.receivedAt, zone);
  return {
    register: {
      ...given,
      form,
      format: 'pdf',
      period: readPeriod(day, { now: ticket.receivedAt, zone })!,
      zone,
      request: ticket.id,
      customerName: ticket.customerName,
      madeAt: ticket.history.at(-1)?.recordedAt ?? ticket.receivedAt,
    },
    lines: [registerLine(form, ticket)],
  };
}
