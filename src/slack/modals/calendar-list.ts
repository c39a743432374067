import type { types } from '@slack/bolt';
import type { DeskCalendar } from '../../domain/calendar/desk-calendar.js';
import type { Locale } from '../../domain/people/person.js';
import { textsIn } from '../../i18n/texts.js';
import { ACTION, VIEW } from '../ids.js';
import { actions, button, context, divider, section, sectionWith, type Block } from '../messages/blocks.js';
import { calendarLines, calendarName } from '../messages/calendar-words.js';
import { typed } from '../messages/mrkdwn.js';
import { modal } from './modal.js';

/** A view has a hundred blocks. */
const MOST_SHOWN = 45;

/**
 * `/service calendars`: every calendar in words.
 * @param calendars the newest version of each, in the order of the desk
 * @param today on the desk's wall calendar, `YYYY-MM-DD`
 */
export function calendarListModal(
  calendars: readonly DeskCalendar[],
  today: string,
  locale: Locale,
): types.ModalView {
  const t = textsIn(locale).calendars;
  const more = calendars.length - MOST_SHOWN;
  return modal({
    callbackId: VIEW.calendars,
    title: t.title,
    close: t.close,
    blocks: [
      context(t.precedence),
      ...calendars.slice(0, MOST_SHOWN).flatMap((calendar): Block[] => {
        const { id, version } = calendar;
        const name = typed(calendarName(calendar), 100);
        const lines = [
          t.heading({ name, id: typed(id, 100), version }),
          ...calendarLines(calendar, today, locale),
        ];
        return [divider(), sectionWith(lines.join('\n'), button(ACTION.editCalendar, t.edit, id))];
      }),
      ...(more > 0 ? [section(t.more({ count: more }))] : []),
      ...actions('new', [button(ACTION.newCalendar, t.add, '')]),
    ],
  });
}
