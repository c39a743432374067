import type { Intent } from '../../../src/domain/record/outbox.js';
import { outboxEntries } from '../../../src/domain/record/outbox.js';
import { chen, li, qian, ref, ROSTER, sun, wang, zhao, zhou } from '../people/cast.js';
import { inStatus } from './in-status.js';
import { at, CHANNEL, DESK, Story } from './requests.js';

const threads = (intents: readonly Intent[], place: string): string[] =>
  intents.filter((one) => one.kind === 'post-thread' && one.place === place).map(({ message }) => message);
const direct = (intents: readonly Intent[]): string[] =>
  intents.filter(({ kind }) => kind === 'direct').map(({ lane }) => lane);
/** Everything that goes where people of the customer read, or to one of them. */
const toCustomer = (intents: readonly Intent[]): Intent[] =>
  intents.filter(({ lane }) => lane === CHANNEL || lane === wang.id);

it('a new request posts a card to the customer in their language, one to the desk, and tells the contract’s engineers', () => {
  const { intents } = new Story({ contract: { locale: 'en' } });
  expect(intents).toEqual([
    { kind: 'post-card', message: 'ticket-card', place: 'customer', lane: CHANNEL, locale: 'en' },
    { kind: 'post-card', message: 'ticket-card', place: 'desk', lane: DESK, locale: 'zh-CN' },
    { kind: 'direct', message: 'registered', lane: li.id, factId: 'act:1#0' },
  ]);
});

it('a request made from a message answers in that message’s thread', () => {
  const source = { channel: CHANNEL, ts: '1763862000.000100' };
  const { intents } = new Story({ filing: { source } });
  expect(intents).toContainEqual(
    expect.objectContaining({ kind: 'post-thread', place: 'source', lane: CHANNEL, message: 'registered' }),
  );
});

it('a request made of an enquiry leaves that to the enquiry, which says so itself', () => {
  const source = { channel: CHANNEL, ts: '1763862000.000100' };
  const { intents } = new Story({ filing: { source, enquiry: 'EQ-2026-000007' } });
  expect(intents.filter(({ place }) => place === 'source')).toEqual([]);
  expect(JSON.stringify(intents)).toContain('EQ-2026-000007');
});

describe('nobody responsible yet', () => {
  it.each([
    ['the engineers of the contract', {}, ROSTER, [li.id]],
    ['else all engineers', { engineers: [] }, ROSTER, [li.id, chen.id]],
    ['else the technical head', { engineers: [] }, { ...ROSTER, engineer: [] }, [qian.id]],
    ['else management', { engineers: [] }, { manager: [ref(zhao)] }, [zhao.id]],
  ])('a new request is told to %s', (_who, contract, roster, expected) => {
    expect(direct(new Story({ contract, roster }).intents)).toEqual(expected);
  });
});

it.each([
  ['management', ROSTER, [zhao.id]],
  ['else the technical head', { ...ROSTER, manager: [] }, [qian.id]],
  ['else the front desk', { 'front-desk': [ref(sun)], admin: [ref(zhou)] }, [sun.id]],
  ['else the administrators', { admin: [ref(zhou)] }, [zhou.id]],
])('behind an empty level stands %s', (_who, roster, expected) => {
  const story = new Story({ roster });
  story.sweepUntil('10:30');
  const asked = story.intents.filter(({ message }) => message === 'escalated');
  expect([...new Set(direct(asked))]).toEqual(expected);
});

it('notes, warnings and escalations never reach the customer; that a promise to them was missed does', () => {
  const story = new Story();
  story.must('10:01', sun, 'note', { text: '客户上周投诉过' });
  const internal = [...story.intents];
  story.must('10:02', sun, 'reply', { place: 'desk', slackTs: '1.2', text: '谁在现场？' });
  internal.push(...story.intents);
  for (const when of ['10:23', '10:30', '12:00', '13:00']) {
    story.tick(when);
    internal.push(...story.intents);
  }
  story.must('13:01', zhao, 'take');
  internal.push(...story.intents);
  const told = new Set(internal.map(({ message }) => message));
  expect([...told]).toEqual(expect.arrayContaining(['noted', 'warned', 'breached', 'escalated', 'taken']));
  const toldThem = toCustomer(internal).filter(({ kind }) => kind !== 'update-card');
  expect(toldThem.map(({ message }) => message)).toEqual(['breached', 'breached']);
});

