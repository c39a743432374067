import { MAX_LINKS } from '../../src/domain/ticket/linked.js';
import { MAX_QUOTED_ITEMS, MAX_QUOTED_LENGTH } from '../../src/domain/ticket/quotation.js';
import type { Contract } from '../../src/domain/contract/contract.js';
import type { Person, PersonRef } from '../../src/domain/people/person.js';
import { DEFAULT_SETTINGS, type Settings } from '../../src/domain/settings/settings.js';
import { METRICS } from '../../src/domain/sla/terms.js';
import type { Fact } from '../../src/domain/ticket/facts.js';
import { MAX_ITEM_LENGTH, MAX_ITEMS, ticketSchema, type Ticket } from '../../src/domain/ticket/ticket.js';
import type { Terms } from '../../src/domain/ticket/terms.js';
import { everyItem, unsolvable } from './longest-result.js';
import { MAX_EXPERTS, MAX_STEP_LENGTH, MAX_STEPS, MAX_TEXT } from '../../src/domain/ticket/commands.js';
import type { Status } from '../../src/domain/ticket/words.js';
import { aboutWords, unanswered } from './extreme-words.js';

/** Text of a length, as somebody might type it. */
export type Fill = (length: number) => string;

const repeated =
  (unit: string): Fill =>
  (length) =>
    unit
      .repeat(Math.ceil(length / unit.length))
      .slice(0, length)
      .replace(/[\uD800-\uDBFF]$/, '#');

/** What makes texts longer than they look, or more than text. */
export const FILLS: Readonly<Record<string, Fill>> = {
  'characters that are escaped': repeated('&<>'),
  Chinese: repeated('汉字，'),
  'emoji of several code units': repeated('👩🏽‍🔧🧯'),
  'mentions and links': repeated('<!channel> <@U0TYPED01> <!here> <https://typed.example|x> '),
  'lines and formatting': repeated('*a*\n`b`\n> _c_ ~d~\n\n'),
  'one word': (length) => 'x'.repeat(Math.min(length, 4)),
};

const AT = new Date('2026-11-23T02:00:00Z');
const LATER = new Date('2026-11-23T06:00:00Z');

/** A name as long as Slack lets people have, and longer. */
export const person = (fill: Fill, id = 'U0ENGLI001'): PersonRef => ({
  id,
  name: fill(200),
  teamId: 'T0YINGDA01',
});

export const whoLooks = (fill: Fill, locale: Person['locale'], roles: Person['roles']): Person => ({
  ...person(fill),
  locale,
  roles,
  customerIds: ['customer-1'],
  external: roles.length === 0,
});

const base = (fill: Fill) => ({
  cause: 'press:U0ENGLI001:1',
  at: AT,
  recordedAt: AT,
  by: person(fill),
  side: 'ours' as const,
});

/** As many people as a group or a level has. */
const many = (fill: Fill): PersonRef[] =>
  Array.from({ length: MAX_EXPERTS }, (_none, index) => person(fill, `U0ENG${index}`));

const steps = (fill: Fill) =>
  Array.from({ length: MAX_STEPS }, (_none, index) => ({
    text: `${index}${fill(MAX_STEP_LENGTH - 1)}`,
    done: index % 2 === 0,
  }));

const quotedItems = (fill: Fill) =>
  Array.from({ length: MAX_QUOTED_ITEMS }, () => ({ text: fill(MAX_QUOTED_LENGTH), cents: 99_999_999_999 }));

const longTerms = (fill: Fill): Terms => {
  const { policies, zone } = DEFAULT_SETTINGS;
  return { policy: { ...policies[0]!, name: fill(200), version: 123_456 }, calendar: '24x7', zone };
};

const linkOf = (fill: Fill) => ({
  ...{ number: 'SR-2026-000041', relation: 'followed-by' as const },
  ...{ title: fill(60), customerId: 'customer-1' },
});

