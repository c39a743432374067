import { isRefusal } from '../../../src/domain/refusal.js';
import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import type { DecisionContext } from '../../../src/domain/ticket/decide.js';
import type { ErrandOf } from '../../../src/domain/ticket/errands.js';
import { leftUndone } from '../../../src/domain/ticket/split.js';
import { splitNoted, splitRegistered } from '../../../src/domain/ticket/split-off.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { li, qian, ROSTER, smith, sun, wang } from '../people/cast.js';
import { at, CHANNEL, Story } from './requests.js';

const MADE = 'SR-2026-000043';
const HALF = [
  { no: 1, outcome: 'repaired' },
  { no: 2, outcome: 'not-done' },
];
const contextAt = (when: string): DecisionContext => ({
  ...{ at: at(when), now: at(when), cause: 'x', seed: when, roster: ROSTER, deskLocale: 'zh-CN' },
});
const served = () => new Story().must('10:05', li, 'acknowledge').must('10:20', li, 'propose');
/** Resolved with the second item not done, and that moved to a request of its own. */
const resolved = (when = '11:00', story = served()) =>
  story.must(when, li, 'resolve', { items: HALF, split: true });

/** As requests were left before every item had to go on somewhere: one is not done, and stands nowhere. */
const leftAsOnce = () => resolved().errandsDone('11:00');

function carriedOn(old: Ticket, when = '11:00') {
  const errand = old.errands![0] as ErrandOf<'split'>;
  const made = splitRegistered(MADE, old, errand, contextAt(when));
  const noted = splitNoted(old, made.record, errand, contextAt(when))!;
  return { made, noted };
}
const clockOf = ({ clocks }: Ticket, metric: string) => clocks.find((one) => one.metric === metric)!;

it('resolving moves what is not done, and nothing else, to a request of its own; both say so and hold', () => {
  const { made, noted } = carriedOn(resolved().ticket);
  expect(made.record).toMatchObject({
    ...{ id: MADE, status: 'assigned', responsible: { id: li.id }, receivedAt: at('11:00'), cycle: 1 },
    items: [{ no: 1, text: 'Two workstations show a blue screen' }],
    ...{ requester: { name: '王主任' }, filedBy: { id: li.id }, mode: 'remote' },
    links: [{ number: 'SR-2026-000042', relation: 'split-from', items: [2] }],
  });
  expect(noted.record).toMatchObject({
    status: 'resolved',
    links: [{ number: MADE, relation: 'split-into', items: [2] }],
  });
  expect(noted.record.errands).toBeUndefined();
  for (const { record: ticket } of [made, noted]) expect(verifyChain(ticket)).toMatchObject({ ok: true });
  expect(verifyChain({ ...made.record, responsible: { id: 'x', name: 'x' } })).toMatchObject({ ok: false });
});

it('the customer reads it in both: a card of its own, and where the item went', () => {
  const { made, noted } = carriedOn(resolved().ticket);
  const told = (intents: typeof made.intents) =>
    intents.filter(({ lane }) => lane === CHANNEL).map(({ kind, message }) => `${kind} ${message}`);
  expect(told(made.intents)).toEqual(['post-card ticket-card']);
  expect(told(noted.intents)).toEqual(['update-card ticket-card', 'post-thread split-off']);
});

describe('its clocks (sla.md rules 2 and 13)', () => {
  it('go on from the receipt of the other: moving work is no new promise', () => {
    const { made } = carriedOn(resolved().ticket);
    expect(clockOf(made.record, 'response')).toMatchObject({ state: 'met', stoppedAt: at('10:05') });
    expect(clockOf(made.record, 'solution')).toMatchObject({ state: 'met', stoppedAt: at('10:20') });
    expect(clockOf(made.record, 'onsite')).toMatchObject({ state: 'cancelled' });
    expect(clockOf(made.record, 'repair')).toMatchObject({
      ...{ state: 'running', startedAt: at('10:00'), dueAt: at('14:00') },
    });
  });

  it('keep the time for which the other one stood', () => {
    const story = served().must('10:30', li, 'wait').must('10:50', wang, 'resume');
    const { made } = carriedOn(resolved('11:00', story).ticket);
    expect(clockOf(made.record, 'repair').pausedMinutes).toBeCloseTo(20, 1);
  });

  it('do not count the time that the customer took before the item was moved', () => {
    const story = leftAsOnce().must('12:00', wang, 'confirm');
    story.must('12:30', sun, 'split', { items: [2] });
    const { made } = carriedOn(story.ticket, '12:30');
    expect(clockOf(made.record, 'repair').dueAt).toEqual(at('15:30'));
  });

  it('were late already when the other was: then it is chased at once, and its emergency plan opens', () => {
    const { made } = carriedOn(resolved('15:00').ticket, '15:00');
    const story = new Story();
    story.ticket = made.record;
    expect(story.tick('15:00:05')?.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['breached', 'emergency-plan-opened']),
    );
  });

  it('of a reopened request begin with the reopening', () => {
    const story = served().must('11:00', li, 'resolve').must('11:10', wang, 'confirm');
    story.must('13:00', wang, 'reopen').must('13:05', li, 'acknowledge');
    const { made } = carriedOn(resolved('13:30', story).ticket, '13:30');
    expect(clockOf(made.record, 'repair').startedAt).toEqual(at('13:00'));
    expect(clockOf(made.record, 'response')).toMatchObject({ state: 'met', stoppedAt: at('13:05') });
  });

  it('carry no words of people: why it was waited is told where it was said', () => {
    const story = served()
      .must('10:30', li, 'wait', { reason: '等王主任的电话' })
      .must('10:50', wang, 'resume');
    const { made } = carriedOn(resolved('11:00', story).ticket);
    expect(JSON.stringify(made.record.history)).not.toContain('等王主任的电话');
  });
});

it('it lives like any other request', () => {
  const story = new Story();
  story.ticket = carriedOn(resolved().ticket).made.record;
  story.must('11:10', qian, 'assign', { engineer: { id: 'U0ENGCHEN1', name: 'Chen' } });
  story.must('11:20', qian, 'resolve').must('11:30', wang, 'confirm').must('11:40', sun, 'archive');
  expect(verifyChain(story.ticket)).toMatchObject({ ok: true });
});

it('an item is moved once, and only when it was not done', () => {
  const story = leftAsOnce();
  expect(leftUndone(story.ticket)).toEqual([2]);
  expect(story.tell('11:05', li, 'split', { items: [1] })).toMatchObject({ refused: 'nothing-left-undone' });
  story.must('11:05', li, 'split', { items: [1, 2] });
  expect(story.ticket.errands).toMatchObject([{ do: 'split', items: [2] }]);
  expect(story.tell('11:06', li, 'split')).toMatchObject({ refused: 'nothing-left-undone' });
  story.ticket = carriedOn(story.ticket).noted.record;
  expect(leftUndone(story.ticket)).toEqual([]);
  expect(isRefusal(story.tell('11:10', wang, 'refuse'))).toBe(false);
  story.must('11:20', li, 'resolve');
  expect(story.ticket.resolution?.items).toMatchObject([{ outcome: 'repaired' }, { outcome: 'not-done' }]);
  expect(story.ticket.errands).toBeUndefined();
});

it('the customer, and another engineer, do not move items', () => {
  const story = leftAsOnce();
  expect(story.tell('11:05', wang, 'split')).toMatchObject({ refused: 'not-permitted' });
  expect(story.tell('11:05', smith, 'split')).toMatchObject({ refused: 'not-found' });
});
