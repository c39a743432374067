import { FINDING_KINDS, type Finding } from '../../src/domain/audit/finding.js';
import { isStaff, ROLES, type Locale } from '../../src/domain/people/person.js';
import { refuse, type RefusalCode } from '../../src/domain/refusal.js';
import { METRICS } from '../../src/domain/sla/terms.js';
import { isPage } from '../../src/domain/ticket/pages.js';
import { NO_REQUESTS } from '../../src/domain/terms/tally.js';
import { LIFECYCLE, VERBS } from '../../src/domain/ticket/lifecycle.js';
import { STATUSES } from '../../src/domain/ticket/words.js';
import { weeklyReport } from '../../src/domain/weekly/weekly-report.js';
import { textsIn } from '../../src/i18n/texts.js';
import { asMessage, refusalText } from '../../src/slack/answer.js';
import { HOME_SECTION, homeView } from '../../src/slack/home/home.js';
import { auditMessage } from '../../src/slack/messages/audit.js';
import type { Message } from '../../src/slack/messages/blocks.js';
import { coverEndingMessage } from '../../src/slack/messages/cover-ending.js';
import { digestMessage } from '../../src/slack/messages/digest.js';
import { healthMessage } from '../../src/slack/messages/health.js';
import { ticketCard } from '../../src/slack/messages/ticket-card.js';
import { duplicateLines, foundMessage, similarMessage } from '../../src/slack/messages/found.js';
import { LIST_LENGTH, ticketList } from '../../src/slack/messages/ticket-list.js';
import { ticketDirect } from '../../src/slack/messages/ticket-direct.js';
import { ticketStory } from '../../src/slack/messages/ticket-story.js';
import { ACTS, CONTENTS } from '../../src/domain/custody/signature.js';
import { NO_HASH } from '../../src/domain/ticket/custody/links.js';
import { signatureOf } from '../../src/domain/ticket/custody/sign.js';
import { BREAKS, type Verdict } from '../../src/domain/custody/verdict.js';
import { custodyMessage } from '../../src/slack/messages/custody.js';
import { custodyModal } from '../../src/slack/modals/custody.js';
import { whyMessage } from '../../src/slack/messages/why.js';
import { weeklyReportMessage } from '../../src/slack/messages/weekly-report.js';
import { termsChangeMessage } from '../../src/slack/messages/terms-change.js';
import type { DeskCalendar } from '../../src/domain/calendar/desk-calendar.js';
import { calendarChanges } from '../../src/slack/messages/calendar-changes.js';
import {
  calendarForm,
  DAY_LISTS,
  LONGEST_LIST,
  typedFrom,
  type CalendarMetadata,
} from '../../src/slack/modals/calendar-form.js';
import { calendarListModal } from '../../src/slack/modals/calendar-list.js';
import { filingModal, type FilingMetadata } from '../../src/slack/modals/filing.js';
import { policyConfirmModal, policyRefusedModal } from '../../src/slack/modals/policy-confirm.js';
import type { Effect } from '../../src/slack/modals/reach.js';
import { ladderTyped, policyLadderModal } from '../../src/slack/modals/policy-ladder.js';
import { policyListModal } from '../../src/slack/modals/policy-list.js';
import { policyTermsModal } from '../../src/slack/modals/policy-terms.js';
import { rolesModal } from '../../src/slack/modals/roles.js';
import { quietModal } from '../../src/slack/modals/quiet.js';
import { setupModal } from '../../src/slack/modals/setup.js';
import { callText, showModal } from '../../src/slack/modals/show.js';
import { hasForm } from '../../src/slack/modals/verb-fields.js';
import { verbModal } from '../../src/slack/modals/verb-form.js';
import { whyModal } from '../../src/slack/modals/why.js';
import { dutySaid, skillsSaid } from './duty-said.js';
import { deliverySaid } from './delivery-said.js';
import { enquiriesSaid, waitingOf } from './enquiries-said.js';
import { privacySaid } from './privacy-said.js';
import { exportSaid } from './export-said.js';
import { handledSaid } from './handled-said.js';
import { intakeSaid } from './intake-said.js';
import { contractsSaid } from './contracts-said.js';
import { contractOf, everyFact, person, settingsOf, ticketOf, whoLooks, type Fill } from './extremes.js';
import { wishesSaid } from './wishes-said.js';
import { policyNames, policyOf, tallyOf, termsChangeOf } from './extreme-policies.js';
import { accountsOf, promisedMuch } from './extreme-accounts.js';
import { archived, NO_ARCHIVE, WALK } from './extreme-walk.js';

