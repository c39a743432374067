import type { Fact } from '../../../src/domain/ticket/facts.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import { applyTerms } from '../../../src/domain/ticket/apply-terms.js';
import { missedBy, tellsOfMissed, wasToldMissed, type Missed } from '../../../src/domain/ticket/missed.js';
import { chen, li, qian, ref, sun, wang, zhao } from '../people/cast.js';
import { inStatus } from './in-status.js';
import { at, CHANNEL, POLICY, Story } from './requests.js';

/** What the customer's thread is told by the newest act or tick, as messages: which fact, and what of it is true now. */
const told = (story: Story): { message: string; fact: Fact; missed: Missed | undefined }[] =>
  story.intents
    .filter(({ kind, place }) => kind === 'post-thread' && place === 'customer')
    .map(({ message, factId }) => {
      const fact = story.ticket.history.find(({ id }) => id === factId)!;
      return {
        message,
        fact,
        missed: tellsOfMissed(story.ticket, fact) ? missedBy(story.ticket, fact) : undefined,
      };
    });

/** All that was told of missed promises until then, a line each: when, and of which metrics. */
function toldUntil(story: Story, until: string): string[] {
  const lines: string[] = [];
  for (let rounds = 0; story.ticket.nextInstantAt && story.ticket.nextInstantAt <= at(until); rounds += 1) {
    if (rounds > 500) throw new Error('no end');
    const when = story.ticket.nextInstantAt;
    story.tick(when);
    for (const { message, missed } of told(story)) {
      const late = missed?.late.map(({ metric }) => metric).join('+') ?? '';
      lines.push(`${when.toISOString().slice(11, 16)} ${message} ${late}`.trim());
    }
  }
  return lines;
}

it('each promise to the customer is told once when it is missed, the repair with the emergency plan, the next word once', () => {
  // 10:00 in Shanghai is 02:00.
  expect(toldUntil(new Story(), '20:00')).toEqual([
    '02:30 breached response',
    '04:00 breached solution+onsite',
    '06:00 emergency-plan-opened repair',
    '06:30 word-due',
  ]);
});

it('warnings, and promises among ourselves, are not told', () => {
  const story = inStatus('arrived').must('10:45', qian, 'reclassify', { severity: 'major' });
  const metrics = story
    .sweepUntil('Tue 10:00')
    .flatMap((fact) => (fact.type === 'breached' ? [fact.metric] : []));
  expect(metrics).toContain('handover');
  const all = story.ticket.history.filter((fact) => fact.type === 'breached' && fact.metric === 'handover');
  expect(all.filter((fact) => tellsOfMissed(story.ticket, fact))).toEqual([]);
  expect(story.all('warned').filter((fact) => tellsOfMissed(story.ticket, fact))).toEqual([]);
});

it('what was missed at one moment is one message, also after a down-time, and the plan says it', () => {
  const story = new Story();
  story.tick('15:00');
  expect(told(story).map(({ message }) => message)).toEqual(['emergency-plan-opened']);
  const missed = told(story)[0]!.missed!;
  expect(missed.late.map(({ metric }) => metric)).toEqual(['response', 'solution', 'onsite', 'repair']);
  expect(missed.plan).toMatchObject({ nextWordAt: at('15:30') });
  expect(missed.seesToIt).toBeUndefined();
});

describe('who sees to it now', () => {
  it('those who are being asked; then who has taken it', () => {
    const story = new Story();
    story.tick('10:30');
    expect(told(story)[0]?.missed).toMatchObject({ seesToIt: { asked: [ref(zhao)] } });
    story.must('10:31', zhao, 'take');
    const fact = story.all('breached')[0]!;
    expect(missedBy(story.ticket, fact)).toMatchObject({ seesToIt: { taken: ref(zhao) } });
  });

  it('the responsible engineer before anybody is asked; the desk when nobody is responsible', () => {
    const later = {
      ...POLICY,
      escalation: {
        ...POLICY.escalation,
        levels: POLICY.escalation.levels.map((level) => ({ ...level, waitMinutes: 10 })),
      },
    };
    const story = new Story({ policy: later });
    story.tick('10:30');
    expect(told(story)[0]?.missed?.seesToIt).toBe('desk');
    const answered = new Story({ policy: later }).must('10:05', li, 'acknowledge');
    answered.tick('12:00');
    expect(told(answered)[0]?.missed).toMatchObject({ seesToIt: { responsible: ref(li) } });
  });

  it('the desk when no level has anybody', () => {
    const story = new Story({ roster: {} });
    story.tick('10:30');
    expect(told(story)[0]?.missed?.seesToIt).toBe('desk');
  });
});

it('noticed only after the act it says when that was done, and promises nothing more', () => {
  const story = new Story().must('10:40', li, 'acknowledge');
  story.tick('10:41');
  expect(told(story).map(({ missed }) => missed)).toEqual([
    { late: [{ metric: 'response', dueAt: at('10:30'), doneAt: at('10:40') }] },
  ]);
});

