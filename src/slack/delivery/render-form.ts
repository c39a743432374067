import { z } from 'zod';
import { FORM_REASONS } from '../../domain/ticket/ask-form.js';
import { FORMS } from '../../domain/ticket/form.js';
import type { Contract } from '../../domain/contract/contract.js';
import type { OutboxEntry } from '../../domain/record/outbox.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { formOrder } from '../../documents/forms/form-order.js';
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
      const data = await formFileApart(formOrder(form, ticket, contract, { locale, letterhead }));
      return [{ filename, title, data }];
    },
  };
}
