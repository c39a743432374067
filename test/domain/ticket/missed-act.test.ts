import { metricSchema } from '../../../src/domain/sla/terms.js';
import type { Metric } from '../../../src/domain/sla/terms.js';
import type { FactOf } from '../../../src/domain/ticket/facts.js';
import { missedAct } from '../../../src/domain/ticket/missed-act.js';
import type { Person } from '../../../src/domain/people/person.js';
import { chen, li, qian, ROSTER, sun, wu, zhao } from '../people/cast.js';
import { HOW, POLICY, Story } from './requests.js';

const about = (metric: Metric) => ({ type: 'breached', metric, cycle: 1 }) as FactOf<'breached'>;
const to = (story: Story, metric: Metric, person?: Person) =>
  missedAct(story.ticket, about(metric), person && { id: person.id, roster: ROSTER })[0];
const major = () => new Story({ filing: { severity: 'major' } });
const ONSITE = { ...HOW, mode: 'onsite' };

it.each<[string, Metric, Person, () => Story, string | undefined]>([
  ['nobody has answered', 'response', li, major, 'acknowledge'],
  ['named, and not answered', 'response', li, () => major().must('10:02', qian, 'assign'), 'acknowledge'],
  ['the solution is missed before anybody has answered', 'solution', li, major, 'acknowledge'],
  ['answered', 'solution', li, () => major().must('10:05', li, 'acknowledge'), 'propose'],
  ['answered: the head may', 'solution', qian, () => major().must('10:05', li, 'acknowledge'), 'propose'],
  ['somebody else has it', 'solution', chen, () => major().must('10:05', li, 'acknowledge'), undefined],
  ['management cannot propose', 'solution', zhao, () => major().must('10:05', li, 'acknowledge'), undefined],
  ['quality cannot answer', 'response', wu, major, undefined],
  ['the front desk answers', 'response', sun, major, 'acknowledge'],
  [
    'nobody has set out',
    'onsite',
    li,
    () => major().must('10:04', li, 'acknowledge').must('10:05', li, 'propose', ONSITE),
    'depart',
  ],
  [
    'under way',
    'onsite',
    li,
    () =>
      major()
        .must('10:04', li, 'acknowledge')
        .must('10:05', li, 'propose', ONSITE)
        .must('10:10', li, 'depart'),
    'arrive',
  ],
  [
    'not repaired',
    'repair',
    li,
    () => major().must('10:04', li, 'acknowledge').must('10:05', li, 'propose'),
    'resolve',
  ],
  ['not handed over', 'handover', li, () => major().must('10:05', li, 'acknowledge'), 'handover'],
  [
    'no experts yet',
    'experts',
    qian,
    () => major().must('10:05', li, 'acknowledge').must('10:30', li, 'handover'),
    'convene',
  ],
])('%s: who is told of the clock of %s is offered what it waits for', (_, metric, person, tell, act) => {
  expect(to(tell(), metric, person)).toBe(act);
});

it('once it is done nothing is offered, whatever clock it was', () => {
  const story = major().must('10:05', li, 'acknowledge').must('10:06', li, 'propose');
  story.must('10:20', li, 'handover').must('10:25', qian, 'convene').must('11:00', li, 'resolve');
  for (const metric of metricSchema.options) expect(to(story, metric, qian)).toBeUndefined();
});

it('in the channel it is offered to everybody, but not what the department has to dispatch first (R22)', () => {
  const story = new Story({ policy: { ...POLICY, dispatch: 'department' } });
  expect(to(story, 'response')).toBe('acknowledge');
  story.must('10:05', sun, 'acknowledge');
  expect([to(story, 'solution'), to(story, 'solution', li)]).toEqual([undefined, undefined]);
  expect(to(story, 'solution', qian)).toBe('propose');
  story.must('10:06', qian, 'assign');
  expect([to(story, 'solution'), to(story, 'solution', li)]).toEqual(['propose', 'propose']);
});
