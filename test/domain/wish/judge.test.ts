import type { Person } from '../../../src/domain/people/person.js';
import { mayNotSpeakOfWish, maySeeWish } from '../../../src/domain/wish/may.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import type { Decision } from '../../../src/domain/record/decision.js';
import { judge, type Judgement } from '../../../src/domain/wish/judge.js';
import { backedWish, recordedWish } from '../../../src/domain/wish/record.js';
import { backedBy, wishSchema, type Wish } from '../../../src/domain/wish/wish.js';
import { DECISIONS, sameText, WISH_LIFE, WISH_STATUSES } from '../../../src/domain/wish/words.js';
import { chen, HARBOUR, li, qian, ref, RENHE, smith, sun, wang, wu, zhao, zhou } from '../people/cast.js';
import { at, CHANNEL, Story } from '../ticket/requests.js';

const request = new Story().ticket;
const theirs = new Story({
  number: 'SR-2026-000057',
  contract: { customerId: HARBOUR, customerChannel: 'C0HARBOUR1', locale: 'en', customerName: 'Harbour' },
}).ticket;
const said = { text: '报表能按科室导出', by: ref(li), at: at('10:00'), cause: 'press:1:wish:0' };
const fresh = () => recordedWish('WR-2026-000001', request, said, at('10:00'));
const shared = () =>
  backedWish(fresh(), theirs, { ...said, cause: 'press:2:wish:0', at: at('10:30') }, at('10:30'))!;
let step = 0;
const told = (wish: Wish, judgement: Judgement, by: Person = qian) =>
  judge(wish, judgement, by, { at: at('11:00'), now: at('11:00'), cause: `view:${(step += 1)}` });
function must(...given: Parameters<typeof told>): Decision<Wish> {
  const outcome = told(...given);
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome;
}
const WORDS: Record<string, Judgement> = {
  review: { decision: 'review' },
  plan: { decision: 'plan', release: '5.2' },
  finish: { decision: 'finish' },
  decline: { decision: 'decline', text: '与医保接口冲突' },
};

it('a wish knows who raised it, in which request, when, and is read from the store as it was written', () => {
  const wish = fresh();
  expect(wish).toMatchObject({
    ...{ status: 'recorded', text: said.text, recordedAt: at('10:00'), customerIds: [RENHE] },
    backers: [{ customerName: '仁和医院', request: 'SR-2026-000042', name: '王主任', channel: CHANNEL }],
    history: [{ type: 'recorded', by: { id: li.id } }],
  });
  expect(wishSchema.parse(wish)).toEqual(wish);
});

it.each([
  ['报表能按科室导出', '报表 能按科室导出。'],
  ['Export by WARD', 'export by ward!'],
  ['ＰＤＦ export', 'pdf　Export'],
])('%s and %s are the same wish', (one, other) => expect(sameText(one)).toBe(sameText(other)));

it('the same wish of another customer counts for them, and once for a request', () => {
  const wish = shared();
  expect(wish.customerIds).toEqual([RENHE, HARBOUR]);
  expect(wish.history.map(({ type }) => type)).toEqual(['recorded', 'backed']);
  expect(backedWish(wish, theirs, { ...said, cause: 'press:3:wish:0' }, at('10:40'))).toBeUndefined();
  expect(backedBy(wish, [HARBOUR]).map(({ request: number }) => number)).toEqual(['SR-2026-000057']);
});

describe('every status knows what can be decided of it', () => {
  const inStatus = (status: Wish['status']): Wish => ({ ...fresh(), status });
  const rows = WISH_STATUSES.flatMap((status) => DECISIONS.map((decision) => [status, decision] as const));
  it.each(rows)('%s: %s', (status, decision) => {
    const outcome = told(inStatus(status), WORDS[decision]!);
    const may = WISH_LIFE[status].includes(decision);
    expect(isRefusal(outcome) ? outcome.refused : 'done').toBe(may ? 'done' : 'wish-not-now');
  });
});

it('a plan is kept until there is another one, or none', () => {
  const planned = must(fresh(), { decision: 'plan', day: '2027-03-01', release: '5.2' }).record;
  expect(planned).toMatchObject({ status: 'planned', plan: { day: '2027-03-01', release: '5.2' } });
  expect(must(planned, { decision: 'finish' }).record.plan).toMatchObject({ release: '5.2' });
  expect(must(planned, { decision: 'finish', release: '5.3' }).record.plan).toMatchObject({ release: '5.3' });
  expect(must(planned, { decision: 'review' }).record.plan).toBeUndefined();
});

it.each([
  ['planned for no time', { decision: 'plan' }, 'wish-plan-without-date'],
  ['declined without a reason', { decision: 'decline' }, 'wish-without-reason'],
  ['spoken of without a word', {}, 'wish-nothing-said'],
] as const)('is not %s', (_, judgement, refused) => {
  expect(told(fresh(), judgement)).toMatchObject({ refused });
});

it('every customer who wants it is told of a decision, in their channel and language; nobody of a comment', () => {
  const { intents } = must(shared(), { decision: 'plan', release: '5.2' });
  expect(intents).toMatchObject([
    { kind: 'post', lane: CHANNEL, locale: 'zh-CN', message: 'wish-planned' },
    { kind: 'post', lane: 'C0HARBOUR1', locale: 'en', message: 'wish-planned' },
  ]);
  expect(must(shared(), { text: '先问厂家' }).intents).toEqual([]);
});

it('whoever is made its owner is told, and once', () => {
  const { record: wish, intents } = must(shared(), { owner: ref(li) });
  expect(intents).toMatchObject([{ kind: 'direct', lane: li.id, message: 'wish-owned' }]);
  expect(told(wish, { owner: ref(li) })).toMatchObject({ refused: 'wish-nothing-said' });
  expect(must(shared(), { owner: ref(qian) }, qian).intents).toEqual([]);
});

it.each([
  ['engineer', li, '.', '+'],
  ['another engineer', chen, '.', '+'],
  ['tech-head', qian, '+', '+'],
  ['front-desk', sun, '.', '+'],
  ['quality', wu, '.', '+'],
  ['manager', zhao, '+', '+'],
  ['admin', zhou, '.', '.'],
  ['own customer', wang, '-', '-'],
  ['other customer', smith, '-', '-'],
] as const)('who may decide, and comment: %s', (_, person, decide, comment) => {
  const mark = (what: 'decide' | 'comment') => {
    const refusal = mayNotSpeakOfWish(person, what, 'WR-2026-000001');
    return refusal ? (refusal.refused === 'wish-not-found' ? '-' : '.') : '+';
  };
  expect([mark('decide'), mark('comment')]).toEqual([decide, comment]);
  const refused = { '+': undefined, '.': 'wish-for-heads', '-': 'wish-not-found' }[decide];
  const outcome = told(fresh(), { decision: 'review' }, person);
  expect(isRefusal(outcome) ? outcome.refused : undefined).toBe(refused);
});

it('customers see their own wishes, staff all', () => {
  expect([wang, smith, li].map((person) => maySeeWish(person, fresh()))).toEqual([true, false, true]);
});
