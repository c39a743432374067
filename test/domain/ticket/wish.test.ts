import { isRefusal } from '../../../src/domain/refusal.js';
import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import { wishNoted } from '../../../src/domain/ticket/carry-out.js';
import type { ErrandOf } from '../../../src/domain/ticket/errands.js';
import { li, qian, ROSTER, wang } from '../people/cast.js';
import { at, Story } from './requests.js';

const wishesOf = ({ ticket }: Story) =>
  (ticket.errands ?? []).filter((one): one is ErrandOf<'wish'> => one.do === 'wish');
const noted = (story: Story) => {
  const [first] = wishesOf(story);
  const context = { at: at('11:00'), now: at('11:00'), cause: 'x', seed: 'x' };
  const decision = wishNoted(
    story.ticket,
    first!,
    { number: 'WR-2026-000001', joined: false },
    { ...context, roster: ROSTER, deskLocale: 'zh-CN' },
  );
  story.ticket = decision!.record;
  return decision!;
};

it('a request of the category goes to the list of wishes item by item, signed by whoever filed it', () => {
  const story = new Story({ filing: { category: 'requirement' } });
  expect(wishesOf(story).map(({ text, side, by }) => [text, side, by.id])).toEqual(
    story.ticket.items.map(({ text }) => [text, 'customer', wang.id]),
  );
  expect(new Story().ticket.errands).toBeUndefined();
});

it('so does one that turns out to be a requirement, unless its words are there already', () => {
  const story = new Story().must('10:05', li, 'wish', { text: 'PACS 无法登录，提示“连接超时”！' });
  noted(story);
  story.must('10:20', qian, 'reclassify', { severity: 'general', category: 'requirement' });
  expect(wishesOf(story).map(({ text }) => text)).toEqual(['Two workstations show a blue screen']);
});

it('the customer and the engineer record one out of any request, once; the customer reads its number', () => {
  for (const by of [li, wang]) {
    const story = new Story()
      .must('10:05', li, 'acknowledge')
      .must('10:30', by, 'wish', { text: '批量打印' });
    const { facts, intents } = noted(story);
    expect(facts).toMatchObject([{ type: 'wish-recorded', wish: 'WR-2026-000001', by: { id: by.id } }]);
    expect(intents.map(({ message, place }) => `${message} ${place}`)).toContain('wish-recorded customer');
    expect(story.tell('11:10', li, 'wish', { text: '批量 打印。' })).toMatchObject({
      refused: 'already-wished',
      data: { wish: 'WR-2026-000001' },
    });
    expect(isRefusal(story.tell('11:10', li, 'wish', { text: '批量导出' }))).toBe(false);
    expect(verifyChain(story.ticket)).toMatchObject({ ok: true });
  }
});
