import { z } from 'zod';
import { FORM_REASONS } from '../../domain/forms/ask-form.js';
import { FORMS, isRegister, type Form } from '../../domain/forms/form.js';
import { readPeriod } from '../../domain/forms/period.js';
import { registerLine } from '../../domain/forms/register.js';
import { taskSheet } from '../../domain/forms/task-sheet.js';
import type { Contract } from '../../domain/contract/contract.js';
import type { OutboxEntry } from '../../domain/outbox.js';
import type { Locale } from '../../domain/people/person.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { dayText } from '../../documents/dates.js';
import type { FormOrder } from '../../documents/forms/form-file.js';
import type { LetterheadGiven } from '../../documents/forms/letterhead-given.js';
import { formFileApart } from '../../documents/render-apart.js';
import { textsIn } from '../../i18n/texts.js';
import { formMessage } from '../messages/form.js';
import type { Rendered } from './send.js';

const dataSchema = z.object({ form: z.enum(FORMS), because: z.enum(FORM_REASONS) });

interface FormSources {
  contract(id: string): Promise<Contract | undefined>;
  letterhead(): Promise<LetterheadGiven>;
}

/** A form on its way into a request's thread: a message, and the PDF, made as it is sent and of the request as it is then. */
export function renderForm(ticket: Ticket, entry: OutboxEntry, sources: FormSources): Rendered {
  const { form, because } = dataSchema.parse(entry.data);
  const place = entry.place === 'desk' ? 'desk' : 'customer';
  const locale = entry.locale ?? ticket.locale;
  const { channel, ts: threadTs } = ticket.places[place];
  const title = `${textsIn(locale).paper.name[form]} ${ticket.id}`;
  const filename = `${ticket.id}-${form}${because === 'asked' ? '' : `-${because}`}.pdf`;
  return {
    message: formMessage(ticket.id, form, because, locale),
    channel,
    threadTs,
    attachments: async () => {
      const [contract, letterhead] = await Promise.all([
        sources.contract(ticket.contractId),
        sources.letterhead(),
      ]);
      const data = await formFileApart(orderOf(form, ticket, contract, { locale, letterhead }));
      return [{ filename, title, data }];
    },
  };
}

function orderOf(
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
