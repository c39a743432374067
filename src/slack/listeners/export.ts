import { mayExport, type ExportScope } from '../../domain/export/may-export.js';
import { reachOf } from '../../domain/export/reach.js';
import { asked, cancelled, exportFilename } from '../../domain/export/request-export.js';
import { readPeriod } from '../../domain/forms/period.js';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.js';
import { textsIn } from '../../i18n/texts.js';
import { asMessage, refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import { typed } from '../messages/mrkdwn.js';
import { exportModal, readExportForm, type ExportMetadata } from '../modals/export.js';
import type { ViewValues } from '../modals/inputs.js';
import type { FieldErrors } from '../modals/modal.js';
import { readExport, type ExportWords } from '../parse/export-words.js';
import type { Recognised } from '../who.js';
import { answer, type Acting } from './acting.js';

/** Times that somebody else may be quicker when an export is cancelled: it is renewed every other second. */
const MOST_CONFLICTS = 5;

/** `/service export …`: requests as a file, by direct message; without words the form. */
export async function exportAsked(context: SlackContext, acting: Acting, words: string): Promise<void> {
  if (words.trim() === '') return exportFormAsked(context, acting);
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { locale } = recognised.person;
  const say = (text: string) => answer(context, acting, recognised, asMessage(text));
  const t = textsIn(locale).exports;
  const scope = mayExport(recognised.person);
  if (isRefusal(scope)) return say(refusalText(scope, locale));
  const place = await placeOf(context, recognised, scope, acting.channel);
  const read = readExport(words, { now: context.clock(), zone: place.zone });
  if ('wrong' in read) return say(wrongWords(read, locale));
  const outcome = await ask(context, recognised, { scope, ...place, read }, acting.cause);
  await acting.acknowledge();
  if (outcome === 'no-customer') return say(t.wrong.customer({ value: typed(read.customer ?? '', 100) }));
  return say(isRefusal(outcome) ? refusalText(outcome, locale) : t.asked);
}

const wrongWords = (
  { wrong, value }: { wrong: keyof ReturnType<typeof textsIn>['exports']['wrong']; value: string },
  locale: Recognised['person']['locale'],
): string => {
  const t = textsIn(locale).exports;
  const said = t.wrong[wrong];
  const sentence = typeof said === 'string' ? said : said({ value: typed(value, 100) });
  return `${sentence}\n${t.usage}`;
};

/** The form, by `/service export` alone, on the pinned card of a customer's channel and in App Home. */
export async function exportFormAsked(context: SlackContext, acting: Acting): Promise<void> {
  await acting.acknowledge();
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person } = recognised;
  const scope = mayExport(person);
  if (isRefusal(scope))
    return answer(context, acting, recognised, asMessage(refusalText(scope, person.locale)));
  const place = await placeOf(context, recognised, scope, acting.channel);
  const { firstDay, lastDay } = readPeriod('', { now: context.clock(), zone: place.zone })!;
  const view = exportModal({ person, zone: place.zone, firstDay, lastDay, customer: place.customerName });
  await context.client.views.open({ trigger_id: acting.triggerId, view });
}

/** The form is submitted: the export is stored before the form closes. */
export async function exportSubmitted(
  context: SlackContext,
  acting: Acting,
  { zone }: ExportMetadata,
  values: ViewValues,
): Promise<FieldErrors | undefined> {
  const recognised = await context.who.is(acting.userId);
  const { locale } = recognised.person;
  const scope = mayExport(recognised.person);
  if (isRefusal(scope)) return { from: refusalText(scope, locale) };
  const read = readExportForm(values, zone, locale);
  if ('errors' in read) return read.errors;
  const outcome = await ask(context, recognised, { scope, zone, read: read.ok }, acting.cause);
  if (outcome === 'no-customer')
    return { customer: textsIn(locale).exports.wrong.customer({ value: read.ok.customer ?? '' }) };
  return isRefusal(outcome) ? { from: refusalText(outcome, locale) } : undefined;
}

/** *Cancel the export*, in the message that tells how far it is. */
export async function exportCancelled(context: SlackContext, acting: Acting, id: string): Promise<void> {
  const { exports, clock, nudge } = context;
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person } = recognised;
  const refuseWith = (refusal: Refusal) =>
    answer(context, acting, recognised, asMessage(refusalText(refusal, person.locale)));
  for (let attempt = 0; attempt < MOST_CONFLICTS; attempt += 1) {
    const one = await exports.load(id);
    if (!one || one.state === 'cancelled') return;
    const now = clock();
    const next = cancelled(one, person, now);
    if (isRefusal(next)) return refuseWith(next);
    if (!(await exports.commit(one, next.export, next.intents, now))) continue;
    return nudge([person.id]);
  }
  return refuseWith(refuse('too-busy', { number: id }));
}

interface Place {
  readonly zone: string;
  readonly customerId?: string | undefined;
  readonly customerName?: string | undefined;
}

/** Where it is asked for: in a customer's channel their requests are meant, and their zone. */
async function placeOf(
  { contracts }: SlackContext,
  { settings }: Recognised,
  scope: ExportScope,
  channel: string | undefined,
): Promise<Place> {
  const contract = channel ? await contracts.byCustomerChannel(channel) : undefined;
  if (contract) {
    const { zone, customerId, customerName } = contract;
    return { zone, customerId, customerName };
  }
  if (scope.of !== 'customer') return { zone: settings.zone };
  const own = (await contracts.parties()).find(({ customerId }) => scope.customerIds.includes(customerId));
  return { zone: own?.zone ?? settings.zone };
}

async function ask(
  { contracts, exports, clock, nudge }: SlackContext,
  { person }: Recognised,
  {
    scope,
    zone,
    customerId,
    read,
  }: Omit<Place, 'customerName'> & { readonly scope: ExportScope; readonly read: ExportWords },
  cause: string,
): Promise<Refusal | 'no-customer' | undefined> {
  const { filter, format, customer, ...days } = read;
  const reach = reachOf(scope, await contracts.parties(), { customer, customerId });
  if (!reach) return 'no-customer';
  const made = asked(
    {
      format,
      zone,
      filter: { ...filter, ...reach },
      audience: scope.of === 'customer' ? 'customer' : 'ours',
      filename: exportFilename({ cause, format, locale: person.locale }, days),
    },
    person,
    { cause, at: clock() },
  );
  const outcome = await exports.insert(made.export, made.intents);
  if (outcome === 'running') return refuse('export-running');
  nudge([person.id]);
  return undefined;
}
