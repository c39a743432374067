import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import { ITEM_OUTCOMES, outcomeOf } from '../../../src/domain/ticket/item-outcomes.js';
import { ticketSchema } from '../../../src/domain/ticket/ticket.js';
import { refusalText } from '../../../src/slack/answer.js';
import { readVerbForm, verbModal } from '../../../src/slack/modals/verb-form.js';
import { ticketCard } from '../../../src/slack/messages/ticket-card.js';
import { ticketStory } from '../../../src/slack/messages/ticket-story.js';
import { li, wang } from '../people/cast.js';
import { inStatus } from './in-status.js';
import { NEW_SCREEN } from './requests.js';

const NOBODY = { engineers: [], staff: [] };
const EACH = [
  { no: 1, outcome: 'repaired' },
  { no: 2, outcome: 'not-done' },
] as const;

it.each([
  [['repaired', 'replaced'], 'replaced'],
  [['repaired', 'explained', 'replaced'], 'explained'],
  [['explained', 'unsolvable', 'not-done'], 'unsolvable'],
  [['not-done', 'repaired'], 'repaired'],
  [['not-done', 'not-done'], undefined],
] as const)('items that are %j make a request that is %s', (outcomes, whole) => {
  expect(outcomeOf(outcomes.map((outcome, index) => ({ no: index + 1, outcome })))).toBe(whole);
});

it('each item’s outcome is kept, shown on the card and in the thread, and signed by the customer', () => {
  const story = inStatus('arrived').must('11:00', li, 'resolve', { items: EACH, split: true });
  expect(story.ticket.resolution?.items).toEqual(EACH);
  const card = JSON.stringify(ticketCard(story.ticket, 'customer', 'zh-CN'));
  expect(card).toContain('第 1 项 · 已修复');
  expect(card).toContain('第 2 项 · 未处理，转入 新的请求');
  const fact = story.facts.find(({ type }) => type === 'resolved')!;
  const said = ticketStory({ ticket: story.ticket, fact, locale: 'en', place: 'customer' }).text;
  expect(said).toContain('Item 2: not done, goes on as a new request');
  story.must('11:10', wang, 'confirm');
  expect(verifyChain(story.ticket)).toMatchObject({ ok: true });
  const items = EACH.map(({ no }) => ({ no, outcome: 'repaired' as const }));
  const changed = { ...story.ticket, resolution: { ...story.ticket.resolution!, items } };
  expect(verifyChain(changed)).toMatchObject({ ok: false, field: 'resolution' });
});

it('an item that was not named has the outcome of the whole; one that there is not is left out', () => {
  const items = [
    { no: 2, outcome: 'replaced' },
    { no: 9, outcome: 'explained' },
  ];
  const story = inStatus('arrived').must('11:00', li, 'resolve', {
    ...{ outcome: 'repaired', items, replacements: [NEW_SCREEN] },
  });
  expect(story.ticket.resolution?.items).toEqual([
    { no: 1, outcome: 'repaired' },
    { no: 2, outcome: 'replaced' },
  ]);
});

it('when nothing was done there is nothing to confirm', () => {
  const story = inStatus('arrived');
  const items = [1, 2].map((no) => ({ no, outcome: 'not-done' }));
  const refusal = story.tell('11:00', li, 'resolve', { items });
  expect(refusal).toMatchObject({ refused: 'nothing-done' });
  expect(refusalText(refusal as never, 'en')).toMatch(/^No item of SR-2026-000042 is done/);
});

it('the customer sends single items back, by number', () => {
  const story = inStatus('resolved').must('11:10', wang, 'refuse', { items: ['2', '7'] });
  expect(story.all('refused')).toMatchObject([{ items: [2] }]);
  const [fact] = story.all('refused');
  expect(ticketStory({ ticket: story.ticket, fact: fact!, locale: 'zh-CN', place: 'desk' }).text).toContain(
    '（第 2 项）',
  );
});

it('a request of the time before, whose items were not told apart, is read and shown as it was', () => {
  const { ticket } = inStatus('resolved');
  expect(ticketSchema.parse(ticket).resolution).not.toHaveProperty('items');
  expect(JSON.stringify(ticketCard(ticket, 'customer', 'zh-CN'))).toContain('*第 1 项*');
});

describe('the form', () => {
  const form = (verb: 'resolve' | 'refuse', items: number) => {
    const { ticket } = inStatus('arrived');
    const some = { ...ticket, items: ticket.items.slice(0, items) };
    const view = verbModal({
      verb,
      ticket: some,
      person: li,
      place: 'desk',
      candidates: NOBODY,
      locale: 'en',
    });
    return view.blocks.flatMap((block) => ('block_id' in block && block.block_id ? [block.block_id] : []));
  };

  it('asks what became of each item where there are several, and of the request where there is one', () => {
    expect(form('resolve', 2)).toEqual(expect.arrayContaining(['item-1', 'item-2', 'text']));
    expect(form('resolve', 2)).not.toContain('outcome');
    expect(form('resolve', 1)).toEqual(expect.arrayContaining(['outcome', 'text']));
    expect(form('resolve', 1)).not.toContain('item-1');
    expect(form('refuse', 2)).toContain('items');
    expect(form('refuse', 1)).not.toContain('items');
  });

  it('reads what was chosen, whatever was chosen', () => {
    const chosen = (value: string) => ({ value: { selected_option: { value } } });
    for (const outcome of ITEM_OUTCOMES) {
      const values = {
        'item-1': chosen('replaced'),
        'item-2': chosen(outcome),
        text: { value: { value: '已换网线' } },
      };
      expect(readVerbForm('resolve', values as never, NOBODY, 'en')).toMatchObject({
        ok: {
          outcome: outcome === 'explained' || outcome === 'unsolvable' ? outcome : 'replaced',
          items: [
            { no: 1, outcome: 'replaced' },
            { no: 2, outcome },
          ],
        },
      });
    }
  });
});
