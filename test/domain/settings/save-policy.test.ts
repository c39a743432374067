import { DEFAULT_SETTINGS, newestPolicies, type Settings } from '../../../src/domain/settings/settings.js';
import { savePolicy, type PolicyEdit } from '../../../src/domain/settings/save-policy.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import { DEFAULT_DESK_POLICY, type DeskPolicy } from '../../../src/domain/sla/escalation.js';
import { chen, li, qian, sun, wang, wu, zhao, zhou } from '../people/cast.js';

const named = (id: string, name: string): DeskPolicy => ({ ...DEFAULT_DESK_POLICY, id, name });
const DESK: Settings = { ...DEFAULT_SETTINGS, policies: [named('default', '标准'), named('key', '重点')] };
const edit = (more: Partial<DeskPolicy>, base = { id: 'default', version: 1 }): PolicyEdit => ({
  base,
  isNew: false,
  policy: { ...DESK.policies[0]!, ...more },
});
const saved = (settings: Settings, wanted: PolicyEdit, by = zhao) => {
  const outcome = savePolicy(settings, wanted, by);
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome;
};
const FASTER = { targets: { response: 15, repair: 120 } };

it('a changed policy is a new version in its place, and the old ones are kept', () => {
  const { settings, policy } = saved(DESK, edit(FASTER));
  expect(policy).toMatchObject({ id: 'default', version: 2, ...FASTER });
  expect(newestPolicies(settings).map(({ id, version }) => `${id} ${version}`)).toEqual([
    'default 2',
    'key 1',
  ]);
  expect(settings.policies).toContainEqual(DESK.policies[0]);
  expect(settings.version).toBe(DESK.version);
});

it('a new one gets an id of its own, at the end', () => {
  const wanted = (name: string): PolicyEdit => ({ ...edit({ ...FASTER, name }), isNew: true });
  const { settings, policy } = saved(DESK, wanted('Key (24/7)'));
  expect(policy).toMatchObject({ id: 'key-24-7', version: 1, name: 'Key (24/7)' });
  const more = saved(saved(settings, wanted('KEY 24 7!')).settings, wanted('政府用户'));
  expect(newestPolicies(more.settings).map(({ id }) => id)).toEqual([
    ...['default', 'key', 'key-24-7', 'key-24-7-2', 'policy'],
  ]);
});

it('what says the same is not a version', () => {
  const { settings, policy } = saved(DESK, edit({}));
  expect(settings).toBe(DESK);
  expect(policy.version).toBe(1);
});

it('saved again after an answer was lost, it stands as it was saved', () => {
  const once = saved(DESK, edit(FASTER));
  expect(saved(once.settings, edit(FASTER))).toMatchObject({
    settings: once.settings,
    policy: { version: 2 },
  });
  const wanted = { ...edit({ ...FASTER, name: '新的' }), isNew: true };
  const added = saved(DESK, wanted);
  expect(saved(added.settings, wanted).settings).toBe(added.settings);
});

it('whoever has not seen the newest version is told which it is', () => {
  const theirs = saved(DESK, edit(FASTER)).settings;
  expect(savePolicy(theirs, edit({ maxPauseMinutes: 60 }), zhao)).toEqual({
    refused: 'policy-changed',
    data: { version: '2' },
  });
  const onTheirs = saved(theirs, edit({ maxPauseMinutes: 60 }, { id: 'default', version: 2 }));
  expect(onTheirs.policy).toMatchObject({ version: 3, maxPauseMinutes: 60 });
});

it('no two policies have one name', () => {
  expect(savePolicy(DESK, edit({ name: '重点' }), zhao)).toMatchObject({ refused: 'policy-name-taken' });
  expect(savePolicy(DESK, { ...edit({ ...FASTER, name: '标准' }), isNew: true }, zhao)).toMatchObject({
    refused: 'policy-name-taken',
  });
});

it('is for management and administrators alone; not for whose department is measured by it', () => {
  for (const person of [zhao, zhou]) expect(isRefusal(savePolicy(DESK, edit(FASTER), person))).toBe(false);
  for (const person of [qian, li, chen, sun, wu, wang]) {
    expect(savePolicy(DESK, edit(FASTER), person)).toEqual({ refused: 'only-management', data: {} });
  }
});
