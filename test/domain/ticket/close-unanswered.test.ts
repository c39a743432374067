import { isRefusal } from '../../../src/domain/refusal.js';
import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import { deskPolicySchema } from '../../../src/domain/sla/escalation.js';
import { nextSteps } from '../../../src/domain/ticket/next-step.js';
import { unansweredAt } from '../../../src/domain/ticket/page/close-unanswered.js';
import { tick } from '../../../src/domain/ticket/tick.js';
import { shownStatus } from '../../../src/domain/ticket/unanswered.js';
import { li, qian, sun, wang } from '../people/cast.js';
import { CLOSES_SOON, inStatus } from './in-status.js';
import { at, CHANNEL, POLICY, Story, type Told } from './requests.js';

/** Reminded once a day; closed a day after the second reminder in vain. */
const TWICE = deskPolicySchema.parse({ ...POLICY, name: '标准承诺', closeUnanswered: { afterReminders: 2 } });
const twice = (told: Told = {}): Told => ({ policy: TWICE, ...told });

const LIVES = {
  confirm: (told?: Told) => inStatus('resolved', twice(told)),
  answer: (told?: Told) => inStatus('waiting', twice(told)),
  'decide-quotation': (told?: Told) => inStatus('acknowledged', twice(told)).must('11:00', li, 'quote'),
} as const;
const KINDS = Object.keys(LIVES) as (keyof typeof LIVES)[];
const reminders = (story: Story, step: string) => story.all('step-asked').filter((one) => one.step === step);
const closings = (story: Story) => story.all('closed-unanswered');

