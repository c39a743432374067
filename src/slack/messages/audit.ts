import type { Finding } from '../../domain/audit/finding.js';
import { tidingsSchema, type News } from '../../domain/audit/tell.js';
import type { Locale, Role } from '../../domain/people/person.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { section, type Message } from './blocks.js';
import { lanePlace, typed, when } from './mrkdwn.js';
import { whereText } from './where-broken.js';

/** Differences that a line names. */
const MOST_DIFFERENCES = 4;
const NEWS = ['found', 'lasting', 'over'] as const satisfies readonly News[];

/** What the auditor has to say in one lane: what it has found, what lasts, what is over. */
export function auditMessage(data: unknown, zone: string, locale: Locale): Message {
  const t = textsIn(locale).audit;
  const tidings = tidingsSchema.parse(data);
  const told = NEWS.filter((kind) => tidings[kind].named.length > 0);
  const blocks = told.map((kind) => {
    const { named, more } = tidings[kind];
    const rest = more > 0 ? [t.more({ count: more })] : [];
    return section([t[kind], ...named.map((one) => findingLine(one, zone, locale)), ...rest].join('\n'));
  });
  return { text: told.map((kind) => t[kind]).join(' '), blocks };
}

/** One finding as a line of a list, for the auditor's own message and for `/service health`. */
export function findingLine(finding: Finding, zone: string, locale: Locale): string {
  const texts = textsIn(locale);
  const t = texts.audit;
  const { kind, about, since, count = 0, year = 0, level = 0, reason = '' } = finding;
  const instant = since ? when(since, zone, locale) : '';
  switch (kind) {
    case 'clock-late':
      return t.clockLate({ number: about, when: instant });
    case 'clock-aside':
      return t.clockAside({ number: about });
    case 'ledger-differs':
      return t.ledgerDiffers({ number: about, what: differences(finding, texts) });
    case 'chain-broken': {
      const { no = 1, why = 'content-changed' } = finding.broken ?? {};
      const where = whereText({ broken: no, why }, texts.custody);
      return t.chainBroken({ number: about, where, why: texts.custody.why[why] });
    }
    case 'record-gone':
      return t.recordGone({ number: about });
    case 'unreadable':
      return t.unreadable({ number: about, reason: typed(reason, 100) });
    case 'outbox-stuck':
      return t.outboxStuck({ lane: lanePlace(about), when: instant, count });
    case 'bundles-late':
      return t.bundlesLate({ when: instant, count });
    case 'level-empty':
      return t.levelEmpty({ policy: typed(about, 75), level });
    case 'resident-missing':
      return t.residentMissing({ channel: lanePlace(about) });
    case 'group-empty':
      return t.groupEmpty({ role: texts.role[about as Role] });
    case 'group-lost':
      return t.groupLost({ role: texts.role[about as Role], reason: typed(reason, 100) });
    case 'days-unknown':
      return t.daysUnknown({ calendar: typed(about, 75), year });
  }
}

function differences({ differences: all = [] }: Finding, t: Texts): string {
  const named = all.slice(0, MOST_DIFFERENCES).map(({ metric, cycle, field }) => {
    const whose = metric ? `${t.metric[metric]}${cycle && cycle > 1 ? ` ${cycle}` : ''} ` : '';
    return `${whose}\`${typed(field, 40)}\``;
  });
  return [...named, ...(all.length > named.length ? ['…'] : [])].join(', ');
}
