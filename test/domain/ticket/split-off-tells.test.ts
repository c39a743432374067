import type { ErrandOf } from '../../../src/domain/ticket/errands.js';
import { nextSteps } from '../../../src/domain/ticket/next-step.js';
import { owesProposal } from '../../../src/domain/ticket/proposal.js';
import { splitRegistered } from '../../../src/domain/ticket/split-off.js';
import { deadlines } from '../../../src/slack/messages/deadlines.js';
import { textsIn } from '../../../src/i18n/texts.js';
import { li, ROSTER } from '../people/cast.js';
import { at, Story } from './requests.js';

const HALF = [
  { no: 1, outcome: 'repaired' },
  { no: 2, outcome: 'not-done' },
];
/** The second item goes on in a request of its own, at eleven. */
function goesOn(old: Story): Story {
  old.must('11:00', li, 'resolve', { items: HALF, split: true });
  const errand = old.ticket.errands![0] as ErrandOf<'split'>;
  const times = { at: at('11:00'), now: at('11:00') };
  const given = { ...times, cause: 'x', seed: 'x', roster: ROSTER, deskLocale: 'zh-CN' } as const;
  const made = new Story();
  made.ticket = splitRegistered('SR-2026-000043', old.ticket, errand, given).record;
  return made;
}
const answered = () => new Story().must('10:05', li, 'acknowledge');
const visited = () =>
  answered()
    .must('10:10', li, 'propose', { mode: 'onsite' })
    .must('10:15', li, 'depart')
    .must('10:40', li, 'arrive');
const card = (story: Story) => deadlines(story.ticket, 'desk', 'zh-CN', textsIn('zh-CN'));

it('its card says from when its clocks run, and keeps what was done in the other apart', () => {
  const [received, owed, there] = card(goesOn(visited()));
  expect(received).toContain('由 SR-2026-000042 转出，时限从');
  expect(owed).toContain('修复');
  expect(owed).not.toContain(':white_check_mark:');
  expect(there).toContain('SR-2026-000042');
  for (const metric of ['响应', '到场'])
    expect([owed, there].map((line) => line!.includes(metric))).toEqual([false, true]);
});

it('what was proposed there is not asked for again: the next step is the work, as its clocks say', () => {
  const story = goesOn(visited());
  expect(nextSteps(story.ticket)[0]).toMatchObject({ step: 'work', until: story.clock('repair').dueAt });
  expect(owesProposal(story.ticket)).toBe(false);
  expect(story.tell('11:05', li, 'resolve', { proposal: undefined })).not.toHaveProperty('refused');
});

it('of any other request both are as they were: nothing is done elsewhere, and a proposal is owed', () => {
  const story = answered();
  expect(nextSteps(story.ticket)[0]!.step).toBe('propose');
  expect(owesProposal(story.ticket)).toBe(true);
  expect(card(story)).toHaveLength(2);
  expect(card(story)[0]).not.toContain('转出');
});
