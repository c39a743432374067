import { textsIn } from '../../../i18n/texts.js';
import type { SlackContext } from '../../context.js';
import { feedModal } from '../../modals/duty/feed.js';
import type { Pressed } from '../../given.js';
import type { Recognised } from '../../who.js';
import type { Acting } from '../acting.js';
import { staffOnly } from './calendar.js';
import { updateShown } from '../update-shown.js';

/** *My duty calendar*: how to subscribe to it. */
export async function feedAsked(context: SlackContext, acting: Acting): Promise<void> {
  const recognised = await staffOnly(context, acting);
  if (!recognised) return;
  const since = await context.dutyFeed.madeAt(recognised.person.id);
  const view = feedView(context, recognised, { since });
  await context.client.views.push({ trigger_id: acting.triggerId, view });
}

const feedView = (
  { dutyFeed }: SlackContext,
  { person, settings }: Recognised,
  more: { since?: Date | undefined; address?: string; notice?: string },
) =>
  feedModal({
    canSubscribe: dutyFeed.canSubscribe,
    zone: settings.zone,
    locale: person.locale,
    ...more,
  });

/** *Make my address*: told once, in this modal only; the one before is none any more. */
export async function feedRenewed(context: SlackContext, acting: Acting, pressed: Pressed): Promise<void> {
  const recognised = await staffOnly(context, acting);
  if (!recognised || !pressed.view || !context.dutyFeed.canSubscribe) return;
  const address = await context.dutyFeed.renew(recognised.person.id);
  await acting.acknowledge();
  await updateShown(context, { id: pressed.view.id }, feedView(context, recognised, { address }));
}

/** *Send me the file*: for a bot that calendars cannot reach. */
export async function feedSent(context: SlackContext, acting: Acting, pressed: Pressed): Promise<void> {
  const recognised = await staffOnly(context, acting);
  if (!recognised || !pressed.view) return;
  const { person } = recognised;
  const t = textsIn(person.locale).duty.feed;
  const file = Buffer.from(await context.dutyFeed.calendarOf(person.id));
  const { channel } = await context.client.conversations.open({ users: person.id });
  await context.client.filesUploadV2({
    channel_id: channel!.id!,
    filename: 'duty.ics',
    title: t.fileTitle,
    file,
  });
  await updateShown(context, { id: pressed.view.id }, feedView(context, recognised, { notice: t.sent }));
}
