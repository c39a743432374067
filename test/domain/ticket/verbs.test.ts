import { isRefusal } from '../../../src/domain/refusal.js';
import { deskPolicySchema } from '../../../src/domain/sla/escalation.js';
import { DEFAULT_POLICY } from '../../../src/domain/sla/policy.js';
import { chen, li, qian, ref, sun, wang, zhao } from '../people/cast.js';
import { inStatus } from './in-status.js';
import { at, POLICY, Story } from './requests.js';

describe('acknowledge', () => {
  it('makes an engineer responsible and stops the response clock', () => {
    const { ticket, ...story } = inStatus('acknowledged');
    expect(ticket).toMatchObject({ status: 'acknowledged', responsible: ref(li), acknowledgedBy: ref(li) });
    expect(story.facts).toMatchObject([{ type: 'acknowledged', by: ref(li), side: 'ours' }]);
    expect(inStatus('acknowledged').clock('response')).toMatchObject({
      state: 'met',
      stoppedAt: at('10:05'),
    });
  });

  it.each([sun, zhao])(
    'by somebody who is no engineer is an answer, but nobody is responsible: $name',
    (person) => {
      const story = new Story().must('10:05', person, 'acknowledge');
      expect(story.ticket.responsible).toBeUndefined();
      expect(story.clock('response').state).toBe('met');
    },
  );

  it('leaves the engineer who was named before', () => {
    const story = new Story().must('10:02', qian, 'assign', { engineer: ref(chen) });
    story.must('10:05', li, 'acknowledge');
    expect(story.ticket).toMatchObject({
      status: 'assigned',
      responsible: ref(chen),
      acknowledgedBy: ref(li),
    });
  });
});

describe('assign', () => {
  it('before anybody has answered leaves the request registered and its response clock running', () => {
    const story = new Story().must('10:02', qian, 'assign', { engineer: ref(chen) });
    expect(story.ticket).toMatchObject({ status: 'registered', responsible: ref(chen) });
    expect(story.clock('response').state).toBe('running');
  });

  it('names another engineer without a step back', () => {
    const story = inStatus('arrived').must('10:50', qian, 'assign', { engineer: ref(chen) });
    expect(story.ticket).toMatchObject({ status: 'arrived', responsible: ref(chen) });
    expect(story.tell('10:51', li, 'resolve')).toMatchObject({
      refused: 'not-responsible',
      data: { name: 'Chen Ming' },
    });
  });

  it('refuses who is no engineer, and who is responsible already', () => {
    const story = inStatus('acknowledged');
    const refusals = [sun, li].map((person) =>
      story.tell('10:20', qian, 'assign', { engineer: ref(person) }),
    );
    expect(refusals).toMatchObject([
      { refused: 'not-an-engineer', data: { name: '孙前台' } },
      { refused: 'already-done', data: { name: '李工' } },
    ]);
  });
});

it('depart and arrive make it on-site work, and arriving stops the on-site clock', () => {
  const story = inStatus('acknowledged').must('10:10', li, 'propose', { mode: 'remote' });
  expect(story.clock('onsite').state).toBe('cancelled');
  story.must('10:20', li, 'depart');
  expect(story.ticket).toMatchObject({ status: 'departed', mode: 'onsite' });
  expect(story.clock('onsite').state).toBe('running');
  story.must('10:50', li, 'arrive');
  expect(story.clock('onsite')).toMatchObject({ state: 'met', stoppedAt: at('10:50') });
});

