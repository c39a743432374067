import type { ErrandOf } from '../../../src/domain/ticket/errands.js';
import { splitNoted, splitRegistered } from '../../../src/domain/ticket/split-off.js';
import type { Locale } from '../../../src/domain/people/person.js';
import { verbModal } from '../../../src/slack/modals/verb-form.js';
import { li, ROSTER, wang } from '../../domain/people/cast.js';
import { CT, OLD } from '../../domain/ticket/replaced.js';
import { at, Story } from '../../domain/ticket/requests.js';

const SAID = {
  reason: '控件已停产',
  ...{ consulted: { text: '厂商' }, instead: { offer: 'other', text: '改用挂号查询' } },
  whyNot: { reason: '软件不涉及设备更换' },
};
const TEXT = '已清理日志盘，并加上容量告警';
const WORKED = { repaired: [], explained: [], replaced: ['SN-100 → SN-101', '发票 9', '免费'] };

const begun = (items = ['黑屏']) =>
  new Story({ contract: OLD, filing: { items } })
    .must('10:05', li, 'acknowledge')
    .must('10:20', li, 'propose', { mode: 'remote' });
const resolved = (given: object, story = begun()) =>
  story.must('11:00', li, 'resolve', { text: TEXT, ...given });
const form = ({ ticket }: Story, locale: Locale = 'zh-CN') => {
  const candidates = { engineers: [], staff: [] };
  const { blocks } = verbModal({
    verb: 'confirm',
    ticket,
    person: wang,
    place: 'customer',
    candidates,
    locale,
  });
  return blocks.map((block) => ('text' in block ? (block.text as { text: string }).text : '')).join('\n');
};

it.each([
  ['repaired', {}, '已修复'],
  ['explained', {}, '已向用户说明'],
  ['replaced', { replacements: [CT] }, '已更换新设备'],
] as const)('the customer reads what they sign: what was done, where it is %s', (outcome, more, word) => {
  const shown = form(resolved({ outcome, ...more }));
  for (const words of [TEXT, word, ...WORKED[outcome]]) expect(shown).toContain(words);
});

it('in English, too, with equipment, both serial numbers, proof and who pays', () => {
  const shown = form(resolved({ outcome: 'replaced', replacements: [CT] }), 'en');
  for (const words of [
    'replaced by new equipment',
    TEXT,
    'CT 影像工作站',
    'SN-100 → SN-101',
    'free of charge',
  ])
    expect(shown).toContain(words);
});

it('where it cannot be solved they read why, and what was done all the same', () => {
  const shown = form(resolved({ outcome: 'unsolvable', unsolvable: SAID }));
  for (const words of [
    '无法解决',
    TEXT,
    SAID.reason,
    SAID.consulted.text,
    SAID.instead.text,
    SAID.whyNot.reason,
  ])
    expect(shown).toContain(words);
});

it('of several items each with what became of it, its explanation, and where it goes on', () => {
  const items = [
    { no: 1, outcome: 'replaced' },
    { no: 2, outcome: 'explained', text: '属于设计如此' },
    { no: 3, outcome: 'not-done' },
  ];
  const story = begun(['黑屏', '偏色', '异响']);
  resolved({ items, split: true, replacements: [{ ...CT, item: 1 }] }, story);
  const errand = story.ticket.errands![0] as ErrandOf<'split'>;
  const context = { cause: 'x', seed: 'x', roster: ROSTER, deskLocale: 'zh-CN' } as const;
  const when = { ...context, at: at('11:00'), now: at('11:00') };
  const made = splitRegistered('SR-2026-000064', story.ticket, errand, when);
  story.ticket = splitNoted(story.ticket, made.record, errand, when)!.record;
  const shown = form(story);
  for (const words of [
    ...[TEXT, '第 1 项：已更换新设备', 'SN-100 → SN-101', '第 2 项：已向用户说明', '属于设计如此'],
    '第 3 项：未处理，转入 SR-2026-000064',
  ])
    expect(shown).toContain(words);
});
