import { nextSettings } from '../../../src/domain/settings/next-settings.js';
import type { PolicyInFile } from '../../../src/domain/settings/settings-file.js';
import { DEFAULT_CALENDAR } from '../../../src/domain/calendar/desk-calendar.js';
import {
  calendarOf,
  DEFAULT_SETTINGS,
  newestCalendars,
  newestPolicies,
  policyOf,
  settingsSchema,
  type Settings,
} from '../../../src/domain/settings/settings.js';
import { DEFAULT_DESK_POLICY, type DeskPolicy } from '../../../src/domain/sla/escalation.js';
import { chen, li, ref, ROSTER, zhao } from '../people/cast.js';

const inFile = ({ version: _counted, ...policy }: DeskPolicy): PolicyInFile => policy;
const gold: DeskPolicy = {
  ...DEFAULT_DESK_POLICY,
  id: 'gold',
  version: 2,
  targets: { response: 10, repair: 120 },
};
const oldGold: DeskPolicy = { ...gold, version: 1, targets: { response: 20 } };
const current: Settings = {
  ...DEFAULT_SETTINGS,
  version: 7,
  roster: ROSTER,
  policies: [DEFAULT_DESK_POLICY, oldGold, gold],
};
const given = newestPolicies(current).map(inFile);
const file = { version: 7, policies: given };

const office = (days: Record<string, string[]>) => ({
  id: 'office',
  hours: { week: { mon: ['09:00-18:00'] }, holidays: [], workdays: [], days },
});
const withOffice = (days: Record<string, string[]>): Settings => ({
  ...current,
  calendars: [{ ...office(days), version: 4 }, { ...office({}), version: 3 }, DEFAULT_CALENDAR],
});

it('what says the same changes nothing, in whatever order lists and fields stand', () => {
  const turned = {
    ...given[1]!,
    targets: { repair: 120, response: 10 },
    pauses: [...gold.pauses].reverse(),
    severities: {},
  };
  const next = nextSettings(current, { ...file, roster: ROSTER, policies: [given[0]!, turned] });
  expect(next.isSame).toBe(true);
  expect(next.settings).toBe(current);
});

it('a changed policy is a new version; old versions are kept, and the newest is taken by new requests', () => {
  const next = nextSettings(current, {
    ...file,
    policies: [given[0]!, { ...given[1]!, targets: { response: 5, repair: 120 } }],
  });
  expect(next.changes.policies.changed).toEqual([
    {
      before: gold,
      now: { ...gold, version: 3, targets: { response: 5, repair: 120 } },
      differences: [{ field: 'targets.response', before: '10', after: '5' }],
    },
  ]);
  expect(policyOf(next.settings, 'gold')).toMatchObject({ version: 3, targets: { response: 5 } });
  const versions = next.settings.policies.map(({ id, version }) => `${id} ${version}`);
  expect(versions.sort()).toEqual(['default 1', 'gold 1', 'gold 2', 'gold 3']);
  expect(next.settings.policies).toEqual(expect.arrayContaining([gold, oldGold]));
  expect(settingsSchema.parse(next.settings)).toEqual(next.settings);
});

it('a policy that goes back to what it was is a new version all the same', () => {
  const next = nextSettings(current, { ...file, policies: [given[0]!, inFile(oldGold)] });
  expect(policyOf(next.settings, 'gold')).toEqual({ ...oldGold, version: 3 });
});

it('the first policy stays the one that a contract gets whose policy is unknown, in its newest version', () => {
  const next = nextSettings(current, {
    ...file,
    policies: [{ ...given[0]!, maxPauseMinutes: 60 }, given[1]!],
  });
  expect(policyOf(next.settings, 'gone')).toMatchObject({ id: 'default', version: 2, maxPauseMinutes: 60 });
});

it('a new policy begins with version 1; one that the file leaves out stays and is named', () => {
  const silver = inFile({ ...gold, id: 'silver' });
  const next = nextSettings(current, { ...file, policies: [given[0]!, silver] });
  expect(next.changes.policies).toEqual({
    added: [{ ...silver, version: 1 }],
    changed: [],
    leftOut: [gold],
  });
  expect(newestPolicies(next.settings).map(({ id }) => id)).toEqual(['default', 'silver', 'gold']);
});

