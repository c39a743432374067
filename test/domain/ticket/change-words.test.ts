import type { Person } from '../../../src/domain/people/person.js';
import { holdingsIn } from '../../../src/domain/privacy/holdings.js';
import { erase } from '../../../src/domain/privacy/erase.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import { changeWords } from '../../../src/domain/ticket/change-words.js';
import { beforeChange } from '../../../src/domain/ticket/said-words.js';
import type { Decision } from '../../../src/domain/ticket/decide.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { li, RENHE, ROSTER, wang, zhou } from '../people/cast.js';
import { at, CHANNEL, DESK, Story } from './requests.js';

const TS = '1763863500.000200';
const SOURCE = { channel: CHANNEL, ts: '1763863000.000100' };
const context = (when: string, cause = `edit:${when}`) => ({
  ...{ at: at(when), now: at(when), cause, seed: `seed of ${cause}` },
  ...{ roster: ROSTER, deskLocale: 'zh-CN' as const },
});
const REPLY = { channel: CHANNEL, ts: TS };

/** 王主任 has said something in the thread, or 李工 in the desk's own. */
const replied = (by: Person = wang, place: 'customer' | 'desk' = 'customer') =>
  new Story().must('10:05', by, 'reply', { text: '3 号机也不行', slackTs: TS, place }).ticket;

function changed(
  ticket: Ticket,
  text: string | undefined,
  when = '10:10',
  by = wang,
  place = REPLY,
): Decision {
  const decision = changeWords(ticket, { ...place, text }, by, context(when));
  if (!decision) throw new Error('nothing was changed');
  return decision;
}
const toldTo = ({ intents }: Decision): string[] =>
  intents
    .filter(({ message }) => message === 'words-changed' || message === 'words-deleted')
    .map(({ kind, place, lane }) => `${kind} ${place ?? lane}`);

test('the old words stay, the new ones are told to the desk and to whoever works on it, and no clock moves', () => {
  const before = replied();
  const decision = changed(before, '4 号机也不行');
  const { record, facts } = decision;
  expect(facts).toMatchObject([
    { type: 'words-changed', text: '4 号机也不行', side: 'customer', by: { id: wang.id }, at: at('10:10') },
  ]);
  expect(record.history.find(({ type }) => type === 'replied')).toMatchObject({ text: '3 号机也不行' });
  expect(toldTo(decision)).toEqual(['post-thread desk', `direct ${li.id}`]);
  const states = ({ clocks }: Ticket) => clocks.map(({ metric, state, dueAt }) => [metric, state, dueAt]);
  expect(states(record)).toEqual(states(before));
  expect(verifyChain(record).ok).toBe(true);
});

test('a deletion keeps what had been said, and after it nothing more is changed', () => {
  const decision = changed(replied(), undefined);
  const [fact] = decision.facts;
  expect(fact?.type === 'words-deleted' && beforeChange(decision.record, fact)?.text).toBe('3 号机也不行');
  expect(changeWords(decision.record, { ...REPLY, text: '别的' }, wang, context('10:20'))).toBeUndefined();
  expect(changeWords(decision.record, { ...REPLY, text: undefined }, wang, context('10:20'))).toBeUndefined();
});

test('what says the same, or was never kept, is nothing', () => {
  const ticket = replied();
  expect(changeWords(ticket, { ...REPLY, text: ' 3 号机也不行\n' }, wang, context('10:10'))).toBeUndefined();
  const elsewhere = { channel: CHANNEL, ts: '1763860000.000001' };
  expect(changeWords(ticket, { ...elsewhere, text: '别的' }, wang, context('10:10'))).toBeUndefined();
});

test('changes that come out of turn are each kept, and the desk is told only what is new', () => {
  const later = changed(replied(), '第三稿', '10:20').record;
  const decision = changed(later, '第二稿', '10:15');
  expect(decision.facts).toMatchObject([{ type: 'words-changed', text: '第二稿', at: at('10:15') }]);
  expect(toldTo(decision)).toEqual([]);
  const [fact] = decision.facts;
  expect(fact?.type === 'words-changed' && beforeChange(decision.record, fact)?.text).toBe('3 号机也不行');
});

test('our own words to the customer are kept as well; a note, which the desk sees, is told to nobody', () => {
  expect(toldTo(changed(replied(li), '明天上午到', '10:10', li))).toEqual(['post-thread desk']);
  expect(toldTo(changed(replied(li, 'desk'), '备件已到', '10:10', li, { channel: DESK, ts: TS }))).toEqual(
    [],
  );
});

describe('a request that was registered from a message', () => {
  const words = `PACS 打不开\n${'很长的说明，'.repeat(500)}`;
  const made = (items: string[]) => new Story({ by: li, filing: { source: SOURCE, words, items } });

  test('keeps the whole of it where its items do not, and tells the desk what is too long for the card', () => {
    const { ticket, intents } = made(['PACS 打不开']);
    expect(ticket.history[0]).toMatchObject({ type: 'registered', text: words });
    expect(intents).toContainEqual(
      expect.objectContaining({ kind: 'post-thread', place: 'desk', message: 'registered' }),
    );
    expect(verifyChain(ticket).ok).toBe(true);
  });

  test('keeps nothing twice', () => {
    const { ticket, intents } = new Story({ filing: { source: SOURCE, words: 'A\nB', items: ['A', 'B'] } });
    expect(ticket.history[0]).not.toHaveProperty('text');
    expect(intents.filter(({ place, kind }) => kind === 'post-thread' && place === 'desk')).toEqual([]);
  });

  test('is changed with its message: its items stay what was registered', () => {
    const { ticket } = made(['PACS 打不开']);
    const decision = changed(ticket, '已经好了', '10:10', wang, SOURCE);
    const [fact] = decision.facts;
    expect(fact?.type === 'words-changed' && beforeChange(decision.record, fact)?.text).toBe(words.trim());
    expect(decision.record.items).toEqual(ticket.items);
    expect(toldTo(decision)).toEqual(['post-thread desk', `direct ${li.id}`]);
  });

  test('of before the message was kept has in its items what it said', () => {
    const { ticket } = new Story({ filing: { source: SOURCE, items: ['打印机卡纸'] } });
    const decision = changed(ticket, '打印机已换', '10:10', wang, SOURCE);
    const [fact] = decision.facts;
    expect(fact?.type === 'words-changed' && beforeChange(decision.record, fact)?.text).toBe('打印机卡纸');
  });

  test('what the person asking wrote is theirs to have erased, whoever registered it; then it is changed no more', () => {
    const story = made(['PACS 打不开']);
    story.ticket = changed(story.ticket, '已经好了', '10:10', wang, SOURCE).record;
    const { ticket } = story.must('10:20', wang, 'cancel');
    const subject = { personId: wang.id, names: [wang.name], phones: [], customerIds: [RENHE] };
    const keys = new Set(holdingsIn(ticket, subject).map(({ key }) => key));
    const erased = erase(ticket, { keys, reason: '本人要求' }, zhou, context('11:00'));
    if (!erased || isRefusal(erased)) throw new Error('nothing was erased');
    const kept = JSON.stringify(erased.record);
    for (const word of ['很长的说明', '已经好了', 'PACS 打不开']) expect(kept).not.toContain(word);
    expect(verifyChain(erased.record).ok).toBe(true);
    expect(changeWords(erased.record, { ...SOURCE, text: '再改' }, wang, context('11:10'))).toBeUndefined();
  });
});