describe('what is not true any more by the time it is told', () => {
  const late = () => {
    const story = new Story()
      .must('10:05', li, 'acknowledge')
      .must('10:10', li, 'propose', { mode: 'onsite' });
    story.tick('12:00');
    return { story, fact: told(story)[0]!.fact };
  };

  it('is left out when the breach was taken back', () => {
    const { story, fact } = late();
    story.must('12:20', li, 'arrive').must('13:00', qian, 'correct', { metric: 'onsite', to: at('11:50') });
    expect(missedBy(story.ticket, fact)).toBeUndefined();
  });

  it('is left out when it is not owed any more, or by other terms is due later', () => {
    const { story, fact } = late();
    const without = story.ticket.clocks.filter(({ metric }) => metric !== 'onsite');
    expect(missedBy({ ...story.ticket, clocks: without }, fact)).toBeUndefined();
    const moved = story.ticket.clocks.map((clock) => ({ ...clock, dueAt: at('18:00') }));
    expect(missedBy({ ...story.ticket, clocks: moved }, fact)).toBeUndefined();
    const dropped = story.ticket.clocks.map((clock) => ({ ...clock, dropped: true as const }));
    expect(missedBy({ ...story.ticket, clocks: dropped }, fact)).toBeUndefined();
  });

  it('is left out when they have heard from us, or the plan is over', () => {
    const story = inStatus('arrived');
    story.sweepUntil('14:30');
    const fact = story.all('word-due')[0]!;
    expect(missedBy(story.ticket, fact)).toMatchObject({ late: [], word: { promisedAt: at('14:30') } });
    const replied = structuredClone(story.ticket);
    story.must('14:31', chen, 'reply');
    expect(missedBy(story.ticket, fact)).toBeUndefined();
    const over = { ...replied, emergencyPlan: { ...replied.emergencyPlan!, closedAt: at('14:31') } };
    expect(missedBy(over, fact)).toBeUndefined();
  });
});

it('a new promise of a word that is missed is told as well', () => {
  const story = inStatus('arrived');
  story.sweepUntil('14:45');
  story.must('14:46', li, 'plan', { nextWordAt: at('18:00') });
  expect(toldUntil(story, '19:30')).toEqual(['10:00 word-due']);
});

it('what other terms made late at once is said to be so', () => {
  const story = new Story().must('10:05', li, 'acknowledge').must('10:10', li, 'propose', { mode: 'onsite' });
  const policy = { ...POLICY, version: POLICY.version + 1, targets: { ...POLICY.targets, onsite: 30 } };
  const context = { cause: 'terms:1', seed: 'seed', roster: {}, deskLocale: 'zh-CN' as const };
  const changed = applyTerms(story.ticket, { ...story.ticket.terms, policy }, zhao, {
    ...context,
    at: at('11:00'),
    now: at('11:00'),
  });
  if (!changed || isRefusal(changed)) throw new Error(JSON.stringify(changed));
  story.ticket = changed.record;
  story.tick('11:01');
  expect(told(story)[0]?.missed?.late).toEqual([
    { metric: 'onsite', dueAt: at('10:30'), byOtherTerms: true },
  ]);
});

describe('a breach that is taken back', () => {
  const late = () => {
    const story = new Story().must('10:05', li, 'acknowledge').must('10:10', li, 'depart');
    story.sweepUntil('12:10');
    const breached = story.all('breached').find(({ metric }) => metric === 'onsite')!;
    // The solution was missed at the same moment: one message tells of both.
    const teller = story.all('breached').find(({ cause }) => cause === breached.cause)!;
    story.must('12:20', li, 'arrive');
    const receipt = {
      id: '1',
      message: 'breached',
      factId: teller.id,
      lane: CHANNEL,
      deliveredAt: at('12:01'),
    };
    return { story, receipt };
  };
  const correct = (story: Story) =>
    story.must('13:00', qian, 'correct', { metric: 'onsite', to: at('11:50') }).all('breach-rescinded')[0]!;

  it('is told to a customer who was told of it, and to nobody else', () => {
    const { story, receipt } = late();
    const fact = correct(story);
    expect(told(story).map(({ message }) => message)).toEqual(['corrected']);
    expect(wasToldMissed(story.ticket, fact)).toBe(false);
    expect(wasToldMissed({ ...story.ticket, receipts: [receipt] }, fact)).toBe(true);
    expect(wasToldMissed({ ...story.ticket, receipts: [{ ...receipt, lane: sun.id }] }, fact)).toBe(false);
    expect(wasToldMissed({ ...story.ticket, receipts: [receipt] }, { ...fact, cycle: 2 })).toBe(false);
  });
});

it('a request that is answered in time, signed and put away is told of nothing missed', () => {
  const story = inStatus('archived');
  expect(toldUntil(story, 'Sun 10:00')).toEqual([]);
  expect(story.ticket.history.some(({ by }) => by.id === wang.id)).toBe(true);
});