it('the emergency plan is told to the customer, the desk, its owner and management', () => {
  const story = inStatus('arrived');
  story.sweepUntil('13:59');
  story.tick('14:00');
  const plan = story.intents.filter(({ message }) => message === 'emergency-plan-opened');
  expect(plan.map(({ lane, locale }) => [lane, locale])).toEqual([
    [CHANNEL, 'zh-CN'],
    [DESK, 'zh-CN'],
    [li.id, undefined],
    [zhao.id, undefined],
  ]);
});

it('the customer’s words reach the responsible engineer, and are not repeated where they were written', () => {
  const story = inStatus('assigned').must('10:20', wang, 'reply', { slackTs: '1763862000.000200' });
  expect(direct(story.intents)).toEqual([li.id]);
  expect(threads(story.intents, 'customer')).toEqual([]);
  expect(threads(story.intents, 'desk')).toEqual(['replied']);
});

it('our answer by command is posted in the customer’s thread, and is no news to our own engineer', () => {
  const story = inStatus('assigned').must('10:20', sun, 'reply');
  expect(threads(story.intents, 'customer')).toEqual(['replied']);
  expect(direct(story.intents)).toEqual([]);
});

it('the responsible engineer learns that a request has become major, and of no other reclassifying', () => {
  const story = inStatus('assigned').must('10:20', qian, 'reclassify', { severity: 'major' });
  expect(direct(story.intents)).toEqual([li.id]);
  story.must('10:21', qian, 'reclassify', { severity: 'major', category: 'question' });
  expect(direct(story.intents)).toEqual([]);
  story.must('10:22', qian, 'reclassify', { severity: 'general', category: 'fault' });
  expect(direct(story.intents)).toEqual([]);
});

it('nobody is told by direct message what they did themselves', () => {
  const assigned = new Story().must('10:05', li, 'acknowledge').must('10:06', li, 'note');
  expect(direct(assigned.intents)).toEqual([]);
  const own = new Story({ by: li });
  expect(direct(own.intents)).toEqual([]);
  const taken = new Story().must('10:05', qian, 'acknowledge');
  taken.must('10:06', qian, 'assign', { engineer: ref(chen) });
  expect(direct(taken.intents)).toEqual([chen.id]);
});

it('the responsible engineer learns that the customer has sent the result back', () => {
  expect(direct(inStatus('resolved').must('11:10', wang, 'refuse').intents)).toEqual([li.id]);
});

it('of a signature only those are told who have to sign or archive now (ask-step.test.ts)', () => {
  const accepted = inStatus('resolved').must('11:05', qian, 'accept');
  expect(direct(accepted.must('11:10', wang, 'confirm').intents)).toEqual([sun.id]);
});

it('whatever happens, both cards are brought up to date first', () => {
  const story = inStatus('waiting');
  for (const act of [
    () => story.must('11:00', wang, 'reply'),
    () => story.must('11:01', qian, 'reclassify'),
    () => story.must('11:02', li, 'resolve'),
  ]) {
    act();
    const cards = story.intents.slice(0, 2).map(({ kind, place }) => `${kind} ${place}`);
    expect(cards).toEqual(['update-card customer', 'update-card desk']);
  }
});

it('each entry of an outbox has an identity of its own, the same when the same cause is decided again', () => {
  const now = at('10:00');
  const { intents } = new Story();
  const ids = outboxEntries(intents, 'view:V123', now).map(({ id }) => id);
  expect(ids).toEqual(['view:V123/0', 'view:V123/1', 'view:V123/2']);
  expect(outboxEntries(intents, 'view:V123', now)).toEqual(outboxEntries(intents, 'view:V123', now));
  expect(outboxEntries(intents, 'view:V124', now).map(({ id }) => id)).not.toContain(ids[0]);
});