describe('wait and resume', () => {
  it('hold repair but not the on-site clock, and go back to where the request was', () => {
    const story = inStatus('proposed').must('11:00', li, 'wait');
    expect(story.ticket.waiting).toMatchObject({
      since: at('11:00'),
      until: at('Thu 11:00'),
      before: 'proposed',
    });
    expect([story.clock('repair').state, story.clock('onsite').state]).toEqual(['paused', 'running']);
    story.must('11:45', wang, 'resume');
    expect(story.ticket).toMatchObject({ status: 'proposed', waiting: undefined });
    expect(story.clock('repair').dueAt).toEqual(at('14:45'));
    expect(story.clock('onsite').dueAt).toEqual(at('12:00'));
  });

  it('a wait for a supplier does not stop the customer’s clock, but ends by itself too', () => {
    const story = inStatus('arrived').must('11:00', li, 'wait', {
      waitingFor: 'supplier',
      reason: '备件在途',
    });
    expect(story.clock('repair').state).toBe('running');
    story.sweepUntil('Thu 11:00');
    expect(story.ticket.status).toBe('arrived');
  });

  it('the longest pause ends at its own instant, however late the sweep comes', () => {
    const story = inStatus('waiting');
    const facts = story.tick('Thu 13:00')!;
    expect(facts.find(({ type }) => type === 'resumed')).toMatchObject({
      automatic: true,
      at: at('Thu 10:45'),
      recordedAt: at('Thu 13:00'),
      side: 'system',
    });
    expect(story.ticket).toMatchObject({ status: 'arrived', waiting: undefined });
    // 45 minutes had been counted before the pause.
    expect(story.clock('repair').dueAt).toEqual(at('Thu 14:00'));
  });

  it('the customer’s reply ends a wait for the customer at the time they wrote it', () => {
    const story = inStatus('waiting').must('11:15', wang, 'reply', {}, '11:40');
    expect(story.facts).toMatchObject([
      { type: 'replied', at: at('11:15') },
      { type: 'resumed', automatic: true, at: at('11:15'), by: ref(wang) },
    ]);
    expect(story.clock('repair')).toMatchObject({ state: 'running', dueAt: at('14:30') });
  });

  it('no other reply ends it: of our side, in a wait for a supplier, or written before the wait', () => {
    expect(inStatus('waiting').must('11:00', li, 'reply').ticket.status).toBe('waiting');
    const supplier = inStatus('arrived').must('10:45', li, 'wait', { waitingFor: 'supplier' });
    expect(supplier.must('11:00', wang, 'reply').ticket.status).toBe('waiting');
    const early = inStatus('waiting').must('10:44', wang, 'reply', {}, '10:46');
    expect(early.ticket.status).toBe('waiting');
    expect(early.clock('repair').state).toBe('paused');
  });

  it('whatever the clocks of two machines say, what was resumed after a wait runs again', () => {
    const story = inStatus('waiting').must('10:44:58', li, 'resume', {}, '10:45:03');
    expect(story.ticket.status).toBe('arrived');
    expect(story.clock('repair').state).toBe('running');
  });
});

describe('resolve, refuse and confirm', () => {
  it('a refused result goes on in the same cycle, without the time the customer took', () => {
    const story = inStatus('acknowledged').must('13:50', li, 'resolve').must('13:55', wang, 'refuse');
    expect(story.ticket).toMatchObject({ status: 'assigned', cycle: 1, responsible: ref(li) });
    expect(story.ticket.resolution).toBeUndefined();
    expect(story.clock('repair')).toMatchObject({ state: 'running', dueAt: at('14:05') });
    story.must('14:00', li, 'resolve').must('14:10', wang, 'confirm', { remark: '谢谢' });
    expect(story.clock('repair')).toMatchObject({ state: 'met', stoppedAt: at('14:00') });
    expect(story.ticket).toMatchObject({
      closedAt: at('14:10'),
      signature: { by: ref(wang), at: at('14:10'), remark: '谢谢' },
    });
  });

  it('an answer carries no earlier time than what it answers', () => {
    const story = inStatus('resolved').must('10:59:59', wang, 'refuse', {}, '11:00:02');
    expect(story.clock('repair').state).toBe('running');
    story.must('10:59:58', li, 'resolve', {}, '11:00:03').must('11:10', wang, 'confirm');
    expect(story.clock('repair').state).toBe('met');
    expect(story.ticket.clocks.every((clock) => clock.stoppedAt)).toBe(true);
  });

  it('resolved remotely, nobody is owed a visit any more', () => {
    const story = inStatus('acknowledged').must('11:00', li, 'resolve');
    expect(story.clock('onsite')).toMatchObject({ state: 'cancelled', stoppedAt: at('11:00') });
  });
});

