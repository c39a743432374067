import { isRefusal } from '../../../src/domain/refusal.js';
import { ledger } from '../../../src/domain/sla/clock.js';
import type { DeskPolicy } from '../../../src/domain/sla/escalation.js';
import { applyTerms } from '../../../src/domain/ticket/apply-terms.js';
import { slaEvents, termsAtReceipt } from '../../../src/domain/ticket/clocks.js';
import type { Decision } from '../../../src/domain/ticket/decide.js';
import type { FactOf } from '../../../src/domain/ticket/facts.js';
import type { Terms } from '../../../src/domain/ticket/ticket.js';
import { whyOf } from '../../../src/domain/ticket/why.js';
import { wouldMove } from '../../../src/domain/ticket/would-move.js';
import type { Person } from '../../../src/domain/people/person.js';
import { chen, li, qian, ROSTER, sun, wang, wu, zhao, zhou } from '../people/cast.js';
import { at, CHANNEL, DESK, POLICY, Story } from './requests.js';

const policy = (
  version: number,
  targets: DeskPolicy['targets'],
  more: Partial<DeskPolicy> = {},
): DeskPolicy => ({
  ...POLICY,
  version,
  targets: { ...POLICY.targets, ...targets },
  ...more,
});
const under = (story: Story, next: DeskPolicy, more: Partial<Terms> = {}): Terms => ({
  ...story.ticket.terms,
  policy: next,
  ...more,
});
const context = (when: string, said = when) => ({
  ...{ at: at(said), now: at(when), cause: `terms:view:V1:SR-2026-000042` },
  ...{ seed: 'seed', roster: ROSTER, deskLocale: 'zh-CN' as const },
});

/** Applies and keeps. */
function applied(story: Story, terms: Terms, when: string, said = when): Decision {
  const decision = applyTerms(story.ticket, terms, zhao, context(when, said));
  if (!decision || isRefusal(decision)) throw new Error(JSON.stringify(decision));
  story.ticket = decision.record;
  return decision;
}
const factOf = ({ facts }: Decision) => facts[0] as FactOf<'terms-changed'>;
const lanes = ({ intents }: Decision) =>
  intents.filter(({ message }) => message === 'terms-changed').map(({ lane, kind }) => `${kind} ${lane}`);

it('an open request gets the new due times, as a fact with both terms and what moved', () => {
  const story = new Story();
  const decision = applied(story, under(story, policy(2, { repair: 120, response: 60 })), '10:10');
  expect(factOf(decision)).toMatchObject({
    by: { id: zhao.id },
    side: 'ours',
    at: at('10:10'),
    before: { policy: { version: 1 } },
    after: { policy: { version: 2 } },
    moved: [
      { metric: 'response', cycle: 1, from: at('10:30'), to: at('11:00') },
      { metric: 'repair', cycle: 1, from: at('14:00'), to: at('12:00') },
    ],
  });
  expect(story.ticket.terms.policy.version).toBe(2);
  expect(story.clock('repair').dueAt).toEqual(at('12:00'));
  expect(story.clock('response').dueAt).toEqual(at('11:00'));
  expect(story.clock('solution').dueAt).toEqual(at('12:00'));
});

it('replaying the history gives the same ledger', () => {
  const story = new Story();
  story.must('10:05', li, 'acknowledge').must('10:20', li, 'wait');
  applied(story, under(story, policy(2, { repair: 90 }, { pauses: ['solution'] })), '10:40');
  story.must('10:50', li, 'resume');
  applied(story, under(story, policy(3, { repair: 300 })), '11:30');
  const { ticket } = story;
  expect(ledger(slaEvents(ticket), termsAtReceipt(ticket), ticket.clocksAt!)).toEqual(ticket.clocks);
  expect(termsAtReceipt(ticket).policy.version).toBe(1);
});

it('the customer is told when a promise to them is due at another time; the desk reads it too, and the cards follow', () => {
  const story = new Story();
  const decision = applied(story, under(story, policy(2, { repair: 300 })), '10:10');
  expect(lanes(decision)).toEqual([`post-thread ${CHANNEL}`, `post-thread ${DESK}`]);
  expect(decision.intents.filter(({ kind }) => kind === 'update-card')).toHaveLength(2);
});

it('what is ours among ourselves is for the desk alone', () => {
  const story = new Story({ filing: { severity: 'major' } });
  const decision = applied(story, under(story, policy(2, { handover: 30 })), '10:10');
  expect(factOf(decision).moved).toMatchObject([{ metric: 'handover', to: at('10:30') }]);
  expect(lanes(decision)).toEqual([`post-thread ${DESK}`]);
});

it('nobody is told of a change by which nothing moves, and it is a fact all the same', () => {
  const story = new Story();
  const decision = applied(story, under(story, policy(2, {}, { reopenWindowDays: 30 })), '10:10');
  expect(decision.intents).toEqual([]);
  expect(factOf(decision).moved).toEqual([]);
  expect(story.ticket.history.at(-1)?.type).toBe('terms-changed');
});

it('who is late by the new time is breached at that moment, and it is escalated', () => {
  const story = new Story();
  story.must('10:05', li, 'acknowledge').must('10:10', li, 'propose').must('10:15', li, 'depart');
  const decision = applied(
    story,
    under(story, policy(2, { repair: 60 }, { emergencyPlan: 'repair' })),
    '11:20',
  );
  expect(factOf(decision).moved).toEqual([
    { metric: 'repair', cycle: 1, from: at('14:00'), to: at('11:00'), breached: true },
  ]);
  expect(story.ticket.nextInstantAt).toEqual(at('11:20'));
  expect(story.tick('11:20:01')!.map(({ type }) => type)).toContain('breached');
  expect(story.all('breached')).toMatchObject([{ metric: 'repair', at: at('11:20') }]);
  expect(story.all('emergency-plan-opened')).toHaveLength(1);
});