describe.each(KINDS)('what the customer does not do: %s', (step) => {
  it('is closed by the rule, once, at the instant that the last reminder told', () => {
    const story = LIVES[step]();
    const [since] = nextSteps(story.ticket).filter((one) => one.step === step);
    story.sweepUntil('Sun 10:00');
    const told = reminders(story, step);
    expect(told.map(({ closesAt }) => closesAt !== undefined)).toEqual([false, true]);
    const { closesAt } = told[1]!;
    expect(closesAt).toEqual(new Date(since!.since.getTime() + 3 * 86_400_000));
    expect(closings(story)).toMatchObject([
      {
        step,
        at: closesAt,
        side: 'system',
        reminded: told.map((one) => one.at),
        policy: { name: '标准承诺', version: POLICY.version },
      },
    ]);
    expect(story.ticket).toMatchObject({ status: 'unanswered', closedAt: closesAt });
  });

  it('shows until when, from the last reminder on, and tells whoever is responsible', () => {
    const story = LIVES[step]();
    while (reminders(story, step).length < 2) story.tick(story.ticket.nextInstantAt!);
    const [, last] = reminders(story, step);
    const [waits] = nextSteps(story.ticket).filter((one) => one.step === step);
    expect(waits!.until).toEqual(last!.closesAt);
    expect(last!.informed?.map(({ id }) => id)).toEqual([li.id]);
    expect(story.intents).toContainEqual(
      expect.objectContaining({
        kind: 'post-thread',
        place: 'customer',
        lane: CHANNEL,
        message: 'step-asked',
      }),
    );
  });

  it('is never signed, accepted, declined, nor shown as if it were', () => {
    const story = LIVES[step]();
    story.sweepUntil('Sun 10:00');
    const { signature, signatures, quotation, history } = story.ticket;
    expect(signature).toBeUndefined();
    expect(signatures.filter(({ act }) => act === 'customer' || act === 'quotation')).toEqual([]);
    expect(quotation?.state).toBe(step === 'decide-quotation' ? 'withdrawn' : undefined);
    const types = history.map(({ type }) => type);
    expect(types).not.toContain('confirmed');
    expect(types).not.toContain('quote-accepted');
    expect(types).not.toContain('quote-declined');
    story.must('Sun 11:00', qian, 'accept').must('Sun 11:05', sun, 'archive');
    expect(story.ticket.status).toBe('archived');
    expect(shownStatus(story.ticket)).toBe('unanswered');
    expect(verifyChain(story.ticket)).toMatchObject({ ok: true });
  });

  it('has a chain that holds, and one that was changed by hand does not', () => {
    const story = LIVES[step]();
    story.sweepUntil('Sun 10:00');
    expect(verifyChain(story.ticket)).toMatchObject({ ok: true });
    expect(verifyChain({ ...story.ticket, unanswered: undefined })).toMatchObject({ ok: false });
  });

  it('goes to the archive in the usual way, the front desk being asked', () => {
    const story = LIVES[step]();
    story.sweepUntil('Wed 12:00');
    story.must('Wed 12:01', qian, 'accept').sweepUntil('Fri 10:00');
    const [asked] = story.all('step-asked').filter((one) => one.step === 'archive');
    expect(asked).toMatchObject({ round: 0, at: closings(story)[0]!.at, to: [{ id: sun.id }] });
  });

  it('can be reopened within the days of the promise, with a new round', () => {
    const story = LIVES[step]();
    story.sweepUntil('Sun 10:00');
    const late = new Date(closings(story)[0]!.at.getTime() + 15 * 86_400_000);
    expect(story.tell(late, wang, 'reopen')).toMatchObject({ refused: 'reopen-window-over' });
    story.must('Sun 11:00', wang, 'reopen');
    expect(story.ticket).toMatchObject({ status: 'registered', cycle: 2 });
    expect(story.ticket.unanswered).toBeUndefined();
    expect(story.ticket.closedAt).toBeUndefined();
    expect(verifyChain(story.ticket)).toMatchObject({ ok: true });
  });

  it('begins anew with any word of the customer', () => {
    const story = LIVES[step]();
    story.sweepUntil('Wed 12:00');
    story.must('Wed 12:05', wang, 'reply', { text: '下周再看' });
    expect(unansweredAt(story.ticket)).toBeUndefined();
    story.sweepUntil('Thu 12:00');
    expect(closings(story)).toEqual([]);
  });

  it('counts nothing that we say or do', () => {
    const story = LIVES[step]();
    story.sweepUntil('Tue 12:00');
    story.must('Tue 12:05', li, 'note').must('Tue 12:06', li, 'reply', { text: '请答复' });
    story.must('Tue 12:07', qian, 'accept').sweepUntil('Sun 10:00');
    expect(closings(story)[0]?.reminded).toHaveLength(2);
  });

  it('is not closed under a promise without the rule, nor where it is taken out before', () => {
    const before = LIVES[step]({ policy: POLICY });
    before.sweepUntil('Sun 10:00');
    expect(closings(before)).toEqual([]);
    expect(before.all('step-asked').some(({ closesAt }) => closesAt)).toBe(false);
    const story = LIVES[step]();
    story.sweepUntil('Wed 12:00');
    const { closeUnanswered: _rule, ...policy } = story.ticket.terms.policy;
    story.ticket = { ...story.ticket, terms: { ...story.ticket.terms, policy } };
    story.sweepUntil('Sun 10:00');
    expect(closings(story)).toEqual([]);
  });

  it('is not closed while nobody of theirs could be asked in Slack', () => {
    const caller = { requester: { name: '赵护士', phone: '13800138000' } };
    const story = LIVES[step]({ by: sun, filing: caller });
    story.sweepUntil('Sun 10:00');
    expect(closings(story)).toEqual([]);
  });

  it('is decided alike by two processes, and again after a crash', () => {
    const story = LIVES[step]();
    story.sweepUntil('Wed 12:00');
    const when = nextSteps(story.ticket).find((one) => one.step === step)!.until!;
    const given = { cause: 'sweep', seed: 'seed', roster: {}, deskLocale: 'zh-CN' as const };
    const [one, later] = [when, new Date(when.getTime() + 3_600_000)].map((now) =>
      tick(story.ticket, { ...given, now }),
    );
    const told = (decision: typeof one) => decision?.facts.find(({ type }) => type === 'closed-unanswered');
    expect(told(one)).toMatchObject({ at: when });
    expect({ ...told(later)!, recordedAt: when }).toEqual(told(one));
    expect(
      tick(story.ticket, { ...given, now: new Date(when.getTime() - 1) })?.facts ?? [],
    ).not.toContainEqual(expect.objectContaining({ type: 'closed-unanswered' }));
    const again = tick(one!.record, { ...given, now: later!.record.clocksAt! });
    expect(told(again)).toBeUndefined();
  });
});

it('a result sent back, or a pause that is disputed, is not closed', () => {
  const refused = LIVES.confirm();
  refused.sweepUntil('Wed 12:00');
  refused.must('Wed 12:05', wang, 'refuse').sweepUntil('Thu 12:00');
  expect(closings(refused)).toEqual([]);
  const disputed = LIVES.answer();
  disputed.sweepUntil('Tue 12:00');
  disputed.must('Tue 12:05', wang, 'dispute').sweepUntil('Sun 10:00');
  expect(closings(disputed)).toEqual([]);
});

it('a pause that ends before so many reminders ends by itself, and it is ours again', () => {
  const often = deskPolicySchema.parse({ ...TWICE, closeUnanswered: { afterReminders: 3 } });
  const story = LIVES.answer({ policy: often });
  story.sweepUntil('Thu 11:00');
  expect(closings(story)).toEqual([]);
  expect(story.all('resumed')).toMatchObject([{ automatic: true }]);
  expect(story.ticket.status).toBe('arrived');
});

