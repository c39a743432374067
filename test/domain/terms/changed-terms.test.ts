import { deskCalendarSchema } from '../../../src/domain/calendar/desk-calendar.js';
import { termsFor } from '../../../src/domain/terms/terms-for.js';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/domain/settings/settings.js';
import { DEFAULT_DESK_POLICY, type DeskPolicy } from '../../../src/domain/sla/escalation.js';
import { changedTerms } from '../../../src/domain/terms/changed-terms.js';
import { intend } from '../../../src/domain/terms/intend.js';
import { zhao } from '../people/cast.js';
import { at, CONTRACT } from '../ticket/requests.js';

const calendar = (id: string, version: number, from = '09:00') =>
  deskCalendarSchema.parse({ id, version, name: id, hours: { week: { mon: [`${from}-18:00`] } } });
const policy = (version: number, more: Partial<DeskPolicy> = {}): DeskPolicy => ({
  ...DEFAULT_DESK_POLICY,
  version,
  ...more,
});

/** The desk at registration, and as it is saved later: every version is kept. */
const BEFORE: Settings = {
  ...DEFAULT_SETTINGS,
  policies: [policy(1), { ...policy(1), id: 'other' }],
  calendars: [calendar('office', 1), calendar('night', 1)],
};
const saved = (more: { policies?: DeskPolicy[]; calendars?: Settings['calendars'] }): Settings => ({
  ...BEFORE,
  policies: [...(more.policies ?? []), ...BEFORE.policies],
  calendars: [...BEFORE.calendars, ...(more.calendars ?? [])],
});
const registered = (contract: Partial<typeof CONTRACT> = {}) =>
  termsFor(BEFORE, { ...CONTRACT, ...contract });
const reaching = (settings: Settings, policies: string[], calendars: string[] = []) =>
  intend(zhao, { cause: 'view:V1', at: at('10:00') }, settings, { policies, calendars });

it('a request gets the policy in the version that was meant, and nothing else that has changed since', () => {
  const after = saved({
    policies: [policy(2, { targets: { repair: 60 } })],
    calendars: [calendar('office', 2, '08:00')],
  });
  const terms = changedTerms(registered(), CONTRACT, reaching(after, ['default']), after)!;
  expect(terms.policy).toEqual(after.policies[0]);
  expect(terms).toMatchObject({ calendarId: 'office', calendarVersion: 1, calendar: registered().calendar });
});

it('a calendar reaches whoever goes by it, and leaves the policy as it was', () => {
  const after = saved({ policies: [policy(2)], calendars: [calendar('office', 2, '08:00')] });
  const terms = changedTerms(registered(), CONTRACT, reaching(after, [], ['office']), after)!;
  expect(terms.policy.version).toBe(1);
  expect(terms).toMatchObject({ calendarId: 'office', calendarVersion: 2, calendarName: 'office' });
  expect(terms.calendar).toMatchObject({ week: { mon: ['08:00-18:00'] } });
  expect(
    changedTerms(registered({ calendarId: 'night' }), CONTRACT, reaching(after, [], ['office']), after),
  ).toBe(undefined);
});

it('another policy’s request is left alone', () => {
  const after = saved({ policies: [policy(2)] });
  const other = registered({ policyId: 'other' });
  expect(changedTerms(other, CONTRACT, reaching(after, ['default']), after)).toBe(undefined);
});

it('a policy that names another calendar brings it along, in the version of that moment; a contract’s own calendar stays', () => {
  const switched = saved({ policies: [policy(2, { calendar: 'night' })] });
  const meant = reaching(switched, ['default']);
  const later = { ...switched, calendars: [...switched.calendars, calendar('night', 2)] };
  expect(changedTerms(registered(), CONTRACT, meant, later)).toMatchObject({
    policy: { version: 2 },
    calendarId: 'night',
    calendarVersion: 1,
  });
  const own = { ...CONTRACT, calendarId: 'office' };
  expect(changedTerms(registered({ calendarId: 'office' }), own, meant, later)).toMatchObject({
    policy: { version: 2 },
    calendarId: 'office',
    calendarVersion: 1,
  });
});

it('naming the desk’s first calendar instead of none moves nobody to a newer version of it', () => {
  const after = saved({
    policies: [policy(2, { calendar: 'office' })],
    calendars: [calendar('office', 2, '08:00')],
  });
  expect(changedTerms(registered(), CONTRACT, reaching(after, ['default']), after)).toMatchObject({
    policy: { version: 2 },
    calendarVersion: 1,
  });
});

it('policy and calendar that are meant together come together', () => {
  const after = saved({ policies: [policy(2)], calendars: [calendar('office', 2)] });
  expect(changedTerms(registered(), CONTRACT, reaching(after, ['default'], ['office']), after)).toMatchObject(
    {
      policy: { version: 2 },
      calendarVersion: 2,
    },
  );
});

it('what has reached a request, or something newer, is not taken back', () => {
  const after = saved({ policies: [policy(3), policy(2)] });
  const older = { ...reaching(after, ['default']) };
  const meant = { ...older, policies: [{ ...older.policies[0]!, version: 2 }] };
  const newest = { ...registered(), policy: after.policies[0]! };
  expect(changedTerms(newest, CONTRACT, meant, after)).toBe(undefined);
  expect(changedTerms(newest, CONTRACT, older, after)).toBe(undefined);
});

it('a request of the time when there was one calendar without a version goes by the desk’s default', () => {
  const { calendarId: _none, calendarVersion: _neither, calendarName: _nor, ...old } = registered();
  const settings: Settings = {
    ...BEFORE,
    calendars: [calendar('default', 2), { ...calendar('default', 1), hours: '24x7' }],
  };
  expect(changedTerms(old, CONTRACT, reaching(settings, [], ['default']), settings)).toMatchObject({
    calendarId: 'default',
    calendarVersion: 2,
  });
});

it('a contract that is no more does not keep its requests from the change', () => {
  const after = saved({ policies: [policy(2, { calendar: 'night' })] });
  expect(changedTerms(registered(), undefined, reaching(after, ['default']), after)).toMatchObject({
    calendarId: 'night',
  });
});