it('a breach that happened stays, also when the new time would have been kept', () => {
  const story = new Story();
  story.tick('10:31');
  expect(story.all('breached')).toHaveLength(1);
  const decision = applied(story, under(story, policy(2, { response: 90 })), '10:40');
  expect(factOf(decision).moved).toContainEqual({
    ...{ metric: 'response', cycle: 1, from: at('10:30'), to: at('11:30'), inTime: true },
  });
  expect(story.clock('response')).toMatchObject({ state: 'breached', breachedAt: at('10:30') });
});

it('what was met or missed keeps its result', () => {
  const story = new Story();
  story.must('10:05', li, 'acknowledge');
  const before = story.clock('response');
  applied(story, under(story, policy(2, { response: 1, repair: 300 })), '10:10');
  expect(story.clock('response')).toMatchObject({ state: 'met', dueAt: before.dueAt });
});

it('a promise that is no more ends, and one that is new begins', () => {
  const story = new Story({ policy: { ...POLICY, targets: { response: 30, onsite: 120 } } });
  const next = { ...POLICY, version: 2, targets: { response: 30, repair: 240 } };
  const decision = applied(story, under(story, next), '10:10');
  const moved = Object.fromEntries(factOf(decision).moved.map((one) => [one.metric, one]));
  expect(moved['onsite']).toMatchObject({ from: at('12:00') });
  expect(moved['onsite']!.to).toBe(undefined);
  expect(moved['repair']!.from).toBe(undefined);
  expect(moved['repair']!.to).toBeInstanceOf(Date);
});

it('the new terms hold from when the person said so, however much later it is done', () => {
  const one = new Story();
  const other = new Story();
  const night = { week: { mon: ['00:00-10:30', '11:30-24:00'] } };
  const terms = under(one, policy(2, { repair: 100 }), { calendarId: 'office', calendarVersion: 2 });
  terms.calendar = { holidays: [], workdays: [], days: {}, ...night } as Terms['calendar'];
  applied(one, terms, '10:20', '10:10');
  applied(other, terms, '12:20', '10:10');
  expect(one.clock('repair').dueAt).toEqual(other.clock('repair').dueAt);
  expect(factOf({ facts: [other.ticket.history.at(-1)!] } as unknown as Decision)).toMatchObject({
    at: at('10:10'),
    recordedAt: at('12:20'),
  });
});

it('what was applied last stands last, whichever was asked for first', () => {
  const story = new Story();
  applied(story, under(story, policy(3, { repair: 60 })), '11:00', '11:00');
  const second = applied(
    story,
    under(story, story.ticket.terms.policy, { calendarId: 'office', calendarVersion: 2 }),
    '11:05',
    '10:30',
  );
  expect(factOf(second).at.getTime()).toBe(at('11:00').getTime() + 1);
  expect(story.ticket.terms).toMatchObject({ policy: { version: 3 }, calendarVersion: 2 });
  expect(story.clock('repair').dueAt).toEqual(at('11:00'));
});

it('a request that has the terms, or is closed, is left as it is', () => {
  const story = new Story();
  const terms = under(story, policy(2, { repair: 120 }));
  applied(story, terms, '10:10');
  expect(applyTerms(story.ticket, terms, zhao, context('10:20'))).toBe(undefined);
  story.must('10:30', qian, 'cancel');
  expect(applyTerms(story.ticket, under(story, policy(3, {})), zhao, context('10:40'))).toBe(undefined);
});

it('a pause under way keeps the end it was told with', () => {
  const story = new Story();
  story.must('10:05', li, 'acknowledge').must('10:10', li, 'wait');
  const { until } = story.ticket.waiting!;
  applied(story, under(story, policy(2, {}, { maxPauseMinutes: 10 })), '10:15');
  expect(story.ticket.waiting!.until).toEqual(until);
  expect(story.clock('repair').pauseEndsAt).toEqual(until);
});

it('is for management and administrators alone', () => {
  const story = new Story();
  const ask = (person: Person) =>
    applyTerms(story.ticket, under(story, policy(2, { repair: 120 })), person, context('10:10'));
  for (const person of [qian, li, chen, sun, wu, wang]) {
    expect(ask(person)).toEqual({ refused: 'only-management', data: {} });
  }
  for (const person of [zhao, zhou])
    expect(ask(person)).toMatchObject({ facts: [{ type: 'terms-changed' }] });
});

it('what would move is what moves, and changes nothing by being asked', () => {
  const story = new Story();
  story.must('10:05', li, 'acknowledge').must('10:20', li, 'wait');
  const terms = under(story, policy(2, { repair: 15, solution: 500 }, { pauses: ['repair'] }));
  const before = JSON.stringify(story.ticket);
  const expected = wouldMove(story.ticket, terms, at('10:40'));
  expect(JSON.stringify(story.ticket)).toBe(before);
  expect(expected.length).toBeGreaterThan(1);
  expect(factOf(applied(story, terms, '10:40')).moved).toEqual(expected);
});

it('asked why, the change is told with both due times', () => {
  const story = new Story();
  applied(story, under(story, policy(2, { repair: 120 })), '10:10');
  const [account] = whyOf(story.ticket, 'repair', at('10:30'));
  expect(account!.retargets).toMatchObject([
    {
      at: at('10:10'),
      dueAt: { from: at('14:00'), to: at('12:00') },
      terms: { to: { policy: { version: 2 } } },
    },
  ]);
});
