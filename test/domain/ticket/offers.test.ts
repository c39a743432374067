import { outboxEntries, type Intent } from '../../../src/domain/record/outbox.js';
import { asksFor, mayShow, outdated, offered, shown } from '../../../src/domain/ticket/offers.js';
import { isOwed, toldAt, type Receipt } from '../../../src/domain/ticket/receipt.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { li, qian, ROSTER, wang, zhao } from '../people/cast.js';
import { at, Story } from './requests.js';

const breached = () => {
  const story = new Story();
  story.sweepUntil('10:36');
  return story;
};
const last = (story: Story, type: 'registered' | 'escalated' | 'breached') => story.all(type).at(-1)!;
/** A manager, who resolves nothing. */
const reader = { id: zhao.id, roster: ROSTER };
const told = (factId: string, offers: string[], more: Partial<Receipt> = {}): Receipt => ({
  ...{ id: `entry of ${factId}`, message: 'x', factId, lane: li.id, channel: 'D1', ts: '1.1', offers },
  deliveredAt: at('10:31'),
  ...more,
});
/** The facts of the last act. */
const lastAct = ({ history }: Ticket) => history.filter(({ cause }) => cause === history.at(-1)!.cause);
const updates = (ticket: Ticket, facts = lastAct(ticket)) =>
  outdated(ticket, facts, { roster: ROSTER, deskLocale: 'zh-CN' });

it('a new request and its breach offer to acknowledge until somebody does; an escalation also to take it', () => {
  const story = breached();
  expect(offered(story.ticket, last(story, 'registered'))).toEqual(['acknowledge']);
  expect(offered(story.ticket, last(story, 'breached'))).toEqual(['acknowledge']);
  expect(offered(story.ticket, last(story, 'escalated'))).toEqual(['acknowledge', 'take']);
  story.must('10:37', zhao, 'take');
  expect(offered(story.ticket, last(story, 'escalated'))).toEqual(['acknowledge']);
  story.must('10:38', qian, 'acknowledge');
  expect(offered(story.ticket, last(story, 'registered'))).toEqual([]);
});

it('messages whose buttons lead nowhere now are owed an update, where they stand, the others are not', () => {
  const story = breached().must('10:37', zhao, 'take');
  const receipts = [
    told(last(story, 'registered').id, ['acknowledge']),
    told(last(story, 'escalated').id, ['acknowledge', 'take'], { lane: zhao.id }),
    told(last(story, 'breached').id, []),
  ];
  expect(updates({ ...story.ticket, outbox: [], receipts })).toEqual([
    {
      kind: 'update-message',
      lane: zhao.id,
      message: 'escalated',
      factId: last(story, 'escalated').id,
      data: { of: receipts[1]!.id },
      locale: 'zh-CN',
    },
  ]);
});

it('a message on its way may have been written before: its update goes behind it; once', () => {
  const story = breached();
  const intent: Intent = {
    kind: 'direct',
    lane: li.id,
    message: 'registered',
    factId: last(story, 'registered').id,
  };
  const outbox = outboxEntries([intent], 'view:V1', at('10:00'));
  story.must('10:37', qian, 'acknowledge');
  const [update] = updates({ ...story.ticket, outbox });
  expect(update).toMatchObject({ kind: 'update-message', lane: li.id, data: { of: 'view:V1/0' } });
  const both = [...outbox, ...outboxEntries([update!], 'press:1', at('10:37'))];
  expect(updates({ ...story.ticket, outbox: both })).toEqual([]);
});

it('what changes no button owes no update, whatever is on its way', () => {
  const story = breached();
  const intent: Intent = {
    kind: 'direct',
    lane: li.id,
    message: 'registered',
    factId: last(story, 'registered').id,
  };
  const outbox = outboxEntries([intent], 'view:V1', at('10:00'));
  story.must('10:37', li, 'note');
  expect(updates({ ...story.ticket, outbox })).toEqual([]);
});

it('what asks by no button is owed an update when it is over, once, and whatever becomes of the request after that none', () => {
  const story = new Story().must('10:05', li, 'acknowledge').must('10:08', li, 'propose', { mode: 'remote' });
  story.sweepUntil('Tue 10:00');
  const pages = story.ticket.history.filter(
    (fact) => (fact.type === 'warned' || fact.type === 'breached') && fact.metric === 'repair',
  );
  expect(pages.map(({ type }) => type)).toEqual(['warned', 'warned', 'breached']);
  const sent = (fact: (typeof pages)[number]) =>
    told(fact.id, [...shown(story.ticket, fact, reader)], { lane: zhao.id });
  const receipts = pages.map(sent);
  expect(receipts.map(({ offers }) => offers)).toEqual(pages.map(() => ['unsettled']));
  const about = (given: Receipt[]) =>
    updates({ ...story.ticket, outbox: [], receipts: given }).map(({ factId }) => factId);
  story.must('Tue 10:01', li, 'note');
  expect(about(receipts)).toEqual([]);
  story.must('Tue 10:05', li, 'resolve');
  expect(about(receipts)).toEqual(pages.map(({ id }) => id));
  // Messages of before it was kept whether they were over stay as they are.
  expect(about(pages.map(({ id }) => told(id, [], { lane: zhao.id })))).toEqual([]);
  const settled = pages.map(sent);
  story.must('Tue 10:10', wang, 'confirm');
  expect(about(settled)).toEqual([]);
  for (const fact of pages) expect(mayShow(fact)).toEqual([...asksFor(fact), 'unsettled']);
});

it('when something happened and when it was told are two instants', () => {
  const story = breached();
  const fact = last(story, 'breached');
  const ticket = { ...story.ticket, outbox: [] };
  expect(toldAt(ticket, fact)).toBeUndefined();
  const receipts = [
    told(fact.id, [], { deliveredAt: at('10:40') }),
    told(fact.id, [], { deliveredAt: at('10:37') }),
    told(fact.id, [], { deliveredAt: undefined, supersededAt: at('10:35') }),
  ];
  expect(fact.at).toEqual(at('10:30'));
  expect(toldAt({ ...ticket, receipts }, fact)).toEqual(at('10:37'));
  const intent: Intent = { kind: 'direct', lane: li.id, message: 'breached', factId: fact.id };
  expect(isOwed(ticket, fact)).toBe(false);
  expect(isOwed({ outbox: outboxEntries([intent], 'tick:1', at('10:30')) }, fact)).toBe(true);
});