export interface Said {
  readonly name: string;
  readonly message?: Message;
  readonly view?: {
    readonly type: string;
    readonly callback_id?: string;
    readonly blocks: readonly object[];
  };
}

const PLACES = ['customer', 'desk'] as const;
const FROM = new Date('2026-11-23T02:00:00Z');
const ZONE = 'America/Argentina/ComodRivadavia';

/** Every message, modal and Home of the product in one language, with texts of one kind at their longest. */
export async function everythingSaid(locale: Locale, fill: Fill): Promise<Said[]> {
  return [
    ...cards(locale, fill),
    ...stories(locale, fill),
    ...digests(locale, fill),
    ...modals(locale, fill),
    ...lists(locale, fill),
    ...answers(locale, fill),
    ...explanations(locale, fill),
    ...signed(locale, fill),
    ...policies(locale, fill),
    ...dutySaid(locale, fill),
    ...enquiriesSaid(locale, fill),
    ...exportSaid(locale, fill),
    ...skillsSaid(locale, fill),
    ...privacySaid(locale, fill),
    ...(await deliverySaid(locale, fill)),
  ];
}

const noticeIn = (locale: Locale, fill: Fill) =>
  refusalText(refuse('not-responsible', { number: 'SR-2026-000042', name: fill(200) }), locale);

function cards(locale: Locale, fill: Fill): Said[] {
  return STATUSES.flatMap((status) =>
    [false, true].flatMap((bare) => {
      const ticket = ticketOf(fill, status, bare);
      const of = `${status}${bare ? ', bare' : ''}`;
      return [
        ...PLACES.map((place) => ({
          name: `card ${of} for ${place}`,
          message: ticketCard(ticket, place, locale),
        })),
        ...PLACES.map((place) => ({
          name: `show ${of} for ${place}`,
          view: showModal({
            ticket,
            verbs: LIFECYCLE[status],
            place,
            locale,
            notice: noticeIn(locale, fill),
          }),
        })),
      ];
    }),
  );
}

function stories(locale: Locale, fill: Fill): Said[] {
  return everyFact(fill).flatMap((fact) => {
    const ticket = ticketOf(fill, 'waiting');
    return [
      ...PLACES.map((place) => ({
        name: `story ${fact.id} ${fact.type} for ${place}`,
        message: ticketStory({ ticket, fact, locale, place }),
      })),
      {
        name: `story ${fact.id} ${fact.type} under a merged one`,
        message: ticketStory({ ticket, fact, locale, place: 'customer', underMerged: true }),
      },
      ...(['registered', 'proposed'] as const).map((status) => ({
        name: `direct ${fact.id} ${fact.type} while ${status}`,
        message: ticketDirect({ ticket: ticketOf(fill, status), fact, locale }),
      })),
    ];
  });
}

/** One page of every kind, alone and as one of many. */
function digests(locale: Locale, fill: Fill): Said[] {
  const pages = everyFact(fill).filter(({ type }) => isPage(type));
  return pages.flatMap((fact) =>
    [2, 60].map((count) => ({
      name: `digest of ${count} ${fact.id} ${fact.type}`,
      message: digestMessage(
        Array.from({ length: count }, (_none, n) => ({
          ticket: { ...ticketOf(fill, 'registered'), id: `SR-2026-9${String(n).padStart(5, '0')}` },
          fact,
        })),
        locale,
      ),
    })),
  );
}

