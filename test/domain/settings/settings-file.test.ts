import { checkSettings, faultsAgainstDesk } from '../../../src/domain/settings/settings-file.js';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings/settings.js';
import { DEFAULT_DESK_POLICY } from '../../../src/domain/sla/escalation.js';

const { version: _counted, ...policy } = DEFAULT_DESK_POLICY;
const whole = { ...DEFAULT_SETTINGS, policies: [policy], calendars: [{ id: 'default', hours: '24x7' }] };
const withHours = (hours: unknown) => ({ ...whole, calendars: [{ id: 'office', hours }] });

const faultsOf = (given: unknown): string[] => {
  const checked = checkSettings(given);
  return 'faults' in checked ? checked.faults.map(({ field, message }) => `${field}: ${message}`) : [];
};
const withPolicy = (more: object) => ({ ...whole, policies: [policy, { ...policy, id: 'gold', ...more }] });
const person = { id: 'U0ENGLI001', name: '李工' };

it('the settings that the desk begins with have no faults, and a file may leave out all but its version', () => {
  expect(faultsOf(whole)).toEqual([]);
  expect(checkSettings({ version: 3 })).toEqual({ file: { version: 3 } });
});

it.each<[string, unknown, string]>([
  [
    'a target of zero',
    withPolicy({ targets: { repair: 0 } }),
    'policies[1].targets.repair: must be greater than zero',
  ],
  [
    'a metric that does not exist',
    withPolicy({ targets: { repairs: 60 } }),
    'policies[1].targets.repairs: unknown metric: one of response, solution, onsite, repair, handover, experts',
  ],
  [
    'no reminder after which it is closed',
    withPolicy({ closeUnanswered: { afterReminders: 0 } }),
    'policies[1].closeUnanswered.afterReminders: must be a whole number of reminders, 1 to 20',
  ],
  [
    'half a reminder',
    withPolicy({ closeUnanswered: { afterReminders: 1.5 } }),
    'policies[1].closeUnanswered.afterReminders: must be a whole number of reminders, 1 to 20',
  ],
  [
    'reminders in words',
    withPolicy({ closeUnanswered: { afterReminders: 'two' } }),
    'policies[1].closeUnanswered.afterReminders: must be a whole number of reminders, 1 to 20',
  ],
  [
    'a field of that rule that nobody knows',
    withPolicy({ closeUnanswered: { afterReminders: 2, days: 3 } }),
    'policies[1].closeUnanswered.days: unknown field',
  ],
  ['no threshold at the breach', withPolicy({ warnAt: [0.5] }), 'policies[1].warnAt: must contain 1'],
  [
    'a severity that does not exist',
    withPolicy({ severities: { majr: {} } }),
    'policies[1].severities.majr: unknown field',
  ],
  [
    'a category that does not exist',
    withPolicy({ categories: { fualt: {} } }),
    'policies[1].categories.fualt: unknown field',
  ],
  [
    'a target of a category that is none',
    withPolicy({ categories: { fault: { repair: 0 } } }),
    'policies[1].categories.fault.repair: must be greater than zero',
  ],
  [
    'clocks of a category that is none',
    withPolicy({ metrics: { fualt: [] } }),
    'policies[1].metrics.fualt: unknown field',
  ],
  [
    'a clock of a category that is none',
    withPolicy({ metrics: { visit: ['answer'] } }),
    'policies[1].metrics.visit[0]: unknown metric: one of response, solution, onsite, repair, handover, experts',
  ],
  [
    'a time of a clock that its category does not have',
    withPolicy({ metrics: { visit: ['response'] }, categories: { visit: { onsite: 60 } } }),
    'policies[1].categories.visit.onsite: is a time of a clock that metrics.visit does not name',
  ],
  [
    'an emergency plan at no time',
    withPolicy({ emergencyPlan: 0 }),
    'policies[1].emergencyPlan: must be greater than zero',
  ],
  [
    'an emergency plan by a word that is none',
    withPolicy({ emergencyPlan: 'onsite' }),
    'policies[1].emergencyPlan: must be a number of minutes, or "repair"',
  ],
  ['a misspelt field of a policy', withPolicy({ pausing: [] }), 'policies[1].pausing: unknown field'],
  [
    'a misspelt field of the escalation',
    withPolicy({ escalation: { wait: 3 } }),
    'policies[1].escalation.wait: unknown field',
  ],
  [
    'a level that asks nobody',
    withPolicy({ escalation: { levels: [{ waitMinutes: 5 }] } }),
    'policies[1].escalation.levels[0].to: is missing',
  ],
  [
    'a level that asks a role that does not exist',
    withPolicy({ escalation: { levels: [{ to: ['boss'] }] } }),
    'policies[1].escalation.levels[0].to[0]: must be one of responsible, resident, on-duty, front-desk, tech-head, engineer, quality, manager, admin, rota:<id>, or the id of a person in Slack',
  ],
  [
    'a policy’s own count',
    withPolicy({ version: 2 }),
    'policies[1].version: is counted by the import: leave it out',
  ],
  ['a policy twice', withPolicy({ id: 'default' }), 'policies[1].id: there is one already called default'],
  ['no policy', { ...whole, policies: [] }, 'policies: Too small: expected array to have >=1 items'],
  ['a misspelt part', { ...whole, rosters: {} }, 'rosters: unknown field'],
  ['no version', { ...whole, version: undefined }, 'version: is missing'],
  ['a zone that nobody knows', { ...whole, zone: 'Asia/Peking' }, 'zone: not a known IANA time zone'],
  ['a role that does not exist', { ...whole, roster: { boss: [] } }, 'roster.boss: unknown field'],
  [
    'a person by name only',
    { ...whole, roster: { manager: [{ id: 'zhao', name: '赵总' }] } },
    'roster.manager[0].id: must be the id of a person in Slack, such as U0123ABCD',
  ],
  [
    'a person twice in a role',
    { ...whole, roster: { engineer: [person, person] } },
    'roster.engineer[1].id: there is one already called U0ENGLI001',
  ],
  [
    'a misspelt field of the calendar',
    withHours({ week: { mon: ['09:00-18:00'] }, holiday: [] }),
    'calendars[0].hours.holiday: unknown field',
  ],
  [
    'hours that overlap',
    withHours({ week: { mon: ['09:00-12:00', '11:00-18:00'] } }),
    'calendars[0].hours.week.mon: intervals overlap',
  ],
  ['a calendar that never opens', withHours({ week: {} }), 'calendars[0].hours.week: no open hour'],
  [
    'a calendar of a word',
    withHours('always'),
    'calendars[0].hours: must be 24x7 or have week, holidays, workdays and days',
  ],
  [
    'a calendar twice',
    { ...whole, calendars: [...whole.calendars, { id: 'default', hours: '24x7' }] },
    'calendars[1].id: there is one already called default',
  ],
  [
    'the one calendar of before',
    { ...whole, calendar: '24x7' },
    'calendar: is a list now: calendars, each with its id and its hours',
  ],
  [
    'a policy by a calendar that is not there',
    withPolicy({ calendar: 'office' }),
    'policies[1].calendar: there is no calendar called office',
  ],
  [
    'a country by its name',
    { ...whole, calendars: [{ id: 'office', country: 'China', hours: { week: { mon: ['09:00-18:00'] } } }] },
    'calendars[0].country: must be the code of a country, such as CN or DE-BY',
  ],
  [
    'skills of a person by name',
    { ...whole, skills: { zhao: ['network'] } },
    'skills.zhao: must be the id of a person in Slack, such as U0123ABCD',
  ],
  [
    'a user group by its handle',
    { ...whole, groups: { engineer: '@engineers' } },
    'groups.engineer: must be the id of a user group in Slack, such as S0123ABCD',
  ],
  [
    'people of a role that has a user group',
    { ...whole, roster: { engineer: [person] }, groups: { engineer: 'S0ENGINEER' } },
    'roster.engineer: has the people of the user group S0ENGINEER: leave it out',
  ],
  ['nothing', null, 'the file: expected object, received null'],
])('%s is refused, naming the field', (_what, given, fault) => {
  expect(faultsOf(given)).toEqual([fault]);
});

it('all faults are told together', () => {
  const given = {
    ...withPolicy({ targets: { repair: -1, response: 'soon' }, maxPauseMinutes: 0 }),
    deskLocale: 'fr',
  };
  expect(
    faultsOf(given)
      .map((fault) => fault.split(':')[0])
      .sort(),
  ).toEqual([
    'deskLocale',
    'policies[1].maxPauseMinutes',
    'policies[1].targets.repair',
    'policies[1].targets.response',
  ]);
});

it('a file without groups may not name people of a role that has one at the desk', () => {
  const checked = checkSettings({ version: 1, roster: { engineer: [person], manager: [] } });
  if ('faults' in checked) throw new Error('refused');
  expect(faultsAgainstDesk(checked.file, [], { engineer: 'S0ENGINEER' })).toEqual([
    { field: 'roster.engineer', message: 'has the people of the user group S0ENGINEER: leave it out' },
  ]);
  expect(faultsAgainstDesk({ ...checked.file, groups: {} }, [], { engineer: 'S0ENGINEER' })).toEqual([]);
});
