import { unfilledGroups } from '../../../src/domain/audit/role-groups.js';
import { filledFromGroups, stillLost, type GroupSaid } from '../../../src/domain/people/role-groups.js';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/domain/settings/settings.js';
import { chen, li, qian, ref, ROSTER, zhao } from './cast.js';

const ENGINEERS = 'S0ENGINEER';
const settings: Settings = { ...DEFAULT_SETTINGS, roster: ROSTER, groups: { engineer: ENGINEERS } };
const said = (answer: GroupSaid, id = ENGINEERS) => new Map([[id, answer]]);

it('a role has the people of its group; the other roles keep theirs', () => {
  const filled = filledFromGroups(settings, said({ members: [ref(qian), ref(chen)] }));
  expect(filled.roster).toEqual({ ...ROSTER, engineer: [ref(chen), ref(qian)] });
});

it('one group may stand behind several roles', () => {
  const both = { ...settings, groups: { engineer: ENGINEERS, quality: ENGINEERS } };
  const { roster } = filledFromGroups(both, said({ members: [ref(qian)] }));
  expect([roster.engineer, roster.quality]).toEqual([[ref(qian)], [ref(qian)]]);
});

it('what Slack says again, in whatever order, changes nothing', () => {
  expect(filledFromGroups(settings, said({ members: [ref(chen), ref(li)] }))).toBe(settings);
  expect(filledFromGroups(settings, said({ members: [ref(zhao)] }, 'S0OTHER'))).toBe(settings);
});

it('an empty group empties the role, and the auditor finds it', () => {
  const empty = filledFromGroups(settings, said({ members: [] }));
  expect(empty.roster.engineer).toEqual([]);
  expect(unfilledGroups(empty)).toEqual([{ kind: 'group-empty', about: 'engineer' }]);
  expect(unfilledGroups(settings)).toEqual([]);
});

it('a group that Slack does not know any more leaves the role its people, until it is there again', () => {
  const lost = filledFromGroups(settings, said({ lost: 'no_such_subteam' }));
  expect(lost.roster).toBe(settings.roster);
  expect(unfilledGroups(lost)).toEqual([
    { kind: 'group-lost', about: 'engineer', reason: 'no_such_subteam' },
  ]);
  expect(filledFromGroups(lost, said({ lost: 'no_such_subteam' }))).toBe(lost);
  const found = filledFromGroups(lost, said({ members: [ref(li), ref(chen)] }));
  expect(unfilledGroups(found)).toEqual([]);
});

it('a role without a group may be empty: that is no matter of groups', () => {
  expect(unfilledGroups({ ...settings, groups: {}, roster: {} })).toEqual([]);
});

it('what is lost of a group is forgotten with the group', () => {
  const lost = { engineer: 'no_such_subteam', quality: 'no_such_subteam' };
  const before = { engineer: ENGINEERS, quality: 'S0QUALITY' };
  expect(stillLost(lost, before, { ...before, engineer: 'S0NEW' })).toEqual({ quality: 'no_such_subteam' });
  expect(stillLost(lost, before, {})).toEqual({});
});
