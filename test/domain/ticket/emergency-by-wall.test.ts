import fc from 'fast-check';
import { deskPolicySchema } from '../../../src/domain/sla/escalation.js';
import { applyTerms } from '../../../src/domain/ticket/apply-terms.js';
import { whyPlan } from '../../../src/domain/ticket/why.js';
import { isOver } from '../../../src/domain/ticket/pages.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import { BUSINESS_HOURS } from '../sla/desk.js';
import { chen, li, ref, ROSTER, sun, wang, zhao } from '../people/cast.js';
import { at, CHANNEL, POLICY, Story } from './requests.js';

const office = { ...BUSINESS_HOURS, holidays: ['2026-11-24'], workdays: [], days: {} };
const opened = (story: Story) => story.all('emergency-plan-opened').map(({ at: when }) => when);
const general = { category: 'fault', severity: 'general' };

describe('R5: four hours after receipt by the clock on the wall', () => {
  it('also where the contract counts business hours, over the night and a holiday', () => {
    const story = new Story({ calendar: office, at: '17:00' });
    story.sweepUntil('Wed 18:00');
    expect(opened(story)).toEqual([at('21:00')]);
    expect(story.clock('repair').breachedAt).toEqual(at('Wed 12:00'));
  });

  it('the owner hears of it, and the customer, once, after a down-time too; it is no idle page', () => {
    const story = new Story({ calendar: office, at: '17:00' });
    const facts = story.tick('Tue 09:00')!;
    const fact = facts.find(({ type }) => type === 'emergency-plan-opened')!;
    expect(fact).toMatchObject({ at: at('21:00'), recordedAt: at('Tue 09:00'), nextWordAt: at('Tue 09:30') });
    const told = story.intents.filter(({ message }) => message === 'emergency-plan-opened');
    expect(told.map(({ lane }) => lane)).toContain(CHANNEL);
    expect(isOver({ ticket: story.ticket, fact })).toBe(false);
    story.sweepUntil('Fri 18:00');
    expect(opened(story)).toHaveLength(1);
  });

  it('is at the instant that the sweep looks for', () => {
    const story = new Story({ calendar: office, at: '17:30' });
    story.must('17:40', li, 'acknowledge').must('17:45', li, 'propose', { mode: 'remote' });
    story.sweepUntil('21:29');
    expect(story.ticket.nextInstantAt).toEqual(at('21:30'));
  });

  it('at another time that the policy sets; with `repair`, and in policies of before, when the repair is late', () => {
    const after = (emergencyPlan: unknown) => {
      const policy = deskPolicySchema.parse({ ...POLICY, emergencyPlan });
      const story = new Story({ calendar: office, policy, at: '15:00' });
      story.sweepUntil('Thu 18:00');
      return opened(story);
    };
    expect(after(90)).toEqual([at('16:30')]);
    expect(after('repair')).toEqual([at('Wed 10:00')]);
    expect(after(undefined)).toEqual([at('Wed 10:00')]);
  });

  it('opens for a fault whose policy names no time of repair, and its page goes out', () => {
    const policy = deskPolicySchema.parse({ ...POLICY, targets: { response: 30 } });
    const story = new Story({ policy });
    const fact = story.sweepUntil('15:00').find(({ type }) => type === 'emergency-plan-opened')!;
    expect(fact.at).toEqual(at('14:00'));
    expect(isOver({ ticket: story.ticket, fact })).toBe(false);
    const training = new Story({
      policy: { ...policy, metrics: undefined },
      filing: { category: 'training' },
    });
    training.sweepUntil('Tue 10:00');
    expect(opened(training)).toEqual([]);
  });
});