function modals(locale: Locale, fill: Fill): Said[] {
  const contracts = Array.from({ length: 120 }, (_none, index) => contractOf(fill, `C0RENHE${1000 + index}`));
  const ticket = ticketOf(fill, 'proposed');
  const settings = settingsOf(fill);
  const engineers = settings.roster.engineer!;
  const groups = Array.from({ length: 120 }, (_none, index) => ({ id: `S0GROUP${index}`, name: fill(200) }));
  return [
    filing('one item', contracts.slice(0, 1), [1], locale, fill),
    filing('ten items', contracts, [3, 4, 5, 6, 7, 8, 9, 10, 11, 12], locale, fill),
    ...VERBS.filter(hasForm).flatMap((verb) =>
      [engineers, []].map((offered) => ({
        name: `form ${verb} with ${offered.length} engineers`,
        view: verbModal({
          verb,
          ticket,
          person: person(fill),
          place: offered.length > 0 ? 'desk' : 'customer',
          candidates: {
            requests: offered.map(() => ticketOf(fill, 'waiting')),
            engineers: offered.map((person) => ({ person })),
            staff: offered.map((person) => ({ person, about: fill(200), suggested: true })),
          },
          locale,
          channel: 'C0RENHESVC1',
          shownViewId: 'V0123456789A',
          text: fill(4000),
        }),
      })),
    ),
    { name: 'setup, new', view: setupModal('C0RENHESVC1', undefined, settings, locale) },
    ...contractsSaid(locale, fill),
    { name: 'setup, again', view: setupModal('C0RENHESVC1', contractOf(fill), settings, locale) },
    ...[{ from: '22:00', to: '07:00', zone: ZONE }, undefined].map((quiet) => ({
      name: `quiet hours, ${quiet ? 'some' : 'none'}`,
      view: quietModal(quiet, ZONE, locale),
    })),
    ...calendars(locale, fill),
    { name: 'roles', view: rolesModal({ ...settings, groups: { manager: 'S0GONE0001' } }, groups, locale) },
    { name: 'roles, none yet', view: rolesModal({ ...settings, roster: {} }, [], locale) },
  ];
}

function calendars(locale: Locale, fill: Fill): Said[] {
  const days = Array.from({ length: 2000 }, (_none, index) =>
    new Date(Date.UTC(2026, 0, 1 + 2 * index)).toISOString().slice(0, 10),
  );
  const hours = Array.from({ length: 12 }, (_none, index) => `${10 + index}:00-${10 + index}:59`);
  const busy: DeskCalendar = {
    ...{ id: 'c'.repeat(75), version: 9999, name: fill(75), country: 'DE-BY' },
    publicDays: { years: [2025, 2026], holidays: days.slice(0, 60), workdays: days.slice(60, 120) },
    hours: {
      week: { mon: hours, tue: hours, wed: ['09:00-12:00'] },
      holidays: days,
      workdays: days.slice(0, 500),
      days: Object.fromEntries(days.map((day) => [day, hours])),
    },
  };
  const quiet: DeskCalendar = { id: 'default', version: 1, hours: '24x7' };
  const today = '2026-11-23';
  const metadata: CalendarMetadata = {
    ...{ id: busy.id, version: 9999, shown: 'x'.repeat(22), untouched: DAY_LISTS },
  };
  const changes = calendarChanges(quiet, busy, locale);
  const typed = typedFrom(busy, today);
  const cut = { ...typed, closed: typed.closed.slice(0, LONGEST_LIST) };
  const notice = textsIn(locale).calendars.confirm.changedMeanwhile({ version: 9999 });
  return [
    { name: 'calendars, one', view: calendarListModal([quiet], today, locale) },
    {
      name: 'calendars, many',
      view: calendarListModal(
        Array.from({ length: 120 }, () => busy),
        today,
        locale,
      ),
    },
    {
      name: 'calendar, new',
      view: calendarForm({ isNew: true, version: 0 }, typedFrom(undefined, today), locale),
    },
    { name: 'calendar, long', view: calendarForm({ ...metadata, untouched: ['special'] }, cut, locale) },
    {
      name: 'calendar, too long',
      view: calendarForm(metadata, typed, locale, { lines: changes, notice, effect: 'counting' }),
    },
    {
      name: 'calendar, counting',
      view: calendarForm(metadata, typed, locale, { lines: changes, effect: { soFar: 999_999, total: 1e6 } }),
    },
  ];
}

