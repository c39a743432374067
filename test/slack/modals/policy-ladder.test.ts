import { LOCALES } from '../../../src/domain/people/person.js';
import { DEFAULT_DESK_POLICY, MOST_LEVELS } from '../../../src/domain/sla/escalation.js';
import { textsIn } from '../../../src/i18n/texts.js';
import {
  ladderTyped,
  NEW_LEVEL,
  policyLadderModal,
  readLadder,
  typedLadder,
} from '../../../src/slack/modals/policy-ladder.js';
import { policyNames, policyOf } from '../../house/extreme-policies.js';
import { FILLS } from '../../house/extremes.js';
import { typedIn } from './typed-in.js';

const names = policyNames(FILLS['one word']!);
const faults = textsIn('en').policies.faults;
const PLAN = DEFAULT_DESK_POLICY.escalation;
const metadata = { draftId: 'draft:1', levels: [0, 4, 7] };

const submitted = (changes: Record<string, unknown>, plan = PLAN, keys = metadata) => {
  const view = policyLadderModal(ladderTyped(plan), keys, names, 'en');
  return readLadder(typedLadder(typedIn(view, changes), keys), keys, plan, 'en');
};

it.each(LOCALES)('a ladder that is submitted as it opened is the same, in %s', (locale) => {
  // How often people are reminded is not in the form: it stays.
  const reminders = { oursMinutes: 60, customerMinutes: 90, alone: 1 };
  const full = { ...policyOf(FILLS['one word']!).escalation, reminders };
  const keys = { draftId: 'draft:1', levels: full.levels.map((_level, index) => index) };
  const view = policyLadderModal(ladderTyped(full), keys, names, locale);
  const read = readLadder(typedLadder(typedIn(view), keys), keys, full, locale);
  expect(read).toEqual({
    ok: { ...full, levels: full.levels.map((level) => ({ ...level, to: expect.any(Array) })) },
  });
  const to = (read as { ok: typeof full }).ok.levels.map((level) => new Set(level.to));
  expect(to).toEqual(full.levels.map((level) => new Set(level.to)));
});

it('roles, rotas and people of a level stand together in the policy', () => {
  const said = submitted({
    'level-4-to': [{ value: 'tech-head' }, { value: 'rota:r7' }],
    'level-4-people': ['U0ENGLI001'],
    'level-4-wait': '０',
    'level-4-repeat': '2.5',
    'level-4-repeats': '3',
    stalled: '90',
    digestPages: '5',
    digestWindow: '15',
  });
  expect(said).toEqual({
    ok: {
      levels: [
        PLAN.levels[0],
        { to: ['tech-head', 'rota:r7', 'U0ENGLI001'], waitMinutes: 0, repeatMinutes: 2.5, repeats: 3 },
        PLAN.levels[2],
      ],
      stalledMinutes: 90,
      digest: { pages: 5, windowMinutes: 15 },
    },
  });
});

it.each([
  ['level-4-to', [], faults.to],
  ['level-7-wait', '', faults.wait],
  ['level-7-wait', '-1', faults.wait],
  ['level-0-wait', '525601', faults.wait],
  ['level-0-repeat', '0', faults.repeat],
  ['level-0-repeats', '1.5', faults.repeats],
  ['level-0-repeats', '51', faults.repeats],
  ['stalled', '0', faults.repeat],
  ['digestPages', '0', faults.digestPages],
  ['digestPages', '1.5', faults.digestPages],
  ['digestWindow', 'ten', faults.repeat],
])('%s cannot be %j: it is said there and nowhere else', (field, typed, sentence) => {
  expect(submitted({ [field]: typed })).toEqual({ errors: { [field]: sentence } });
});

it('more than twelve in one level are said at that level', () => {
  const people = Array.from({ length: 12 }, (_none, index) => `U0MANY${index + 10}`);
  expect(submitted({ 'level-4-people': people })).toEqual({ errors: { 'level-4-to': faults.to } });
});

it('a rota that is no more is still offered where it is named, so that nobody takes it out unknowingly', () => {
  const plan = { ...PLAN, levels: [{ ...PLAN.levels[0]!, to: ['rota:gone'] }] };
  expect(submitted({}, plan, { draftId: 'draft:1', levels: [0] })).toMatchObject({
    ok: { levels: [{ to: ['rota:gone'] }] },
  });
});

it('a ladder has no more levels than the policy takes, and never none', () => {
  const withLevels = (count: number) => {
    const ladder = { ...ladderTyped(PLAN), levels: Array.from({ length: count }, () => NEW_LEVEL) };
    const keys = { draftId: 'draft:1', levels: ladder.levels.map((_level, index) => index) };
    return JSON.stringify(policyLadderModal(ladder, keys, names, 'en'));
  };
  expect(withLevels(MOST_LEVELS)).not.toContain('policies:add-level');
  expect(withLevels(MOST_LEVELS - 1)).toContain('policies:add-level');
  expect(withLevels(1)).not.toContain('policies:remove-level');
  expect(withLevels(2)).toContain('policies:remove-level');
});