it('a problem with an emergency plan under way is not closed while we owe its customer a word', () => {
  const story = inStatus('arrived', twice());
  story.sweepUntil('14:01');
  expect(story.ticket.emergencyPlan).toBeDefined();
  story.must('14:05', li, 'wait').sweepUntil('Sun 10:00');
  expect(closings(story)).toEqual([]);
});

describe('what the clocks say', () => {
  it('of a result: as it was stopped when it was given', () => {
    const story = LIVES.confirm();
    const before = story.ticket.clocks;
    story.sweepUntil('Sun 10:00');
    expect(story.ticket.clocks).toEqual(before);
    expect(story.ticket.resolution?.outcome).toBe('repaired');
  });

  it('of what nothing was given for: neither met nor missed, and no result; a breach of before stays', () => {
    const story = LIVES.answer();
    story.sweepUntil('Sun 10:00');
    expect(story.clock('repair')).toMatchObject({ state: 'cancelled', stoppedAt: closings(story)[0]!.at });
    expect(story.ticket.resolution).toBeUndefined();
    const late = new Story(twice()).must('10:05', li, 'acknowledge');
    late.sweepUntil('12:30');
    expect(late.clock('solution').state).toBe('breached');
    late.must('12:31', li, 'wait').sweepUntil('Sun 10:00');
    expect(closings(late)).toHaveLength(1);
    expect(late.clock('solution').state).toBe('breached');
  });
});

describe('the customer signs after all', () => {
  const closed = () => inStatus('unanswered').must('11:15', qian, 'accept');

  it('before it is in the archive: it is signed like any other', () => {
    const story = closed().must('11:30', wang, 'confirm');
    expect(story.ticket).toMatchObject({ status: 'confirmed', signature: { by: { id: wang.id } } });
    expect(story.ticket.closedAt).toEqual(at('11:10'));
    expect(shownStatus(story.ticket)).toBe('confirmed');
    expect(verifyChain(story.ticket)).toMatchObject({ ok: true });
  });

  it('in the archive: it stays there, and both have the sheet anew', () => {
    const story = closed().must('11:20', sun, 'archive').must('11:30', wang, 'confirm');
    expect(story.ticket).toMatchObject({ status: 'archived', signature: { by: { id: wang.id } } });
    expect(shownStatus(story.ticket)).toBe('archived');
    expect(story.intents.filter(({ kind }) => kind === 'files').map(({ place }) => place)).toHaveLength(2);
    expect(verifyChain(story.ticket)).toMatchObject({ ok: true });
    expect(story.tell('11:31', wang, 'confirm')).toMatchObject({ refused: 'already-done' });
    expect(story.tell('11:32', sun, 'archive')).toMatchObject({ refused: 'already-done' });
  });

  it('the staff signs work from afar only then (R27)', () => {
    const remote = new Story({ policy: CLOSES_SOON })
      .must('10:05', li, 'acknowledge')
      .must('10:06', qian, 'accept')
      .must('10:10', li, 'propose', { mode: 'remote' })
      .must('11:00', li, 'resolve');
    remote.sweepUntil('11:10');
    expect(remote.tell('11:15', li, 'sign-off')).toMatchObject({ refused: 'not-in-this-state' });
    remote.must('11:20', sun, 'archive');
    expect(remote.tell('11:25', li, 'sign-off')).toMatchObject({ refused: 'not-in-this-state' });
    remote.must('11:30', wang, 'confirm').must('11:35', li, 'sign-off');
    expect(remote.ticket.signatures.filter(({ act }) => act === 'staff')).toHaveLength(1);
  });

  it('nothing is signed where no result was given', () => {
    const story = LIVES.answer();
    story.sweepUntil('Sun 10:00');
    expect(isRefusal(story.tell('Sun 11:00', wang, 'confirm'))).toBe(true);
  });
});

it('what it blocked hears that it is over, unless it had a result before', () => {
  const linked = (life: Story) => {
    life.ticket = {
      ...life.ticket,
      links: [
        { number: 'SR-2026-000007', relation: 'blocks', title: '打印', customerId: life.ticket.customerId },
      ],
    };
    while (life.ticket.status !== 'unanswered') life.tick(life.ticket.nextInstantAt!);
    return life.ticket.errands ?? [];
  };
  expect(linked(LIVES.answer())).toMatchObject([{ do: 'unblock', became: 'unanswered' }]);
  expect(linked(LIVES.confirm())).toEqual([]);
});