function filing(
  name: string,
  contracts: ReturnType<typeof contractOf>[],
  items: number[],
  locale: Locale,
  fill: Fill,
): Said {
  const metadata: FilingMetadata = {
    contractId: contracts.at(-1)!.id,
    items,
    onBehalf: items.length > 1,
    personId: 'U0CUSTWANG1',
    choice: contracts.slice(0, 50).map(({ id }) => id),
    channel: 'C0RENHESVC1',
    source: { channel: 'C0RENHESVC1', ts: '1763800000.000200', threadTs: '1763800000.000100' },
  };
  const values = {
    requesterName: fill(200),
    requesterPhone: fill(200),
    items: Object.fromEntries(items.map((key) => [key, fill(4000)])),
  };
  const open = Array.from({ length: 3 }, () => ticketOf(fill, 'waiting'));
  const notice = textsIn(locale).find.duplicate({ requests: duplicateLines(open, locale) });
  const view = filingModal({
    metadata: { ...metadata, other: true, late: true },
    contracts,
    locale,
    values,
    at: FROM,
    notice,
  });
  return { name: `filing, ${name}`, view };
}

function lists(locale: Locale, fill: Fill): Said[] {
  const tickets = Array.from({ length: 40 }, () => ticketOf(fill, 'resolved'));
  const t = textsIn(locale);
  const some = { tickets, total: 1234 };
  const none = { tickets: [], total: 0 };
  return [
    {
      name: 'list',
      message: ticketList(t.list.open({ total: 1234 }), tickets.slice(0, LIST_LENGTH), 1234, locale),
    },
    ...(['desk', 'customer'] as const).map((place) => ({
      name: `found, ${place}`,
      message: foundMessage(t.find.similarTo({ number: 'SR-2026-000042' }), tickets, locale, place),
    })),
    {
      name: 'similar',
      message: similarMessage(t.find.similarTo({ number: 'SR-2026-000042' }), tickets, locale),
    },
    ...wishesSaid(locale, fill),
    { name: 'list, empty', message: ticketList(t.list.mine({ total: 0 }), [], 0, locale) },
    ...[ROLES, []].flatMap((roles) =>
      [{ ...some, tickets: tickets.slice(0, HOME_SECTION) }, none].map((open) => {
        const looks = whoLooks(fill, locale, roles);
        const who = isStaff(looks) ? 'staff' : 'customer';
        const sees = { mayAdminister: false, now: FROM, waiting: waitingOf(open), mine: open, open };
        return { name: `home of ${who}, ${open.total}`, view: homeView({ person: looks, ...sees }) };
      }),
    ),
    ...[true, false].map((mayAdminister) => {
      const stranger = { ...whoLooks(fill, locale, []), customerIds: [] };
      const sees = { mayAdminister, now: FROM, waiting: waitingOf(none), mine: none, open: none };
      const view = homeView({ person: stranger, ...sees });
      return { name: 'home of a stranger', view };
    }),
  ];
}

