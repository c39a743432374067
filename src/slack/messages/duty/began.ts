import { dutyBeganSchema } from '../../../domain/duty/handover.js';
import type { Locale } from '../../../domain/people/person.js';
import { textsIn } from '../../../i18n/texts.js';
import type { Message } from '../blocks.js';
import { typed, when } from '../mrkdwn.js';
import { calendarButton } from './calendar-button.js';
import { MINUTE_MS } from '../../../domain/time/units.js';

/** Said later than this, it says so. */
const LATE_MS = 10 * MINUTE_MS;

/**
 * Somebody is on duty from now on.
 * @param open how many requests are open
 */
export function dutyBegan(data: unknown, open: number, now: Date, locale: Locale): Message {
  const { rota, layers, zone, since, until, covers } = dutyBeganSchema.parse(data);
  const t = textsIn(locale).duty;
  const said = {
    rota: typed(rota, 60),
    layers: layers.length > 0 ? layers.map((layer) => typed(layer, 60)).join(', ') : t.calendar.wholeRota,
  };
  const isLate = now.getTime() - since.getTime() > LATE_MS;
  const began = isLate ? t.beganLate({ ...said, since: when(since, zone, locale) }) : t.began(said);
  const lines = [
    began,
    ...(until ? [t.until({ when: when(until, zone, locale) })] : []),
    ...(covers ? [t.coversFor({ name: typed(covers.name, 100) })] : []),
    ...(open > 0 ? [t.openRequests({ count: open })] : []),
  ];
  return calendarButton(lines, t);
}
