import type { Form } from '../../domain/ticket/form.js';
import type { FormReason } from '../../domain/ticket/ask-form.js';
import type { Locale } from '../../domain/people/person.js';
import { textsIn } from '../../i18n/texts.js';
import { section, type Message } from './blocks.js';
import { typed } from './mrkdwn.js';

/** A form of a request (R35–R38), whose file comes with it. */
export function formMessage(number: string, form: Form, because: FormReason, locale: Locale): Message {
  const t = textsIn(locale).paper;
  const text = t[because]({ number: typed(number), form: t.name[form] });
  return { text, blocks: [section(text)] };
}
