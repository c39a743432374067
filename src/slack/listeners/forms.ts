import { FORMS, mayNotHaveRegister, type Form } from '../../domain/ticket/form.js';
import { readPeriod } from '../../domain/forms/period.js';
import { registerLine, type RegisterLine } from '../../domain/forms/register.js';
import { isRefusal, refuse } from '../../domain/refusal.js';
import { MOST_LINES, type RegisterOrder } from '../../documents/forms/register-order.js';
import { registerFileApart } from '../../documents/render-apart.js';
import { textsIn } from '../../i18n/texts.js';
import { asMessage, refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import { typed } from '../messages/mrkdwn.js';
import { readRegisterAsked } from '../parse/form-words.js';
import { answer, type Acting } from './acting.js';

/** Lines handed over at a time. */
const SOME = 200;

/**
 * `/service form` and the buttons of a request: one of its forms (R35–R38), posted in its thread.
 * @param form undefined when the word named none
 */
export async function formAsked(
  context: SlackContext,
  acting: Acting,
  ticketId: string,
  form: Form | undefined,
): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person } = recognised;
  const say = (text: string) => answer(context, acting, recognised, asMessage(text));
  if (!form) return say(refusalText(refuse('unknown-form'), person.locale));
  const outcome = await context.runner.askForm(ticketId, form, person, acting);
  await acting.acknowledge();
  if (isRefusal(outcome)) return say(refusalText(outcome, person.locale));
  const t = textsIn(person.locale).paper;
  return say(t.making({ number: outcome.record.id, form: t.name[form] }));
}

/** The button of a form, which carries both: `SR-2026-000042 onsite`. */
export function formPressed(context: SlackContext, acting: Acting, value: string): Promise<void> {
  const [ticketId = '', word] = value.split(' ');
  return formAsked(
    context,
    acting,
    ticketId,
    FORMS.find((form) => form === word),
  );
}

/**
 * `/service register`: the requests of a period in one of the two registers (R35, R36), by direct message; in a
 * customer's channel theirs alone. It is an answer to who asks, and not remembered.
 */
export async function registerAsked(context: SlackContext, acting: Acting, words: string): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person, settings } = recognised;
  const { locale } = person;
  const say = (text: string) => answer(context, acting, recognised, asMessage(text));
  const refused = mayNotHaveRegister(person);
  if (refused) return say(refusalText(refused, locale));
  const asked = readRegisterAsked(words);
  if (!asked) return say(refusalText(refuse('unknown-form'), locale));
  const contract = acting.channel ? await context.contracts.byCustomerChannel(acting.channel) : undefined;
  const zone = contract?.zone ?? settings.zone;
  const madeAt = context.clock();
  const period = readPeriod(asked.period, { now: madeAt, zone });
  if (!period) return say(refusalText(refuse('unknown-period', { text: asked.period }), locale));
  const { form, format } = asked;
  const within = { from: period.from, to: period.to, customerId: contract?.customerId };
  const most = MOST_LINES[format];
  const count = await context.tickets.countReceived(within, most + 1);
  if (count > most) {
    const data = { most: String(most), format: format.toUpperCase() };
    return say(refusalText(refuse('register-too-long', data), locale));
  }
  const t = textsIn(locale).paper;
  const told = { form: t.name[form], from: period.firstDay, to: period.lastDay };
  await say(t.registerMaking(told));
  const letterhead = await context.letterhead();
  const customerName = contract?.customerName;
  const order: RegisterOrder = { form, format, locale, letterhead, period, zone, customerName, madeAt };
  const file = await registerFileApart(order, linesOf(context, order, within));
  const { channel } = await context.client.conversations.open({ users: person.id });
  const customers = customerName === undefined ? t.allCustomers : typed(customerName, 200);
  await context.client.filesUploadV2({
    channel_id: channel!.id!,
    initial_comment: t.registerMade({ ...told, customers, count }),
    filename: `${form}-${period.firstDay}-${period.lastDay}.${format}`,
    title: `${told.form} ${told.from} – ${told.to}`,
    file,
  });
}

async function* linesOf(
  { tickets }: SlackContext,
  { form }: Pick<RegisterOrder, 'form'>,
  within: { from: Date; to: Date; customerId?: string | undefined },
): AsyncGenerator<RegisterLine[]> {
  let some: RegisterLine[] = [];
  for await (const ticket of tickets.received(within)) {
    some.push(registerLine(form, ticket));
    if (some.length < SOME) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
