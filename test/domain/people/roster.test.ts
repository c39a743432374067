import { isStaff, localeFrom } from '../../../src/domain/people/person.js';
import { firstFilled, rolesOf } from '../../../src/domain/people/roster.js';
import { DEFAULT_SETTINGS, policyOf, settingsSchema } from '../../../src/domain/settings/settings.js';
import { deskPolicySchema } from '../../../src/domain/sla/escalation.js';
import { DEFAULT_POLICY } from '../../../src/domain/sla/policy.js';
import { chen, li, qian, ref, ROSTER, wang } from './cast.js';

it('a person has every role in which they are named; who is in none is no staff', () => {
  const roster = { ...ROSTER, 'tech-head': [ref(qian), ref(li)] };
  expect(rolesOf(roster, li.id)).toEqual(['tech-head', 'engineer']);
  expect(rolesOf(roster, wang.id)).toEqual([]);
  expect([li, wang].map(isStaff)).toEqual([true, false]);
});

it('who is asked is the first role that anybody has', () => {
  expect(firstFilled(ROSTER, ['engineer', 'manager'])).toEqual([ref(li), ref(chen)]);
  expect(firstFilled({ engineer: [], 'tech-head': [ref(qian)] }, ['engineer', 'tech-head'])).toEqual([
    ref(qian),
  ]);
  expect(firstFilled({}, ['manager'])).toEqual([]);
});

it.each([
  ['zh-CN', 'zh-CN'],
  ['zh-TW', 'zh-CN'],
  ['en-GB', 'en'],
  ['de-DE', 'en'],
  [undefined, 'zh-CN'],
])('Slack’s language %s is answered in %s', (slack, spoken) => {
  expect(localeFrom(slack, 'zh-CN')).toBe(spoken);
});

it.each([
  ['nobody yet', {}],
  ['engineers only', { engineer: [ref(li)] }],
  ['everybody', ROSTER],
])('settings can be read back with a roster of %s', (_who, roster) => {
  const settings = { ...DEFAULT_SETTINGS, roster };
  expect(settingsSchema.parse(settings)).toEqual(settings);
});

it('a role that does not exist is refused', () => {
  const settings = { ...DEFAULT_SETTINGS, roster: { astronaut: [ref(li)] } };
  expect(settingsSchema.safeParse(settings).success).toBe(false);
});

it('a new request gets the newest version of its contract’s policy', () => {
  const version = (n: number, id = 'default') =>
    deskPolicySchema.parse({ ...DEFAULT_POLICY, id, version: n });
  const settings = {
    ...DEFAULT_SETTINGS,
    policies: [version(2), version(3), version(9, 'other'), version(1)],
  };
  expect(policyOf(settings, 'default').version).toBe(3);
  expect(policyOf(settings, 'gone')).toMatchObject({ id: 'default', version: 3 });
  expect(settings.policies.map((policy) => policy.version)).toEqual([2, 3, 9, 1]);
});
