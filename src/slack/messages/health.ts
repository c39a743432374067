import type { Locale } from '../../domain/people/person.js';
import { textsIn } from '../../i18n/texts.js';
import type { HealthReading } from '../../observability/health.js';
import { section, type Message } from './blocks.js';
import { lanePlace, plainWhen, typed } from './mrkdwn.js';

/** Lines of undelivered messages shown; the number of all is in the store. */
const MOST_LINES = 15;

export function healthMessage(
  { overdue, undeliverable, jobs }: HealthReading,
  zone: string,
  locale: Locale,
): Message {
  const t = textsIn(locale).health;
  const well = overdue === 0 && undeliverable.length === 0;
  const lines = undeliverable
    .slice(0, MOST_LINES)
    .map(({ ownerId, message, lane, error, at }) =>
      t.line({
        owner: ownerId,
        message,
        lane: lanePlace(lane),
        error: typed(error, 100),
        when: plainWhen(at, zone, locale),
      }),
    );
  const ran = jobs.map(({ name, lastRunAt }) =>
    t.jobLine({ name, when: lastRunAt ? plainWhen(lastRunAt, zone, locale) : t.never }),
  );
  const blocks = [
    section(`*${t.title}*`),
    ...(well ? [section(t.allWell)] : []),
    ...(overdue > 0 ? [section(t.overdue({ count: overdue }))] : []),
    ...(lines.length > 0 ? [section(`${t.undeliverable}\n${lines.join('\n')}`)] : []),
    section(`${t.jobs}\n${ran.join('\n')}`),
  ];
  return { text: t.title, blocks };
}
