import { outboxEntries, type Intent } from '../../../src/domain/record/outbox.js';
import type { NotifiedOtherwise } from '../../../src/domain/people/notify-by.js';
import {
  asksOfCustomer,
  CUSTOMER_ASKED,
  doneByCustomer,
  mentionedInstead,
  offeredToCustomer,
} from '../../../src/domain/ticket/asked-directly.js';
import { outdated } from '../../../src/domain/ticket/offers.js';
import type { Receipt } from '../../../src/domain/ticket/receipt.js';
import { li, qian, RENHE, ROSTER, smith, sun, wang, HARBOUR } from '../people/cast.js';
import { at, CHANNEL, Story } from './requests.js';

const DESK = { roster: ROSTER, deskLocale: 'zh-CN' } as const;
const CHEN = 'U0CUSTCHEN';
const direct = (...customerIds: string[]) => ({ by: 'direct' as const, customerIds });
const WANG: NotifiedOtherwise = { [wang.id]: direct(RENHE) };

const begun = (notify: NotifiedOtherwise = WANG) =>
  new Story({ notify }).must('10:01', li, 'acknowledge').must('10:05', li, 'propose');
const waiting = (notify?: NotifiedOtherwise) => begun(notify).must('10:10', li, 'wait');
const resolved = (notify?: NotifiedOtherwise) => begun(notify).must('10:10', li, 'resolve');
const quoted = (notify?: NotifiedOtherwise) => begun(notify).must('10:10', li, 'quote');

/** Who of the customer is to be told directly, and whom the thread does not mention. */
const asked = (intents: readonly Intent[]): string[] =>
  intents
    .filter(({ message, kind }) => message === CUSTOMER_ASKED && kind === 'direct')
    .map((one) => one.lane);
const unmentioned = (intents: readonly Intent[]): unknown[] =>
  intents
    .filter(({ lane, kind }) => lane === CHANNEL && kind === 'post-thread')
    .map(({ data }) => data?.['directly']);

it.each([
  ['an answer', waiting],
  ['a decision on a quotation', quoted],
  ['a signature', resolved],
])(
  'who wants direct messages is asked for %s in one, and the thread does not mention them',
  (_what, story) => {
    const { intents } = story();
    expect(asked(intents)).toEqual([wang.id]);
    expect(unmentioned(intents)).toEqual([[wang.id]]);
  },
);

it('a reminder is a new direct message', () => {
  const story = resolved();
  story.sweepUntil('Tue 10:30');
  expect(story.asked).toHaveLength(1);
  expect(asked(story.intents)).toEqual([wang.id]);
});

it.each([
  ['nothing is known of them', {}],
  ['they want to be mentioned', { [wang.id]: { by: 'mention' as const, customerIds: [RENHE] } }],
])('they are mentioned where %s', (_why, notify) => {
  const { intents } = resolved(notify);
  expect(asked(intents)).toEqual([]);
  expect(unmentioned(intents)).toEqual([undefined]);
});

it('what asks nothing of the customer tells nobody directly', () => {
  const { intents } = begun().must('10:20', sun, 'reply', { text: '备件已在路上' });
  expect(asked(intents)).toEqual([]);
});

it('for a signature whoever of their company the contract may name is prepared for, for an answer the requester alone', () => {
  const notify = { ...WANG, [CHEN]: direct(RENHE), [smith.id]: direct(HARBOUR) };
  expect(asked(resolved(notify).intents)).toEqual([wang.id, CHEN]);
  expect(asked(waiting(notify).intents)).toEqual([wang.id]);
});

it('the words of an answer can be given there, and the pause disputed while the clock stands; nothing is left when it is done', () => {
  const story = waiting();
  const [fact] = story.all('waiting');
  expect(asksOfCustomer(fact!)).toEqual(['reply', 'resume', 'dispute']);
  expect(offeredToCustomer(story.ticket, fact!)).toEqual(['reply', 'resume', 'dispute']);
  story.must('10:11', wang, 'dispute', { reason: '我们早已答复' });
  expect(offeredToCustomer(story.ticket, fact!)).toEqual(['reply', 'resume']);
  story.must('10:12', sun, 'reply', { text: '请看上一条' });
  expect(doneByCustomer(story.ticket, fact!)).toBeUndefined();
  story.must('10:13', wang, 'reply', { text: '日志已发' });
  expect(offeredToCustomer(story.ticket, fact!)).toEqual([]);
  expect(doneByCustomer(story.ticket, fact!)).toMatchObject({ verb: 'reply', fact: { by: { id: wang.id } } });
});

const receiptOf = (factId: string, offers: string[]): Receipt => ({
  ...{ id: `entry of ${factId}`, message: CUSTOMER_ASKED, factId, lane: wang.id, channel: 'D1', ts: '1.1' },
  ...{ offers, deliveredAt: at('10:11') },
});

it.each([
  ['signed', 'confirm', wang, {}],
  ['sent back', 'refuse', wang, { reason: '仍然无法登录' }],
] as const)(
  'what was asked directly is owed an update once it is %s, told or on its way',
  (_done, verb, by, more) => {
    const story = resolved();
    const [fact] = story.all('resolved');
    const receipts = [receiptOf(fact!.id, ['confirm', 'refuse'])];
    const outbox = outboxEntries(story.intents, 'act', at('10:10'));
    const before = { ...story.ticket, outbox: [], receipts };
    expect(outdated(before, [fact!], DESK)).toEqual([]);
    story.must('10:20', by, verb, more);
    const update = { kind: 'update-message', lane: wang.id, message: CUSTOMER_ASKED, factId: fact!.id };
    const done = { ...story.ticket, outbox: [], receipts };
    expect(outdated(done, story.facts, DESK)).toEqual([expect.objectContaining(update)]);
    const onItsWay = outbox.find(({ message }) => message === CUSTOMER_ASKED)!;
    expect(outdated({ ...done, outbox: [onItsWay], receipts: [] }, story.facts, DESK)).toEqual([
      expect.objectContaining({ ...update, data: { of: onItsWay.id } }),
    ]);
  },
);

it('one that Slack refuses becomes a mention in the thread; of other messages nothing does', () => {
  const { ticket, intents } = resolved();
  const entry = outboxEntries(intents, 'act', at('10:10')).find(({ message }) => message === CUSTOMER_ASKED)!;
  const instead = mentionedInstead(ticket, entry);
  expect(instead).toMatchObject({ kind: 'post-thread', lane: CHANNEL, data: { person: wang.id } });
  expect(mentionedInstead(ticket, { ...entry, message: 'resolved' })).toBeUndefined();
  expect(mentionedInstead(ticket, { ...entry, ...instead })).toBeUndefined();
});

it('of a request that was merged the one who waits there is prepared for under it, too', () => {
  const story = begun({ ...WANG, [CHEN]: direct(RENHE) });
  const mergedIn = [{ number: 'SR-2026-000007', title: '登录慢', requester: '陈护士' }];
  story.ticket = { ...story.ticket, mergedIn };
  const { intents } = story.must('10:10', qian, 'resolve');
  const under = intents.filter(({ data }) => data?.['under'] === 'SR-2026-000007');
  expect(asked(under)).toEqual([wang.id, CHEN]);
  expect(unmentioned(under)).toEqual([[wang.id, CHEN]]);
});