/** One fact of every type and of every kind that is told differently, each as long as it can be. */
export function everyFact(fill: Fill): Fact[] {
  const text = fill(MAX_TEXT);
  const clock = { metric: 'handover', cycle: 1 } as const;
  const stated: Omit<Fact, keyof ReturnType<typeof base> | 'id'>[] | object[] = [
    { type: 'registered', channelOfReceipt: 'phone' },
    ...aboutWords(fill),
    { type: 'acknowledged' },
    { type: 'assigned', engineer: person(fill, 'U0ENGCHEN1') },
    { type: 'proposed', mode: 'remote', text, expectedAt: LATER },
    { type: 'proposed', mode: 'email', text },
    { type: 'departed' },
    { type: 'arrived' },
    { type: 'waiting', waitingFor: 'customer', reason: text, until: LATER },
    { type: 'waiting', waitingFor: 'supplier', reason: text, until: LATER },
    { type: 'resumed', automatic: false },
    { type: 'resumed', automatic: true },
    { type: 'resolved', outcome: 'explained', text },
    { type: 'resolved', outcome: 'explained', text, items: everyItem(fill) },
    { type: 'resolved', outcome: 'unsolvable', text, items: everyItem(fill), unsolvable: unsolvable(fill) },
    { type: 'refused', reason: text, items: everyItem(fill).map(({ no }) => no) },
    { type: 'confirmed', remark: text },
    { type: 'confirmed' },
    { type: 'refused', reason: text },
    { type: 'archived' },
    { type: 'reopened', reason: text, cycle: 2 },
    { type: 'cancelled', reason: text },
    { type: 'noted', text },
    { type: 'noted', text, through: 'SR-2026-000041' },
    { type: 'linked', ...linkOf(fill) },
    { type: 'linked', ...linkOf(fill), relation: 'same-cause', customerId: 'customer-2' },
    { type: 'unlinked', ...linkOf(fill) },
    { type: 'unblocked', ...linkOf(fill), became: 'merged' },
    { type: 'wish-recorded', wish: 'WR-2026-000041', text: fill(MAX_ITEM_LENGTH) },
    { type: 'wish-recorded', wish: 'WR-2026-000041', text: fill(MAX_ITEM_LENGTH), joined: true },
    { type: 'split-off', ...linkOf(fill), items: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
    { type: 'merged', number: 'SR-2026-000041', title: fill(60) },
    {
      type: 'merged-in',
      ...{ number: 'SR-2026-000041', title: fill(60), requester: fill(60), receivedAt: AT, brought: [] },
    },
    { type: 'replied', text: fill(12_000), files: 10, side: 'customer' },
    { type: 'replied', text: fill(12_000), files: 10 },
    { type: 'replied', text: '' },
    {
      type: 'reclassified',
      severity: 'major',
      category: 'maintenance',
      previousSeverity: 'general',
      previousCategory: 'fault',
    },
    { type: 'warned', ...clock, threshold: 0.75, dueAt: LATER },
    { type: 'breached', ...clock, dueAt: LATER },
    { type: 'escalated', ...clock, round: 99 },
    { type: 'escalated', ...clock, round: 99, level: 6, to: many(fill) },
    {
      type: 'escalated',
      ...clock,
      round: 99,
      level: 6,
      to: [],
      absent: many(fill).map((absent) => ({ person: absent, why: 'not-reached' })),
    },
    { type: 'not-reached', person: person(fill), told: 'cause#1', reason: fill(200) },
    { type: 'stalled', ...clock },
    { type: 'stalled', ...clock, takenBy: person(fill) },
    { type: 'handed-over', text },
    { type: 'convened', experts: many(fill), text },
    { type: 'emergency-plan-opened', cycle: 1, owner: person(fill), nextWordAt: LATER },
    {
      ...{ owner: person(fill), steps: steps(fill), nextWordAt: LATER, text },
      ...({ type: 'emergency-planned', measure: 'replacement' } as const),
    },
    { type: 'emergency-plan-closed', text },
    { type: 'emergency-plan-closed' },
    { type: 'emergency-plan-rescinded', cycle: 1, owner: person(fill) },
    { type: 'word-due', promisedAt: AT, owner: person(fill) },
    { type: 'word-due', promisedAt: AT },
    { type: 'corrected', metric: 'handover', from: LATER, to: AT, reason: text },
    { type: 'corrected', metric: 'handover', to: AT, reason: text },
    { type: 'breach-rescinded', ...clock },
    { type: 'pause-disputed', reason: text },
    { type: 'pause-upheld', text },
    { type: 'pause-annulled', wait: 'cause#1', text },
    { type: 'quoted', no: 99, items: quotedItems(fill), currency: 'CNY', text },
    { type: 'quote-accepted', no: 99, cents: 99_999_999_999, currency: 'JPY', remark: text },
    { type: 'quote-declined', no: 99, reason: text },
    { type: 'charge-waived', no: 99, text },
    {
      ...{ type: 'equipment-replaced', equipmentId: fill(100), label: fill(306), oldSerial: fill(100) },
      ...{ newSerial: fill(100), model: fill(100), proof: fill(200), free: true },
    },
    {
      type: 'equipment-replaced',
      equipmentId: fill(100),
      label: fill(306),
      newSerial: fill(100),
      free: false,
    },
    { type: 'taken' },
    { type: 'erased', what: Array.from({ length: 99 }, () => `erased:${'f'.repeat(64)}`), reason: text },
    {
      ...{ type: 'terms-changed', before: longTerms(fill) },
      after: { ...longTerms(fill), calendarId: 'office', calendarVersion: 12, calendarName: fill(75) },
      moved: METRICS.flatMap((metric) => [
        { metric, cycle: 1, from: AT, to: LATER },
        { metric, cycle: 1, from: LATER, to: AT, breached: true },
        { metric, cycle: 1, to: LATER },
        { metric, cycle: 1, from: AT },
      ]),
    },
    { type: 'terms-changed', before: longTerms(fill), after: longTerms(fill), moved: [] },
    { type: 'emergency-plan-opened', cycle: 1 },
  ];
  return stated.map((fact, index) => ({ ...base(fill), ...fact, id: `cause#${index}` }) as Fact);
}

/** Made once: to read one of this size takes longer than anything that is said about it. */
const made = new WeakMap<Fill, Map<string, Ticket>>();

/** A request with every field filled to its end; `bare` has the least that a request can have. */
export function ticketOf(fill: Fill, status: Status, bare = false): Ticket {
  const known = made.get(fill) ?? new Map<string, Ticket>();
  made.set(fill, known);
  const of = `${status}${bare ? ', bare' : ''}`;
  const ticket = known.get(of) ?? extremeTicket(fill, status, bare);
  known.set(of, ticket);
  return ticket;
}

function extremeTicket(fill: Fill, status: Status, bare: boolean): Ticket {
  const facts = everyFact(fill);
  const text = fill(MAX_TEXT);
  const filled = {
    items: Array.from({ length: MAX_ITEMS }, (_none, index) => ({
      no: index + 1,
      text: fill(MAX_ITEM_LENGTH),
      contact: { name: fill(60), phone: fill(40) },
    })),
    reference: fill(60),
    files: Array.from({ length: 10 }, (_none, index) => ({
      id: `F${index}`,
      name: fill(200),
      url: `https://files.example/${'f'.repeat(150)}/${index}`,
    })),
    mode: 'remote',
    responsible: person(fill),
    acknowledgedBy: person(fill),
    proposal: { mode: 'remote', text, expectedAt: LATER },
    waiting: { waitingFor: 'supplier', reason: text, since: AT, until: LATER, before: 'proposed' },
    quotation: {
      ...{ no: 99, items: quotedItems(fill), currency: 'CNY', text, by: person(fill), at: AT },
      state: status === 'waiting' ? 'open' : 'declined',
    },
    resolution: {
      ...{ outcome: 'unsolvable', text, at: LATER, by: person(fill) },
      ...{ items: everyItem(fill), unsolvable: unsolvable(fill) },
    },
    signature: { by: person(fill), at: LATER, remark: text },
    ...(status === 'unanswered' || status === 'archived' ? { unanswered: unanswered(fill) } : {}),
    bundle: { key: fill(100), sha256: 'f'.repeat(64), bytes: 1e9, facts: 9_999, at: LATER },
    escalation: { startedAt: LATER, metric: 'handover', cycle: 1, round: 3 },
    emergencyPlan: {
      openedAt: LATER,
      cycle: 1,
      owner: person(fill),
      measure: 'replacement',
      steps: steps(fill),
      nextWordAt: LATER,
    },
    handover: { at: AT, by: person(fill), text },
    experts: many(fill),
    dispute: { by: person(fill), at: AT, reason: text, wait: 'cause#1' },
    mergedInto: { number: 'SR-2026-000041', title: fill(60) },
    mergedIn: Array.from({ length: 20 }, (_none, index) => ({
      number: `SR-2026-0001${10 + index}`,
      title: fill(60),
      requester: fill(60),
    })),
    links: Array.from({ length: MAX_LINKS }, (_none, index) => ({
      ...linkOf(fill),
      number: `SR-2026-0002${10 + index}`,
      ...(index === 0 ? { relation: 'split-into', items: [2] } : {}),
    })),
    nextDueAt: LATER,
    history: Array.from({ length: 120 }, (_none, index) => facts[index % facts.length]),
    engineers: Array.from({ length: 100 }, (_none, index) => person(fill, `U0ENG${index}`)),
  };
  const few = { items: [{ no: 1, text: fill(1) }], files: [], history: [], engineers: [] };
  return ticketSchema.parse({
    id: 'SR-2026-000042',
    version: 7,
    status,
    filingCause: 'view:V1',
    receivedAt: AT,
    contractId: 'contract-C0RENHESVC',
    contractName: fill(bare ? 1 : 100),
    customerId: 'customer-1',
    customerName: fill(bare ? 1 : 100),
    locale: 'zh-CN',
    site: fill(bare ? 1 : 200),
    system: fill(bare ? 1 : 200),
    ...(bare ? {} : { phase: 'warranty', equipmentId: fill(100), equipmentLabel: fill(306) }),
    channelOfReceipt: 'visit',
    requester: { name: fill(bare ? 1 : 60), phone: bare ? '12345' : fill(40), personId: 'U0CUSTWANG' },
    filedBy: person(fill),
    category: 'maintenance',
    severity: 'major',
    cycle: 1,
    terms: {
      policy: DEFAULT_SETTINGS.policies[0],
      calendar: '24x7',
      calendarId: 'default',
      calendarVersion: 9999,
      calendarName: fill(bare ? 1 : 75),
      zone: 'America/Argentina/ComodRivadavia',
    },
    clocks: bare ? [] : METRICS.map((metric) => clock(metric)),
    fired: [],
    places: { customer: { channel: 'C0RENHESVC' }, desk: { channel: 'C0DESK0001' } },
    outbox: [],
    ...(bare ? few : filled),
  });
}

const clock = (metric: string) => ({
  metric,
  cycle: 1,
  state: 'breached',
  startedAt: AT,
  dueAt: LATER,
  breachedAt: LATER,
  allowedMinutes: 240,
  workedMinutes: 240,
  pausedMinutes: 0,
  policyVersion: 1,
  thresholds: [],
  stretches: [],
});

/** A contract as the set-up lets it be; `more` makes ids differ. */
export const contractOf = (fill: Fill, more = 'C0RENHESVC1'): Contract => ({
  id: `contract-${more}`,
  version: 1,
  customerId: `customer-${more}`,
  customerName: fill(100),
  name: fill(100),
  site: fill(200),
  systems: Array.from({ length: 20 }, () => fill(99)),
  acceptedDay: '2026-03-01',
  residentMonths: 12,
  warrantyMonths: 36,
  sites: Array.from({ length: 3 }, (_none, index) => ({
    ...{ id: `${index}${fill(99)}`, name: fill(100), address: fill(200) },
    ...{ contact: fill(100), phone: fill(100) },
  })),
  projects: [],
  equipment: Array.from({ length: 100 }, (_none, index) => ({
    ...{ id: `${String(index).padStart(3, '0')}${fill(97)}`, name: fill(100), maker: fill(100) },
    ...{ model: fill(100), serial: fill(100), warrantyUntil: '2029-12-31', system: fill(200) },
  })),
  contacts: [],
  zone: 'America/Argentina/ComodRivadavia',
  locale: 'zh-CN',
  customerChannel: more,
  deskChannel: 'C0DESK0001',
  policyId: 'default',
  engineers: Array.from({ length: 100 }, (_none, index) => person(fill, `U0ENG${index}`)),
  nextReportAt: LATER,
  history: [],
});

/** The desk of a large company: every role full, a policy with a long name. */
export function settingsOf(fill: Fill): Settings {
  const hundred = Array.from({ length: 100 }, (_none, index) => person(fill, `U0ENG${index}`));
  const [policy] = DEFAULT_SETTINGS.policies;
  return {
    ...DEFAULT_SETTINGS,
    companyName: fill(200),
    roster: { admin: hundred, 'front-desk': hundred, engineer: hundred, manager: hundred },
    policies: Array.from({ length: 120 }, (_none, index) => ({
      ...policy!,
      id: index === 0 ? 'default' : `p${index}`,
      name: fill(200),
    })),
    calendars: Array.from({ length: 120 }, (_none, index) => ({
      id: index === 0 ? 'default' : `${'c'.repeat(70)}${index}`,
      version: 9999,
      name: fill(200),
      hours: '24x7' as const,
    })),
  };
}
