import { deskPolicySchema, type DeskPolicy } from '../../../src/domain/sla/escalation.js';
import { DEFAULT_POLICY, targetsFor } from '../../../src/domain/sla/policy.js';
import { METRICS, type Metric } from '../../../src/domain/sla/terms.js';
import { CATEGORIES, type Category } from '../../../src/domain/ticket/words.js';
import { clockRows } from '../../../src/domain/weekly/met-by-pause.js';
import { whyOf } from '../../../src/domain/ticket/why.js';
import { li, qian, sun, wang } from '../people/cast.js';
import { at, POLICY, Story } from './requests.js';

const CUSTOMERS: readonly Metric[] = ['response', 'solution', 'onsite', 'repair'];
/** What the default policy promises of each kind of work (R11, R16, R18). */
const HAS: Record<Category, readonly Metric[]> = {
  fault: METRICS,
  onsite: METRICS,
  maintenance: ['response', 'solution'],
  question: ['response', 'solution'],
  other: ['response', 'solution'],
  visit: ['response'],
  training: ['response'],
  requirement: ['response'],
};
/** As filed; what a wish owes to the list of wishes is done there. */
function filed(category: Category, policy: DeskPolicy = POLICY): Story {
  const story = new Story({ filing: { category }, policy });
  story.ticket = { ...story.ticket, errands: undefined };
  return story;
}
const metricsOf = ({ ticket }: Story) => ticket.clocks.map(({ metric }) => metric);
const to = (category: Category, severity = 'general') => ({ category, severity });

describe.each(CATEGORIES)('%s', (category) => {
  it('has the clocks of its kind from the receipt, and a major problem no others', () => {
    expect(metricsOf(filed(category))).toEqual(CUSTOMERS.filter((one) => HAS[category].includes(one)));
    expect(Object.keys(targetsFor(DEFAULT_POLICY, { severity: 'major', category })).sort()).toEqual(
      [...HAS[category]].sort(),
    );
  });

  it('pages nobody for anything else, and opens an emergency plan only where something is to be repaired', () => {
    const story = filed(category);
    const facts = story.sweepUntil('Wed 10:00');
    const named = facts.flatMap((fact) => ('metric' in fact ? [fact.metric] : []));
    expect(new Set(named)).toEqual(new Set(metricsOf(story)));
    const opened = story.all('emergency-plan-opened').map(({ at: when }) => when);
    expect(opened).toEqual(HAS[category].includes('repair') ? [at('14:00')] : []);
  });

  it('counts in no rate, and in no account, of another clock', () => {
    const story = filed(category);
    story.must('10:05', li, 'acknowledge').must('10:30', li, 'resolve').must('10:40', wang, 'confirm');
    const counted = clockRows(story.ticket, at('11:00')).map(({ metric }) => metric);
    expect(counted.every((metric) => HAS[category].includes(metric))).toBe(true);
    const told = whyOf(story.ticket, undefined, at('11:00')).map(({ clock }) => clock.metric);
    expect(told).toEqual(counted);
  });
});

describe('another category', () => {
  it('with fewer clocks cancels those that run: neither met nor missed, and chased no more', () => {
    const story = filed('fault').must('10:10', sun, 'reclassify', to('training'));
    expect(story.clock('onsite')).toMatchObject({
      state: 'cancelled',
      stoppedAt: at('10:10'),
      dropped: true,
    });
    expect(story.clock('response')).toMatchObject({ state: 'running', dueAt: at('10:30') });
    const late = story.sweepUntil('Tue 10:00').flatMap((fact) => ('metric' in fact ? [fact.metric] : []));
    expect(new Set(late)).toEqual(new Set(['response']));
    expect(story.all('emergency-plan-opened')).toEqual([]);
  });

  it('leaves a breach that happened, and what was done in time', () => {
    const story = filed('fault');
    story.sweepUntil('12:00');
    story.must('12:10', li, 'acknowledge').must('12:20', sun, 'reclassify', to('question'));
    expect(story.clock('onsite')).toMatchObject({ state: 'breached', breachedAt: at('12:00') });
    expect(story.clock('onsite').stoppedAt).toEqual(at('12:20'));
    expect(story.clock('response')).toMatchObject({ state: 'breached', stoppedAt: at('12:10') });
    expect(story.clock('repair')).toMatchObject({ state: 'cancelled' });
    expect(story.ticket.escalation?.metric).toBe('solution');
  });

  it('with more clocks promises them from then on, so that nobody is late at once', () => {
    const story = filed('training').must('13:00', sun, 'reclassify', to('fault'));
    expect(story.clock('repair')).toMatchObject({ state: 'running', dueAt: at('17:00') });
    expect(story.clock('onsite')).toMatchObject({ state: 'running', dueAt: at('15:00') });
    expect(story.clock('response')).toMatchObject({ breachedAt: at('10:30') });
  });

  it('and a major problem at once has what headquarters owes, which goes with it', () => {
    const story = filed('question').must('10:20', sun, 'reclassify', to('fault', 'major'));
    expect(story.clock('handover')).toMatchObject({ state: 'running', dueAt: at('11:20') });
    story.must('10:30', sun, 'reclassify', to('question', 'major'));
    expect(story.clock('handover')).toMatchObject({ state: 'cancelled', stoppedAt: at('10:30') });
  });

  it('reopened, it has the clocks of what it is then', () => {
    const story = filed('fault')
      .must('10:05', li, 'acknowledge')
      .must('10:10', sun, 'reclassify', to('visit'));
    story.must('10:20', li, 'resolve').must('10:30', wang, 'confirm').must('10:40', wang, 'reopen');
    expect(story.ticket.clocks.filter(({ cycle }) => cycle === 2).map(({ metric }) => metric)).toEqual([
      'response',
    ]);
  });
});

it('a policy says otherwise: a training with a time on site, a question without any clock', () => {
  const policy = deskPolicySchema.parse({
    ...POLICY,
    metrics: { training: ['response', 'onsite'], question: [] },
    categories: { training: { onsite: 480 } },
  });
  const training = filed('training', policy);
  expect(metricsOf(training)).toEqual(['response', 'onsite']);
  expect(training.clock('onsite').dueAt).toEqual(at('18:00'));
  const question = filed('question', policy);
  expect(question.ticket.clocks).toEqual([]);
  expect(question.sweepUntil('Wed 10:00').filter((fact) => 'metric' in fact)).toEqual([]);
});

it('a policy of before there were such lists promises everything to everybody, and opens the plan with the repair', () => {
  const { metrics: _m, emergencyPlan: _p, ...rest } = POLICY;
  const before = deskPolicySchema.parse(rest);
  for (const category of CATEGORIES) {
    const story = filed(category, before);
    expect(metricsOf(story)).toEqual(CUSTOMERS);
    story.sweepUntil('14:00');
    expect(story.all('emergency-plan-opened')).toHaveLength(1);
    story.must('14:10', qian, 'reclassify', to(category === 'visit' ? 'fault' : 'visit'));
    expect(story.clock('repair')).toMatchObject({ state: 'breached', dueAt: at('14:00') });
  }
});
