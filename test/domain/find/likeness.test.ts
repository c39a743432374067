import { isSolved, likeness, likest, type Likened } from '../../../src/domain/find/likeness.js';
import { lookedUpBy, signsAlike, signsIn } from '../../../src/domain/find/signs.js';
import { wordsIn } from '../../../src/domain/find/words.js';
import type { Status } from '../../../src/domain/ticket/words.js';
import { RENHE } from '../people/cast.js';
import { at } from '../ticket/requests.js';

const about = (id: string, text: string, more: Partial<Likened> = {}): Likened => ({
  ...{ id, contractId: 'c', system: 'PACS 影像系统', category: 'fault', items: [{ no: 1, text }] },
  ...more,
});
const past = (status: Status, outcome: string | undefined, ...given: Parameters<typeof about>) => ({
  ...about(...given),
  ...{ status, receivedAt: at('10:00') },
  resolution: outcome === undefined ? undefined : ({ outcome, text: 'x', at: at('10:00') } as never),
});
const even = () => 1;
const offered = (asked: Likened, ...all: ReturnType<typeof past>[]) =>
  likest(asked, all, even).map(({ id }) => id);

const LOGIN = about('A', 'PACS 无法登录');

it.each([
  ['医生登不上系统', 'Nobody can sign in'],
  ['凭条卡纸', 'The printer jams'],
  ['工作站蓝屏', 'Blue screens all day'],
  ['Crane makes a grinding noise', '升降时有异响'],
  ['连不上服务器', 'Scanners are offline'],
])('“%s” and “%s” show a sign in common', (one, other) => {
  expect(signsAlike(signsIn(one), signsIn(other))).toBeGreaterThan(0.4);
});

it('what is concerned says little: a jam is no blank label', () => {
  expect(signsAlike(signsIn('打印机卡纸'), signsIn('打印出来是空白'))).toBeLessThan(0.3);
  expect(signsAlike(signsIn('报告抬头不对'), signsIn('新员工培训'))).toBe(0);
});

it('a sign is looked up by words that texts have in the store', () => {
  const words = lookedUpBy(signsIn('登不上')).flat();
  for (const text of ['账号登录失败', 'Login fails', 'cannot log in', '登不上了'])
    expect(wordsIn(text).some((word) => words.includes(word))).toBe(true);
  for (const common of ['in', 'on', 'the', '']) expect(words).not.toContain(common);
});

it('the same in other words or another language is offered; another fault of the same system is not', () => {
  expect(likeness(LOGIN, about('B', '登不进 PACS 了'), even)).toBeGreaterThan(0);
  expect(likeness(LOGIN, about('B', 'Cannot log in to PACS'), even)).toBeGreaterThan(0);
  expect(likeness(LOGIN, about('B', '胶片打印机卡纸'), even)).toBeUndefined();
});

it('a visit at which logging in was looked at is not like a login failure, on the same piece neither', () => {
  const visit = { category: 'visit' as const };
  const text = '季度寻访：检查 PACS 登录、打印，均正常';
  expect(likeness(LOGIN, about('B', text, visit), even)).toBeUndefined();
  expect(likeness(LOGIN, about('B', text), even)).toBeGreaterThan(0);
});

it('the exact name of the system makes no difference, another system of the desk does', () => {
  const called = (system: string) => likeness(LOGIN, about('B', '登录 PACS 失败', { system }), even);
  expect(called('pacs')).toBe(called('PACS 影像系统'));
  expect(called('HIS 门诊系统') ?? 0).toBeLessThan(called('pacs')!);
});

it('the same piece comes first, but being the same piece is not enough', () => {
  const piece = { equipmentId: 'E1', equipmentLabel: '工作站 · VX-7 · 1' };
  const asked = about('A', '工作站开机蓝屏', piece);
  const other = past('archived', 'repaired', 'other', '工作站开机蓝屏，已重装', {
    ...{ equipmentId: 'E2', equipmentLabel: '工作站 · VX-7 · 2' },
  });
  const own = past('archived', 'repaired', 'own', 'Workstation shows a blue screen', piece);
  expect(offered(asked, other, own)).toEqual(['own', 'other']);
  expect(offered(asked, past('archived', 'repaired', 'B', '工作站键盘少了一个键帽', piece))).toEqual([]);
});

it('of which somebody said that it has the same cause is offered first, whatever its words', () => {
  const links = [{ number: 'said', relation: 'same-cause' as const, title: 'x', customerId: RENHE }];
  const said = past('archived', 'repaired', 'said', '胶片打印机卡纸');
  const like = past('archived', 'repaired', 'like', 'PACS 无法登录');
  expect(offered({ ...LOGIN, links }, like, said)).toEqual(['said', 'like']);
});

it('unsolved ones are offered behind equally good solved ones; what was withdrawn or merged is not', () => {
  const text = 'PACS 无法登录';
  const all = [
    past('cancelled', undefined, 'cancelled', text),
    past('merged', undefined, 'merged', text),
    past('waiting', undefined, 'open', text),
    past('confirmed', 'unsolvable', 'given up', text),
    past('confirmed', 'repaired', 'solved', text),
  ];
  expect(offered(LOGIN, ...all)).toEqual(['solved', 'open', 'given up']);
  expect(all.filter(isSolved).map(({ id }) => id)).toEqual(['solved']);
});

it('what was erased is like nothing', () => {
  const erased = `erased:${'0'.repeat(64)}`;
  expect(likeness(LOGIN, about('B', erased), even)).toBeUndefined();
  expect(likeness(about('A', erased), about('B', erased), even)).toBeUndefined();
});
