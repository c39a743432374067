import { dutyGapsSchema, dutyNewsSchema, type NamedShift, type Reason } from '../../../domain/duty/news.js';
import type { Locale } from '../../../domain/people/person.js';
import { textsIn, type Texts } from '../../../i18n/texts.js';
import type { Message } from '../blocks.js';
import { typed, when } from '../mrkdwn.js';
import { calendarButton } from './calendar-button.js';

/** What somebody's act changes for this person: the duties they get and those they lose. */
export function dutyNews(data: unknown, readerId: string, locale: Locale): Message {
  const { gained, lost, more, ...reason } = dutyNewsSchema.parse(data);
  const t = textsIn(locale).duty;
  const lines = [
    because(reason, t),
    ...(reason.whom?.id === readerId ? [t.yourLeave({ by: typed(reason.by.name, 100) })] : []),
    ...(reason.reason ? [t.reason({ reason: typed(reason.reason, 300) })] : []),
    ...(gained.length > 0 ? [t.gained, ...gained.map((one) => shift(one, locale, t))] : []),
    ...(lost.length > 0 ? [t.lost, ...lost.map((one) => shift(one, locale, t))] : []),
    ...(more > 0 ? [t.more({ count: more })] : []),
  ];
  return calendarButton(lines, t);
}

/** Times in which nobody is on duty. */
export function dutyGaps(data: unknown, locale: Locale): Message {
  const { reason, gaps, more } = dutyGapsSchema.parse(data);
  const t = textsIn(locale).duty;
  const lines = [
    t.gaps,
    ...(reason ? [because(reason, t)] : []),
    ...gaps.map((one) => t.gapLine({ rota: typed(one.rota, 60), span: span(one, locale) })),
    ...(more > 0 ? [t.more({ count: more })] : []),
    t.gapsHint,
  ];
  return calendarButton(lines, t);
}

function because({ because: word, by, whom, rota }: Reason, t: Texts['duty']): string {
  const name = typed(by.name, 100);
  const away = typed(whom?.name ?? by.name, 100);
  return t.because[word]({ by: name, whom: away, rota: typed(rota ?? '', 60) });
}

function shift(one: NamedShift, locale: Locale, t: Texts['duty']): string {
  const said = {
    rota: typed(one.rota, 60),
    layer: typed(one.layer ?? t.calendar.wholeRota, 60),
    span: span(one, locale),
  };
  return one.covers ? t.shiftCover({ ...said, name: typed(one.covers.name, 60) }) : t.shift(said);
}

/** From and to, in the reader's own zone. */
export const span = ({ from, to, zone }: { from: Date; to: Date; zone: string }, locale: Locale): string =>
  `${when(from, zone, locale)} – ${when(to, zone, locale)}`;
