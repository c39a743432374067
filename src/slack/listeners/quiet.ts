import { isStaff } from '../../domain/people/person.js';
import { quietUntil } from '../../domain/people/quiet-hours.js';
import { refuse } from '../../domain/refusal.js';
import { textsIn } from '../../i18n/texts.js';
import { asMessage, refusalText, tellPerson } from '../answer.js';
import type { SlackContext } from '../context.js';
import { typed } from '../messages/mrkdwn.js';
import type { ViewValues } from '../modals/inputs.js';
import type { FieldErrors } from '../modals/modal.js';
import { quietModal, readQuietForm } from '../modals/quiet.js';
import { readQuiet, type TimesRead } from '../parse/quiet-words.js';
import type { Recognised } from '../who.js';
import { answer, type Acting } from './acting.js';

/** `/service quiet 22:00-07:00`, `/service quiet off`; without words the form with what holds now. */
export async function quietAsked(context: SlackContext, acting: Acting, words: string): Promise<void> {
  const recognised = await context.who.is(acting.userId);
  const { person } = recognised;
  const t = textsIn(person.locale).quiet;
  const say = (text: string) => answer(context, acting, recognised, asMessage(text));
  if (!isStaff(person)) return say(refusalText(refuse('not-permitted', { verb: 'quiet' }), person.locale));
  if (words.trim() === '') {
    await acting.acknowledge();
    const [zone, { quiet }] = [await zoneOf(context, recognised), await context.who.profile(person.id)];
    const view = quietModal(quiet, zone, person.locale);
    await context.client.views.open({ trigger_id: acting.triggerId, view });
    return;
  }
  const read = readQuiet(words);
  if (!read) return say(t.notUnderstood({ words: typed(words, 100) }));
  const said = await keep(context, recognised, read);
  await acting.acknowledge();
  await say(said);
}

/** The form is submitted; submitted again it says the same. */
export async function quietSubmitted(
  context: SlackContext,
  acting: Acting,
  values: ViewValues,
): Promise<FieldErrors | undefined> {
  const recognised = await context.who.is(acting.userId);
  const { person } = recognised;
  const read = readQuietForm(values, person.locale);
  if ('errors' in read) return read.errors;
  if (!isStaff(person))
    return { from: refusalText(refuse('not-permitted', { verb: 'quiet' }), person.locale) };
  const said = await keep(context, recognised, read.ok);
  tellPerson(context.client, person, undefined, asMessage(said)).catch((error: unknown) =>
    context.log.warn({ err: error }, 'quiet hours saved, not told'),
  );
  return undefined;
}

/**
 * Stores them, and lets what has been held go, or wait, by the new ones.
 * @returns what the person is told
 */
async function keep(
  context: SlackContext,
  recognised: Recognised,
  times: TimesRead | 'off',
): Promise<string> {
  const { people, outboxes, clock, nudge } = context;
  const { person } = recognised;
  const t = textsIn(person.locale).quiet;
  const quiet = times === 'off' ? undefined : { ...times, zone: await zoneOf(context, recognised) };
  await people.setQuietHours(person.id, quiet);
  const now = clock();
  await outboxes.holdLane(person.id, now, quietUntil(quiet, now));
  nudge([person.id]);
  return quiet ? t.saved(quiet) : t.off;
}

/** The zone that Slack has them in, else the desk's. */
const zoneOf = async ({ who }: SlackContext, { person, settings }: Recognised): Promise<string> =>
  (await who.profile(person.id)).zone ?? settings.zone;
