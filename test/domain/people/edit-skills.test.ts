import { editSkills, type SkillsAsked } from '../../../src/domain/settings/edit-skills.js';
import type { Person } from '../../../src/domain/people/person.js';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings/settings.js';
import { chen, li, qian, ref, ROSTER, stranger, zhao, zhou } from './cast.js';

const settings = {
  ...DEFAULT_SETTINGS,
  roster: ROSTER,
  skills: { [li.id]: ['PACS'], [chen.id]: ['Oracle'] },
};
const edit = (actor: Person, more: Partial<SkillsAsked> = {}) =>
  editSkills(settings, { person: ref(li), before: ['PACS'], skills: ['PACS', '网络'], ...more }, actor);

it.each([qian, zhou])('%s says what somebody can do; what others can stays', (actor) => {
  expect(edit(actor)).toEqual({ ...settings, skills: { [li.id]: ['PACS', '网络'], [chen.id]: ['Oracle'] } });
});

it('somebody without skills is not kept', () => {
  expect(edit(qian, { skills: [] })).toEqual({ ...settings, skills: { [chen.id]: ['Oracle'] } });
});

it('what somebody else has changed meanwhile is not written over; the same again changes nothing', () => {
  expect(edit(qian, { before: [] })).toEqual({ refused: 'skills-changed', data: {} });
  expect(edit(qian, { before: [], skills: ['PACS'] })).toBe(settings);
});

it('whoever may not is refused, and somebody without a role has no skills', () => {
  for (const actor of [li, zhao]) expect(edit(actor)).toMatchObject({ refused: 'skills-for-heads' });
  expect(edit(qian, { person: ref(stranger) })).toMatchObject({
    refused: 'no-role',
    data: { name: stranger.name },
  });
});