describe('reopen', () => {
  it('begins a second cycle with fresh targets and keeps the first one’s results', () => {
    const story = inStatus('confirmed');
    const first = story.ticket.clocks;
    story.must('16:00', wang, 'reopen');
    expect(story.ticket).toMatchObject({
      status: 'registered',
      cycle: 2,
      closedAt: undefined,
      signature: undefined,
    });
    expect(story.clock('response', 2)).toMatchObject({ state: 'running', dueAt: at('16:30') });
    expect(story.ticket.clocks.filter(({ cycle }) => cycle === 1)).toEqual(first);
    story.must('16:10', chen, 'acknowledge');
    expect(story.clock('response', 2).state).toBe('met');
  });

  it('is possible until the window is over, and not a second longer', () => {
    const signed = at('11:10').getTime();
    const window = POLICY.reopenWindowDays * 86_400_000;
    const story = inStatus('archived');
    expect(story.tell(new Date(signed + window + 1000), wang, 'reopen')).toEqual({
      refused: 'reopen-window-over',
      data: { days: '14', number: 'SR-2026-000042' },
    });
    expect(isRefusal(story.tell(new Date(signed + window), wang, 'reopen'))).toBe(false);
  });
});

it('cancel ends every clock, neither met nor missed, and asks nothing more of the sweep', () => {
  const story = inStatus('cancelled');
  expect(new Set(story.ticket.clocks.map(({ state }) => state))).toEqual(new Set(['cancelled']));
  expect(story.ticket).toMatchObject({
    closedAt: at('10:05'),
    nextInstantAt: undefined,
    nextDueAt: undefined,
  });
});

describe('reply and note', () => {
  it('our reply is an answer, a note is none, nor are our words in the desk’s own thread', () => {
    const states = [
      new Story().must('10:05', sun, 'reply').clock('response').state,
      new Story().must('10:05', sun, 'note').clock('response').state,
      new Story().must('10:05', sun, 'reply', { place: 'desk', slackTs: '1.2' }).clock('response').state,
      new Story().must('10:05', wang, 'reply').clock('response').state,
    ];
    expect(states).toEqual(['met', 'running', 'running', 'running']);
  });
});

describe('reclassify', () => {
  const policy = deskPolicySchema.parse({
    ...DEFAULT_POLICY,
    targets: { response: 120, repair: 240 },
    severities: { major: { response: 30, repair: 120 } },
  });

  it('general to major: due at the moment of change plus the new target, or earlier', () => {
    const story = new Story({ policy }).must('11:00', sun, 'reclassify');
    expect(story.clock('response').dueAt).toEqual(at('11:30'));
    expect(story.clock('repair').dueAt).toEqual(at('13:00'));
  });

  it('major to general: the general target from the start', () => {
    const story = new Story({ policy, filing: { severity: 'major' } });
    expect(story.clock('repair').dueAt).toEqual(at('12:00'));
    story.must('10:10', sun, 'reclassify', { severity: 'general' });
    expect(story.clock('response').dueAt).toEqual(at('12:00'));
    expect(story.clock('repair').dueAt).toEqual(at('14:00'));
  });

  it('to what it is already is refused', () => {
    expect(new Story().tell('10:05', sun, 'reclassify', { severity: 'general' })).toMatchObject({
      refused: 'already-done',
    });
  });
});

describe('take', () => {
  it('is for an escalation that is there and that nobody has taken', () => {
    const story = new Story();
    expect(story.tell('10:20', zhao, 'take')).toMatchObject({ refused: 'nothing-to-take' });
    story.sweepUntil('10:30');
    story.must('10:31', zhao, 'take');
    expect(story.tell('10:32', qian, 'take')).toEqual({
      refused: 'already-taken',
      data: { name: '赵总', number: 'SR-2026-000042' },
    });
  });
});

it('an act counts when it was done, not when it was processed, and never before the receipt', () => {
  const late = new Story().must('10:30:00', li, 'acknowledge', {}, '10:31:00');
  expect(late.clock('response')).toMatchObject({ state: 'met', stoppedAt: at('10:30:00') });
  expect(late.facts).toMatchObject([{ at: at('10:30:00'), recordedAt: at('10:31:00') }]);
  const early = new Story().must('09:59:58', li, 'acknowledge', {}, '10:00:01');
  expect(early.facts).toMatchObject([{ at: at('10:00') }]);
  const second = new Story().must('10:30:01', li, 'acknowledge');
  expect(second.clock('response')).toMatchObject({ state: 'breached', breachedAt: at('10:30') });
});