function answers(locale: Locale, fill: Fill): Said[] {
  const t = textsIn(locale);
  const data = {
    ...{ number: fill(2000), name: fill(200), verb: 'reclassify', status: 'resolved' },
    ...{ days: '14', text: fill(2000), list: '1, 2, 3, 4, 5, 6, 7, 8, 9, 10' },
  };
  const phones = Array.from({ length: 100 }, () => ({ name: fill(200), phone: fill(200) }));
  const lost = Array.from({ length: 50 }, () => ({
    ...{ ownerId: 'contract-C0RENHESVC1@2026-W47', message: 'emergency-plan-opened', lane: 'C0RENHESVC1' },
    ...{ error: fill(1000), at: FROM },
  }));
  const jobs = Array.from({ length: 10 }, (_none, index) => ({
    name: `job-${index}`,
    ...(index > 0 ? { lastRunAt: FROM } : {}),
  }));
  const rows = Array.from({ length: 50 }, (_none, index) => ({
    ...{
      number: `SR-2026-${index}`,
      title: fill(60),
      category: 'fault' as const,
      severity: 'major' as const,
    },
    ...{ status: 'proposed', receivedAt: FROM, clocks: ticketOf(fill, 'proposed').clocks, nextDueAt: FROM },
  }));
  const report = weeklyReport({
    week: '2026-W48',
    zone: ZONE,
    now: FROM,
    contract: { id: 'c', customerName: fill(100), site: fill(200), name: fill(100) },
    requests: rows,
  });
  return [
    ...Object.keys(t.refusals).map((code) => ({
      name: `refusal ${code}`,
      message: asMessage(refusalText(refuse(code as RefusalCode, data), locale)),
    })),
    { name: 'call', message: asMessage(callText(ticketOf(fill, 'proposed'), phones, locale)) },
    {
      name: 'health, ill',
      message: healthMessage(
        {
          ...{ overdue: 9, undeliverable: lost, jobs, archive: NO_ARCHIVE },
          audit: { ranAt: FROM, findings: findings(fill), more: 5, walk: {} },
        },
        ZONE,
        locale,
      ),
    },
    ...[{ ranAt: FROM }, {}].map((audited) => ({
      name: `health, well${'ranAt' in audited ? '' : ', not yet audited'}`,
      message: healthMessage(
        {
          ...{ overdue: 0, undeliverable: [], jobs: [], archive: archived('ranAt' in audited ? 0 : 50) },
          audit: { ...audited, findings: [], more: 0, walk: WALK },
        },
        ZONE,
        locale,
      ),
    })),
    ...['found', 'lasting', 'over', 'all'].map((news) => {
      const named = (kind: string, from = 0) =>
        [kind, 'all'].includes(news) ? { named: findings(fill, from), more: 190 } : { named: [], more: 0 };
      const tidings = { found: named('found'), lasting: named('lasting', 2), over: named('over') };
      return { name: `audit, ${news}`, message: auditMessage(tidings, ZONE, locale) };
    }),
    ...handledSaid(locale, fill),
    ...intakeSaid(locale, fill),
    { name: 'weekly report', message: weeklyReportMessage(report, locale) },
    { name: 'help', message: asMessage(t.help.lines) },
  ];
}

/** As many of the auditor's findings as one message names; from 0 and from 2 every kind is among them. */
function findings(fill: Fill, from = 0): Finding[] {
  return Array.from({ length: 10 }, (_none, index) => {
    const kind = FINDING_KINDS[(index + from) % FINDING_KINDS.length]!;
    return {
      ...{
        kind,
        about:
          {
            'outbox-stuck': 'C0RENHESVC1',
            'resident-missing': 'C0RENHESVC1',
            'days-unknown': fill(75),
            'group-empty': 'front-desk',
            'group-lost': 'quality',
          }[kind as string] ?? 'SR-2026-1000042',
        year: 2027,
        since: FROM,
        count: 12_345,
      },
      differences: METRICS.map((metric) => ({ metric, cycle: 12, field: 'workedMinutes' })),
      reason: fill(1000),
    };
  });
}

/** A chain as long as people make it, by people of long names. */
function signed(locale: Locale, fill: Fill): Said[] {
  const ticket = ticketOf(fill, 'confirmed');
  const [first] = ticket.history;
  const signatures = Array.from({ length: 60 }, (_, index) =>
    signatureOf(first!, {
      ...{ act: ACTS[index % ACTS.length]!, round: 9, what: `${CONTENTS[index % CONTENTS.length]!}/1` },
      ...{ contentHash: NO_HASH, after: { no: index, hash: NO_HASH } },
    }),
  );
  const seal = { from: 1, facts: 9_999, hash: NO_HASH };
  const verdicts: Verdict[] = [
    { ok: true, sealed: true, since: new Date() },
    { ok: true, sealed: false },
    ...BREAKS.map((why) => ({ ok: false, broken: 60, why }) as const),
  ];
  return verdicts.flatMap((verdict) => {
    const told = { ticket: { ...ticket, signatures, seal, cycle: 9 }, verdict, locale };
    const name = verdict.ok ? 'whole' : verdict.why;
    return [
      { name: `custody, ${name}`, message: custodyMessage(told) },
      { name: `custody in a modal, ${name}`, view: custodyModal(told) },
    ];
  });
}