describe('what stops the repair clock stops the time to the plan', () => {
  it('waiting for the customer, whose minutes do not count', () => {
    const story = new Story({ calendar: office }).must('10:05', li, 'acknowledge').must('13:30', li, 'wait');
    expect(story.sweepUntil('16:00').map(({ type }) => type)).not.toContain('emergency-plan-opened');
    expect(whyPlan(story.ticket, undefined, at('16:00'))).toMatchObject({ at: undefined, heldMinutes: 150 });
    story.must('16:00', wang, 'reply');
    story.sweepUntil('Tue 10:00');
    expect(opened(story)).toEqual([at('16:30')]);
  });

  it('not waiting for a supplier, unless the policy says so', () => {
    const waits = { waitingFor: 'supplier', reason: '等备件' };
    const story = new Story().must('10:05', li, 'acknowledge').must('10:10', li, 'wait', waits);
    story.sweepUntil('15:00');
    expect(opened(story)).toEqual([at('14:00')]);
    const policy = deskPolicySchema.parse({ ...POLICY, supplierPauses: ['repair'] });
    const pausing = new Story({ policy }).must('10:05', li, 'acknowledge').must('10:10', li, 'wait', waits);
    pausing.sweepUntil('Tue 09:00');
    expect(opened(pausing)).toEqual([]);
  });

  it('nothing opens while it is resolved, or signed; refused, the customer’s time does not count', () => {
    const story = new Story().must('10:05', li, 'acknowledge').must('13:50', li, 'resolve');
    expect(story.sweepUntil('14:30').map(({ type }) => type)).not.toContain('emergency-plan-opened');
    story.must('14:30', wang, 'refuse');
    story.sweepUntil('15:00');
    expect(opened(story)).toEqual([at('14:40')]);
    story.must('15:10', li, 'resolve').must('15:20', wang, 'confirm');
    story.sweepUntil('Sun 10:00');
    expect(opened(story)).toHaveLength(1);
    story.must('Sun 10:00', wang, 'reopen').sweepUntil('Sun 20:00');
    expect(opened(story)).toEqual([at('14:40'), at('Sun 14:00')]);
  });

  it('resolved after the four hours, before anybody looked: no plan', () => {
    const story = new Story({ calendar: office })
      .must('10:05', li, 'acknowledge')
      .must('14:01', li, 'resolve');
    story.tick('14:02');
    expect(opened(story)).toEqual([]);
  });
});

describe('another category', () => {
  it('that has no repair has no plan; a plan that has opened goes on until its owner closes it', () => {
    const story = new Story().must('13:00', sun, 'reclassify', { category: 'training', severity: 'general' });
    story.sweepUntil('Tue 10:00');
    expect(opened(story)).toEqual([]);
    const open = new Story();
    open.sweepUntil('14:00');
    open.must('14:05', sun, 'reclassify', { category: 'training', severity: 'general' });
    expect(open.sweepUntil('14:31').map(({ type }) => type)).toContain('word-due');
    open.must('14:40', li, 'plan', { owner: ref(chen), measure: 'other' }).must('14:50', li, 'close-plan');
  });

  it('counts from when it was first taken for a fault, and going to and fro begins it no second time', () => {
    const story = new Story({ filing: { category: 'question' } }).must('12:00', sun, 'reclassify', general);
    story.must('13:00', sun, 'reclassify', { category: 'question', severity: 'general' });
    story.must('13:30', sun, 'reclassify', general);
    story.sweepUntil('18:00');
    expect(opened(story)).toEqual([at('16:00')]);
  });
});

it('other terms for an open request open it at once when its time is over, dated at the change', () => {
  const { emergencyPlan: _p, ...rest } = POLICY;
  const story = new Story({ policy: deskPolicySchema.parse(rest), calendar: office, at: '11:00' });
  story.sweepUntil('16:00');
  const terms = { ...story.ticket.terms, policy: { ...POLICY, version: 2 } };
  const times = { at: at('16:00'), now: at('16:00'), cause: 'terms:1' };
  const decision = applyTerms(story.ticket, terms, zhao, {
    ...times,
    ...{ seed: 's', roster: ROSTER, deskLocale: 'zh-CN' },
  });
  if (!decision || isRefusal(decision)) throw new Error(JSON.stringify(decision));
  story.ticket = decision.record;
  story.sweepUntil('18:00');
  expect(opened(story)).toEqual([at('16:00')]);
});

it('whatever is waited for, it opens once, four hours of the wall that nobody waited for the customer after receipt', () => {
  const gaps = fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 200 })), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(gaps, fc.constantFrom('24x7' as const, office), (list, calendar) => {
      const story = new Story({ calendar }).must('10:00:30', li, 'acknowledge');
      // No wait begins or ends to the second at which a clock is due.
      let now = at('10:01:07').getTime();
      let held = 0;
      const pass = (minutes: number) => {
        now += minutes * 60_000;
        return new Date(now);
      };
      for (const [run, wait] of list) {
        story.sweepUntil(pass(run));
        if (opened(story).length > 0) break;
        story.must(new Date(now), li, 'wait').sweepUntil(pass(wait));
        story.must(new Date(now), wang, 'reply');
        held += wait;
      }
      story.sweepUntil('Fri 10:00');
      expect(opened(story)).toEqual([new Date(at('14:00').getTime() + held * 60_000)]);
    }),
    { numRuns: 60 },
  );
});
