import type { Locale } from '../../domain/people/person.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import type { HealthReading } from '../../observability/health.js';
import { findingLine } from './audit.js';
import { section, type Message } from './blocks.js';
import { lanePlace, plainWhen, typed } from './mrkdwn.js';

/** Lines of undelivered messages shown; the number of all is in the store. */
const MOST_LINES = 15;
/** Findings of the auditor shown. */
const MOST_FINDINGS = 10;

export function healthMessage(
  { overdue, undeliverable, jobs, audit, archive }: HealthReading,
  zone: string,
  locale: Locale,
): Message {
  const t = textsIn(locale).health;
  const lacks = archive.configured && archive.without > 0;
  const well = overdue === 0 && undeliverable.length === 0 && audit.findings.length === 0 && !lacks;
  const lines = undeliverable.slice(0, MOST_LINES).map(({ ownerId, message, lane, error, at }) =>
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
    section(audited(audit, zone, locale)),
    ...walked(audit.walk, zone, locale).map(section),
    ...archived(archive, t).map(section),
    section(`${t.jobs}\n${ran.join('\n')}`),
  ];
  return { text: t.title, blocks };
}

function archived({ configured, owed, without }: HealthReading['archive'], t: Texts['health']): string[] {
  if (!configured) return [t.noArchive({ count: owed + without })];
  if (owed + without === 0) return [t.bundled];
  return [
    ...(owed > 0 ? [t.archive({ count: owed })] : []),
    ...(without > 0 ? [t.withoutBundle({ count: without })] : []),
  ];
}

/** How far the walk over all chains has come, and since when each has been looked at; nothing before the first run. */
function walked(
  { round, pastRound }: HealthReading['audit']['walk'],
  zone: string,
  locale: Locale,
): string[] {
  if (!round) return [];
  const { health: t } = textsIn(locale);
  const at = (instant: Date) => plainWhen(instant, zone, locale);
  // What was filed since the walk began has its turn in it too.
  const chains = Math.max(round.total, round.walked);
  const line = t.walk({ walked: round.walked, chains, since: at(round.startedAt) });
  const before = pastRound ? t.walkedBefore({ when: at(pastRound.startedAt) }) : t.neverWalked;
  return [pastRound || round.walked < chains ? `${line} ${before}` : line];
}

function audited({ ranAt, findings, more }: HealthReading['audit'], zone: string, locale: Locale): string {
  const { health: t, audit } = textsIn(locale);
  if (!ranAt) return t.notAudited;
  const when = plainWhen(ranAt, zone, locale);
  if (findings.length === 0) return t.audited({ when });
  const lines = findings.slice(0, MOST_FINDINGS).map((finding) => findingLine(finding, zone, locale));
  const rest = findings.length - lines.length + more;
  return [t.findings({ when }), ...lines, ...(rest > 0 ? [audit.more({ count: rest })] : [])].join('\n');
}