it('another order is a change: the first is proposed for a new channel', () => {
  const next = nextSettings(current, { ...file, policies: [given[1]!, given[0]!] });
  expect(next.isSame).toBe(false);
  expect(next.changes.policies.order).toEqual(['gold', 'default']);
  expect(newestPolicies(next.settings)).toEqual([gold, DEFAULT_DESK_POLICY]);
});

it('people are told by role: who comes, who goes, who is written otherwise', () => {
  const roster = { ...ROSTER, engineer: [{ ...ref(li), name: '李工程师' }], manager: [ref(zhao), ref(chen)] };
  const next = nextSettings(current, { version: 7, roster });
  expect(next.changes.roles).toEqual([
    { role: 'engineer', added: [], removed: [ref(chen)], renamed: [{ ...ref(li), name: '李工程师' }] },
    { role: 'manager', added: [ref(chen)], removed: [], renamed: [] },
  ]);
  expect(next.settings).toEqual({ ...current, roster });
});

it('a role left out of a roster is emptied, a roster left out of the file stays', () => {
  const { quality: _gone, ...roster } = ROSTER;
  expect(nextSettings(current, { version: 7, roster }).settings.roster).toEqual(roster);
  expect(nextSettings(current, { version: 7, companyName: '应答' }).settings).toEqual({
    ...current,
    companyName: '应答',
  });
});

it('a day that is closed differs from one that is not named', () => {
  const next = nextSettings(withOffice({}), {
    version: 7,
    calendars: [office({ '2026-11-23': [] })],
  });
  expect(next.changes.calendars.changed).toEqual([
    {
      before: { ...office({}), version: 4 },
      now: { ...office({ '2026-11-23': [] }), version: 5 },
      differences: [{ field: 'hours.days.2026-11-23', after: 'none' }],
    },
  ]);
});

it('a changed calendar is a new version, which new requests get; those before it are kept', () => {
  const before = withOffice({});
  const next = nextSettings(before, { version: 7, calendars: [office({ '2026-11-23': [] })] });
  expect(calendarOf(next.settings, 'office')).toMatchObject({
    version: 5,
    hours: { days: { '2026-11-23': [] } },
  });
  expect(next.settings.calendars).toEqual(expect.arrayContaining(before.calendars));
  expect(settingsSchema.parse(next.settings)).toEqual(next.settings);
});

it('a calendar that the file leaves out stays, and a new one stands where the file has it', () => {
  const plant = { id: 'plant', name: '工厂', hours: '24x7' as const };
  const next = nextSettings(withOffice({}), { version: 7, calendars: [plant] });
  expect(next.changes.calendars).toMatchObject({
    added: [{ id: 'plant', version: 1 }],
    leftOut: [{ id: 'office' }, { id: 'default' }],
    order: ['plant', 'office', 'default'],
  });
  expect(newestCalendars(next.settings).map(({ id }) => id)).toEqual(['plant', 'office', 'default']);
});

it('what people know is told as any other field, and stays when the file leaves it out', () => {
  const known = { ...current, skills: { [li.id]: ['network'] } };
  expect(nextSettings(known, { version: 7, companyName: '应答' }).settings.skills).toEqual(known.skills);
  const next = nextSettings(known, { version: 7, skills: { [li.id]: ['network', 'database'] } });
  expect(next.changes.desk).toEqual([
    { field: `skills.${li.id}`, before: 'network', after: 'database, network' },
  ]);
});

describe('a role with a user group', () => {
  const groups = { engineer: 'S0ENGINEER' };
  const { engineer: _members, ...own } = ROSTER;

  it('stands in no roster of a file and keeps its members', () => {
    const grouped = { ...current, groups };
    expect(nextSettings(grouped, { ...file, roster: own, groups }).isSame).toBe(true);
    const next = nextSettings(grouped, { ...file, roster: { ...own, manager: [] }, groups });
    expect(next.settings.roster).toEqual({ ...ROSTER, manager: [] });
  });

  it('gets it, and loses what was known of another one, by import; the people stay until Slack has said who it is', () => {
    const before = { ...current, groups: { engineer: 'S0OLD' }, lostGroups: { engineer: 'no_such_subteam' } };
    const next = nextSettings(before, { ...file, groups });
    expect(next.changes.desk).toEqual([{ field: 'groups.engineer', before: 'S0OLD', after: 'S0ENGINEER' }]);
    expect(next.settings).toMatchObject({ roster: ROSTER, groups, lostGroups: {} });
  });
});
