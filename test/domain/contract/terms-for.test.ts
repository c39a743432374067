import { termsFor } from '../../../src/domain/terms/terms-for.js';
import { DEFAULT_SETTINGS, settingsSchema } from '../../../src/domain/settings/settings.js';
import { DEFAULT_DESK_POLICY } from '../../../src/domain/sla/escalation.js';
import { termsSchema } from '../../../src/domain/ticket/terms.js';
import { CONTRACT } from '../ticket/requests.js';

const hours = (open: string) => ({ week: { mon: [open] }, holidays: [], workdays: [], days: {} });
const SETTINGS = {
  ...DEFAULT_SETTINGS,
  calendars: [
    { id: 'office', version: 2, name: '办公时间', hours: hours('09:00-18:00') },
    { id: 'plant', version: 1, hours: hours('06:00-22:00') },
    { id: 'plant', version: 4, hours: hours('07:00-22:00') },
    { id: 'night', version: 1, hours: hours('22:00-06:00') },
  ],
  policies: [DEFAULT_DESK_POLICY, { ...DEFAULT_DESK_POLICY, id: 'gold', calendar: 'plant' }],
};
const chosen = (policyId: string, calendarId?: string) => {
  const { calendarId: id, calendarVersion } = termsFor(SETTINGS, { ...CONTRACT, policyId, calendarId });
  return `${id} ${calendarVersion}`;
};

it.each([
  ['gold', 'night', 'night 1', 'the calendar of the contract goes before that of its policy'],
  [
    'gold',
    undefined,
    'plant 4',
    'the calendar of the policy goes before the first of the desk, in its newest version',
  ],
  ['default', undefined, 'office 2', 'without any it is the first of the desk'],
  ['gold', 'gone', 'plant 4', 'one that does not exist names none'],
])('policy %s, contract %s: %s (%s)', (policyId, calendarId, expected, _rule) => {
  expect(chosen(policyId, calendarId)).toBe(expected);
});

it('what is frozen can be read back, with the name that the calendar had', () => {
  const terms = termsFor(SETTINGS, CONTRACT);
  expect(termsSchema.parse(terms)).toEqual(terms);
  expect(terms).toMatchObject({
    calendarName: '办公时间',
    calendar: hours('09:00-18:00'),
    zone: CONTRACT.zone,
  });
});

it('settings of the time when there was one calendar are read as a desk of one, in its first version', () => {
  const { calendars: _later, skills: _too, ...before } = DEFAULT_SETTINGS;
  const settings = settingsSchema.parse({ ...before, calendar: hours('09:00-18:00') });
  expect(settings).toEqual({
    ...DEFAULT_SETTINGS,
    calendars: [{ id: 'default', version: 1, hours: hours('09:00-18:00') }],
  });
  expect(settingsSchema.parse({ ...settings, calendar: '24x7' })).toEqual(settings);
});