function explanations(locale: Locale, fill: Fill): Said[] {
  const ticket = promisedMuch(ticketOf(fill, 'waiting'), fill);
  return PLACES.flatMap((place) =>
    [1, 6, 40].flatMap((count) => {
      const told = { ticket, accounts: accountsOf(fill, count), place, locale };
      return [
        { name: `why, ${count} clocks for ${place}`, message: whyMessage(told) },
        { name: `why, ${count} clocks in a modal for ${place}`, view: whyModal(told) },
      ];
    }),
  );
}

function policies(locale: Locale, fill: Fill): Said[] {
  const [policy, other] = [policyOf(fill), policyOf(fill, true)];
  const names = policyNames(fill);
  const settings = settingsOf(fill);
  const usedBy = new Map([
    [policy.id, { named: Array.from({ length: 5 }, () => fill(200)), more: 95 }],
    [other.id, { named: [fill(200)], more: 0 }],
  ]);
  const many = [policy, other, ...settings.policies.slice(2)];
  const ladder = ladderTyped(policy.escalation);
  const levels = ladder.levels.map((_level, index) => index + 900_000);
  const notice = refusalText(refuse('policy-name-taken', { name: fill(75) }), locale);
  const draftId = 'draft:press:U0ENGLI001:1763800000.000200';
  const change = termsChangeOf(fill);
  const { workingSince: _over, ...finished } = change;
  const confirmed = (effect: Effect, more: object = {}) => ({
    view: policyConfirmModal({ draftId, before: other, after: policy, effect, ...more }, names, locale),
  });
  return [
    ...[0, 115].map((from) => ({
      name: `policies from ${from}`,
      view: policyListModal({ policies: many, names, usedBy, from, locale }),
    })),
    ...[policy, other].flatMap((one) =>
      [true, false].map((isNew) => ({
        name: `policy form, new ${isNew}`,
        view: policyTermsModal({ policy: one, isNew, draftId }, names, locale),
      })),
    ),
    { name: 'ladder, full', view: policyLadderModal(ladder, { draftId, levels }, names, locale) },
    {
      name: 'ladder, one level',
      view: policyLadderModal(
        { ...ladder, levels: ladder.levels.slice(0, 1) },
        { draftId, levels: [0] },
        names,
        locale,
      ),
    },
    { name: 'confirm, counting', ...confirmed('counting', { notice }) },
    { name: 'confirm, so far', ...confirmed({ soFar: 12_345, total: 100_000 }) },
    { name: 'confirm, counted', ...confirmed({ counted: tallyOf() }) },
    { name: 'confirm, nobody', ...confirmed({ counted: NO_REQUESTS }) },
    { name: 'confirm, unchanged', ...confirmed({ counted: tallyOf() }, { after: other }) },
    { name: 'confirm, new', ...confirmed('counting', { before: undefined }) },
    { name: 'policy refused', view: policyRefusedModal(notice, locale) },
    { name: 'cover ending', message: coverEndingMessage(contractOf(fill), endingsOf(fill), locale) },
    { name: 'terms on their way', message: termsChangeMessage(change, settings, locale) },
    {
      name: 'terms applied',
      message: termsChangeMessage({ ...finished, finishedAt: FROM }, settings, locale),
    },
  ];
}

const endingsOf = (fill: Fill) => ({
  endings: [
    { what: 'resident', until: '2026-12-31' },
    ...Array.from({ length: 19 }, () => ({ what: 'equipment', label: fill(306), until: '2026-12-31' })),
  ],
  more: 4981,
});
