import { intakeChangesAt, intakeOf, intakeSources } from '../../../src/domain/terms/intake.js';
import { cardAfter } from '../../../src/domain/contract/bind.js';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/domain/settings/settings.js';
import { DEFAULT_DESK_POLICY } from '../../../src/domain/sla/escalation.js';
import { at, DAILY, leave, li, NIGHTS, rota, wang, zhao } from '../duty/rotas.js';
import { CONTRACT } from '../ticket/requests.js';

const OFFICE = { mon: ['09:00-18:00'], tue: ['09:00-18:00'] };
const hours = { week: OFFICE, holidays: [], workdays: [], days: {} };
const GOLD = {
  ...DEFAULT_DESK_POLICY,
  id: 'gold',
  calendar: 'office',
  targets: { response: 60, repair: 480, experts: 60 },
  categories: { fault: { onsite: 180 } },
  severities: { major: { response: 15 } },
};
const SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  companyName: '应达科技',
  policies: [DEFAULT_DESK_POLICY, GOLD],
  calendars: [...DEFAULT_SETTINGS.calendars, { id: 'office', version: 3, hours }],
};
const gold = { ...CONTRACT, policyId: 'gold', calendarId: undefined };
const NOBODY = { rotas: [], leaves: [] };
const NOON = at('2026-11-03T12:00');
const names = (people: readonly { name: string }[]) => people.map(({ name }) => name);

it('what a card promises is what a fault of this contract is filed under, and what is otherwise for a major problem', () => {
  expect(intakeOf(gold, SETTINGS, NOBODY, NOON)).toMatchObject({
    company: '应达科技',
    contract: CONTRACT.name,
    promised: [
      { metric: 'response', minutes: 60 },
      { metric: 'onsite', minutes: 180 },
      { metric: 'repair', minutes: 480 },
    ],
    major: [{ metric: 'response', minutes: 15 }],
    calendar: { id: 'office', version: 3 },
    onDuty: [],
  });
  const standard = intakeOf({ ...gold, policyId: 'default' }, SETTINGS, NOBODY, NOON);
  expect(standard.promised.map(({ metric }) => metric)).toEqual(['response', 'solution', 'onsite', 'repair']);
  expect(standard.major).toEqual([]);
  expect(standard.calendar.hours).toBe('24x7');
});

it('the contract’s own calendar goes before the policy’s', () => {
  const own = intakeOf({ ...gold, calendarId: 'default' }, SETTINGS, NOBODY, NOON);
  expect(own.calendar.id).toBe('default');
});

describe('who is on duty', () => {
  const plan = { rotas: [rota([DAILY]), rota([NIGHTS], { id: 'nights' })], leaves: [] };
  const laddered = (to: string[][]): Settings => {
    const levels = to.map((targets) => ({ to: targets, waitMinutes: 0, repeatMinutes: 5, repeats: 0 }));
    return { ...SETTINGS, policies: [{ ...GOLD, escalation: { ...GOLD.escalation, levels } }] };
  };

  it('is whom the ladder asks first because of a rota, each once, as it is at the instant', () => {
    expect(names(intakeOf(gold, SETTINGS, plan, NOON).onDuty)).toEqual([li.name]);
    expect(names(intakeOf(gold, SETTINGS, plan, at('2026-11-03T20:00')).onDuty)).toEqual([
      li.name,
      wang.name,
    ]);
    const nights = laddered([['responsible'], ['rota:nights'], ['rota:support']]);
    expect(names(intakeOf(gold, nights, plan, at('2026-11-03T20:00')).onDuty)).toEqual([wang.name]);
    expect(intakeOf(gold, nights, plan, NOON).onDuty).toEqual([]);
  });

  it('is nobody where the ladder names no rota, or one that is gone', () => {
    expect(intakeOf(gold, laddered([['manager'], ['rota:gone']]), plan, NOON).onDuty).toEqual([]);
  });

  it('the card is looked at again when somebody else is, at the latest after a day', () => {
    expect(intakeChangesAt(gold, SETTINGS, plan, NOON)).toEqual(at('2026-11-03T18:00'));
    expect(intakeChangesAt(gold, laddered([['rota:support']]), plan, NOON)).toEqual(at('2026-11-04T08:00'));
    expect(intakeChangesAt(gold, SETTINGS, NOBODY, NOON)).toEqual(at('2026-11-04T12:00'));
    const away = { ...plan, leaves: [leave(li, '2026-11-03T15:00', '2026-11-03T17:00')] };
    expect(intakeChangesAt(gold, SETTINGS, away, NOON)).toEqual(at('2026-11-03T15:00'));
    expect(names(intakeOf(gold, SETTINGS, away, at('2026-11-03T16:00')).onDuty)).toEqual([zhao.name]);
  });
});

describe('what cards are made of', () => {
  const before = intakeSources(SETTINGS, NOON);
  const changed = (settings: Settings, dutyAt: Date | undefined = NOON) => {
    const after = intakeSources(settings, dutyAt);
    return Object.keys(after).filter((key) => after[key] !== before[key]);
  };

  it('is the same for the same, whatever else the desk decides', () => {
    expect(changed({ ...SETTINGS, version: 9, roster: { engineer: [] }, skills: {} })).toEqual([]);
  });

  it('shows which policy, calendar or name has changed, and whom that touches', () => {
    const policies = [DEFAULT_DESK_POLICY, { ...GOLD, version: 2 }, GOLD];
    expect(changed({ ...SETTINGS, policies })).toEqual(['policy:gold']);
    const calendars = [...SETTINGS.calendars, { id: 'office', version: 4, hours }];
    expect(changed({ ...SETTINGS, calendars })).toEqual(['policy:gold', 'calendar:office']);
    expect(changed({ ...SETTINGS, companyName: 'Yingda' })).toEqual(['policy:default', 'policy:gold']);
  });

  it('a rota matters to those whose ladder asks one', () => {
    const levels = [{ to: ['manager'], waitMinutes: 0, repeatMinutes: 5, repeats: 0 }];
    const quiet = { ...GOLD, escalation: { ...GOLD.escalation, levels } };
    const policies = [DEFAULT_DESK_POLICY, quiet];
    const [one, other] = [NOON, at('2026-11-03T13:00')].map((when) =>
      intakeSources({ ...SETTINGS, policies }, when),
    ) as [Record<string, string>, Record<string, string>];
    expect(one['policy:gold']).toBe(other['policy:gold']);
    expect(one['policy:default']).not.toBe(other['policy:default']);
  });
});

it('a change of the contract owes the card anew where the card says it, and nothing otherwise', () => {
  const refreshed = { kind: 'update-card', place: 'intake', lane: CONTRACT.customerChannel };
  for (const more of [
    { name: '新合同' },
    { policyId: 'gold' },
    { engineers: [] },
    { locale: 'en' as const },
  ]) {
    expect(cardAfter(CONTRACT, { ...CONTRACT, ...more })).toMatchObject([refreshed]);
  }
  expect(cardAfter(CONTRACT, { ...CONTRACT, warrantyMonths: 1, sites: [] })).toEqual([]);
});
