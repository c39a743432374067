import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import { isRefusal, type Refusal } from '../../../src/domain/refusal.js';
import { splitRegistered } from '../../../src/domain/ticket/split-off.js';
import type { ErrandOf } from '../../../src/domain/ticket/errands.js';
import { refusalText } from '../../../src/slack/answer.js';
import { ticketCard } from '../../../src/slack/messages/ticket-card.js';
import { ticketStory } from '../../../src/slack/messages/ticket-story.js';
import { readVerbForm, verbModal } from '../../../src/slack/modals/verb-form.js';
import { taskSheet } from '../../../src/domain/forms/task-sheet.js';
import { li, ROSTER, wang } from '../people/cast.js';
import { inStatus } from './in-status.js';
import { at, CONTRACT, type Story } from './requests.js';

const NOBODY = { engineers: [], staff: [] };
const each = (first: object, second: object) => [
  { no: 1, ...first },
  { no: 2, ...second },
];
const DONE = { outcome: 'repaired' };
const NOT_DONE = { outcome: 'not-done' };
const SAID = {
  reason: '该控件已停产，无法在新系统上运行',
  consulted: { text: '厂商技术支持、总部专家组' },
  instead: { offer: 'replacement', text: '更换为新型号工作站' },
};
const PAID = { acceptedDay: '2019-05-06' };
/** Out of warranty; in the trial run where nothing is said. */
const arrived = (told: ConstructorParameters<typeof Story>[0] = {}) => inStatus('arrived', told);
const repairOf = ({ ticket }: Story) => ticket.clocks.find(({ metric }) => metric === 'repair')!;

describe('no item is left nowhere (R19, R34)', () => {
  it('an item that is not done goes on in a request of its own, or the result is refused in one sentence', () => {
    const story = arrived();
    const refusal = story.tell('11:00', li, 'resolve', { items: each(DONE, NOT_DONE) }) as Refusal;
    expect(refusal).toMatchObject({ refused: 'left-undone', data: { list: '2' } });
    expect(refusalText(refusal, 'zh-CN')).toBe(
      'SR-2026-000042 的第 2 项未处理：请勾选“转为新的请求”，或改为“已向用户说明”并写明说明。',
    );
    expect(refusalText(refusal, 'en')).toContain('tick that this goes on in a new request');
    expect(story.ticket).toMatchObject({ status: 'arrived' });
    expect(repairOf(story).state).toBe('running');
    story.must('11:00', li, 'resolve', { items: each(DONE, NOT_DONE), split: true });
    expect(story.ticket.errands).toMatchObject([{ do: 'split', items: [2] }]);
  });

  it('what was done is repaired, and what goes on elsewhere keeps its promise', () => {
    const story = arrived().must('11:00', li, 'resolve', { items: each(DONE, NOT_DONE), split: true });
    expect(repairOf(story)).toMatchObject({ state: 'met' });
    const errand = story.ticket.errands![0] as ErrandOf<'split'>;
    const context = { at: at('11:00'), now: at('11:00'), cause: 'x', seed: 'x', roster: ROSTER };
    const own = splitRegistered('SR-2026-000043', story.ticket, errand, { ...context, deskLocale: 'en' });
    const repair = own.record.clocks.find(({ metric }) => metric === 'repair');
    expect(repair).toMatchObject({ state: 'running', startedAt: at('10:00'), dueAt: at('14:00') });
  });

  it('an item that is explained has its own words, which the customer reads, signs, and nobody changes after', () => {
    const story = arrived();
    const unexplained = { items: each(DONE, { outcome: 'explained' }) };
    expect(story.tell('11:00', li, 'resolve', unexplained)).toMatchObject({ refused: 'item-unexplained' });
    const text = '属于设计如此，操作手册第 8 页有说明';
    story.must('11:00', li, 'resolve', {
      items: each({ ...DONE, text: '多余' }, { outcome: 'explained', text }),
    });
    expect(story.ticket.resolution).toMatchObject({ outcome: 'explained', items: each(DONE, { text }) });
    expect(story.ticket.resolution!.items![0]).not.toHaveProperty('text');
    const [fact] = story.all('resolved');
    const told = ticketStory({ ticket: story.ticket, fact: fact!, locale: 'zh-CN', place: 'customer' });
    expect(JSON.stringify(told.blocks)).toContain(`第 2 项的说明：${text}`);
    const form = { ticket: story.ticket, person: wang, place: 'customer', candidates: NOBODY } as const;
    expect(JSON.stringify(verbModal({ verb: 'confirm', ...form, locale: 'zh-CN' }))).toContain(text);
    story.must('11:10', wang, 'confirm');
    expect(verifyChain(story.ticket)).toMatchObject({ ok: true });
    const items = each(DONE, { outcome: 'explained', text: '已修复' }) as never;
    const changed = { ...story.ticket, resolution: { ...story.ticket.resolution!, items } };
    expect(verifyChain(changed)).toMatchObject({ ok: false, field: 'resolution' });
  });

  it('what goes on elsewhere already is not done here, whatever is said later', () => {
    const story = arrived().must('11:00', li, 'resolve', { items: each(DONE, NOT_DONE), split: true });
    story.must('11:10', wang, 'refuse').must('11:20', li, 'resolve', { items: each(DONE, DONE) });
    expect(story.ticket.resolution?.items).toEqual(each(DONE, NOT_DONE));
  });
});

describe('what cannot be solved (R26)', () => {
  const unsolvable = (more = {}) => ({ outcome: 'unsolvable', text: '试过两种驱动', ...more });

  it('is said with its reason, who was consulted and what is offered instead; in warranty also why not new', () => {
    const story = arrived();
    expect(story.tell('11:00', li, 'resolve', unsolvable())).toMatchObject({ refused: 'unsolvable-unsaid' });
    const other = { ...SAID, instead: { offer: 'other', text: '改用备机' } };
    const refusal = story.tell('11:00', li, 'resolve', unsolvable({ unsolvable: other }));
    expect(refusal).toMatchObject({ refused: 'say-why-not-replaced' });
    expect(refusalText(refusal as Refusal, 'en')).toMatch(/in warranty: please offer new equipment/);
    const whyNot = { reason: '非合同设备' };
    story.must('11:00', li, 'resolve', unsolvable({ unsolvable: { ...other, whyNot } }));
    expect(story.ticket.resolution).toMatchObject({ unsolvable: { ...other, whyNot, free: true } });
    const paid = arrived({ contract: PAID });
    paid.must('11:00', li, 'resolve', unsolvable({ unsolvable: other }));
    expect(paid.ticket.resolution).toMatchObject({ unsolvable: { free: false } });
  });

  it('cancels the repair clock; sent back it runs again; signed it is accepted as an explanation', () => {
    const story = arrived().must('11:00', li, 'resolve', unsolvable({ unsolvable: SAID }));
    expect(repairOf(story)).toMatchObject({ state: 'cancelled', dropped: true });
    story.must('11:30', wang, 'refuse');
    expect(repairOf(story)).toMatchObject({ state: 'running', dueAt: at('14:30') });
    story.must('12:00', li, 'resolve', unsolvable({ unsolvable: SAID })).must('12:10', wang, 'confirm');
    expect(story.ticket.signatures.at(-1)).toMatchObject({ act: 'customer', what: 'explanation/2' });
    expect(verifyChain(story.ticket)).toMatchObject({ ok: true });
    const changed = { ...story.ticket.resolution!.unsolvable!, reason: '用户操作不当' };
    const resolution = { ...story.ticket.resolution!, unsolvable: changed };
    expect(verifyChain({ ...story.ticket, resolution })).toMatchObject({ ok: false, field: 'resolution' });
  });

  it('one item of several makes the whole unsolvable, so that nothing is called repaired that is not', () => {
    const items = each(DONE, { outcome: 'unsolvable' });
    const story = arrived().must('11:00', li, 'resolve', { items, unsolvable: SAID });
    expect(story.ticket.resolution).toMatchObject({ outcome: 'unsolvable', items });
    expect(repairOf(story).state).toBe('cancelled');
  });

  it('the customer reads exactly these words: in the thread, on the card, where they sign, on the sheet', () => {
    const story = arrived().must('11:00', li, 'resolve', unsolvable({ unsolvable: SAID }));
    const { ticket } = story;
    const [fact] = story.all('resolved');
    const form = { ticket, person: wang, place: 'customer', candidates: NOBODY, locale: 'zh-CN' } as const;
    const shown = [
      ticketStory({ ticket, fact: fact!, locale: 'zh-CN', place: 'customer' }),
      ticketCard(ticket, 'customer', 'zh-CN'),
      verbModal({ verb: 'confirm', ...form }),
    ].map((one) => JSON.stringify(one));
    for (const words of [SAID.reason, SAID.consulted.text, SAID.instead.text, '改为免费更换新设备']) {
      expect(shown.filter((one) => !one.includes(words))).toEqual([]);
    }
    expect(shown[0]).toContain('verb:refuse');
    expect(taskSheet('onsite', ticket, CONTRACT).solution).toMatchObject({ unsolvable: SAID });
  });
});

describe('the form of the result', () => {
  const chosen = (value: string) => ({ value: { selected_option: { value } } });
  const words = (value: string) => ({ value: { value } });
  const shown = (given?: object, told = {}) => {
    const { ticket } = arrived(told);
    const view = verbModal({
      ...{ verb: 'resolve', ticket, person: li, place: 'desk', candidates: NOBODY, locale: 'en' },
      ...(given ? { given: given as never } : {}),
    });
    return view.blocks.flatMap((block) => ('block_id' in block && block.block_id ? [block] : []));
  };
  const ids = (...given: Parameters<typeof shown>) => shown(...given).map(({ block_id: id }) => id);
  const ONE = { filing: { items: ['PACS is down'] } };

  it('ticks by itself that what is not done goes on, and asks for more only where an outcome needs it', () => {
    expect(ids()).toEqual(['item-1', 'item-2', 'split', 'text']);
    expect(JSON.stringify(shown().find(({ block_id: id }) => id === 'split'))).toContain('"initial_options"');
    expect(ids({ 'item-1': chosen('explained') })).toContain('explanation-1');
    const asked = ['reason', 'consulted', 'offer', 'instead', 'whyNot'];
    expect(ids({ 'item-2': chosen('unsolvable') })).toEqual(expect.arrayContaining(asked));
    expect(ids({ outcome: chosen('unsolvable') }, ONE)).toEqual(['outcome', 'text', ...asked]);
    expect(ids({ outcome: chosen('unsolvable') }, { ...ONE, contract: PAID })).not.toContain('whyNot');
  });

  it('shown anew it keeps what was typed, and what was unticked', () => {
    const given = { 'item-1': chosen('explained'), text: words('half a sentence'), split: { value: {} } };
    const again = JSON.stringify(shown({ ...given, 'explanation-1': words('as designed') }));
    expect(again).toContain('half a sentence');
    expect(again).toContain('as designed');
    expect(again).not.toContain('"initial_options"');
  });

  it('reads the command: boxes, explanations, and what is put to the customer', () => {
    const values = {
      ...{ 'item-1': chosen('explained'), 'explanation-1': words('as designed') },
      ...{ 'item-2': chosen('unsolvable'), split: { value: { selected_options: [{ value: 'yes' }] } } },
      ...{ text: words('tried'), reason: words('too old'), consulted: words('maker') },
      ...{ offer: chosen('other'), instead: words('spare PC'), whyNot: words('not covered') },
    };
    const read = readVerbForm('resolve', values as never, NOBODY, 'en');
    if (!('ok' in read)) throw new Error(JSON.stringify(read));
    expect(read.ok).toEqual({
      ...{ do: 'resolve', outcome: 'unsolvable', text: 'tried', split: true },
      items: each({ outcome: 'explained', text: 'as designed' }, { outcome: 'unsolvable' }),
      unsolvable: {
        ...{ reason: 'too old', consulted: { text: 'maker' }, instead: { offer: 'other', text: 'spare PC' } },
        whyNot: { reason: 'not covered' },
      },
    });
    expect(isRefusal(arrived().tell('11:00', li, 'resolve', { ...read.ok }))).toBe(false);
  });

  it('says at its field what is missing', () => {
    const values = { outcome: chosen('unsolvable'), text: words('tried'), reason: words('too old') };
    const read = readVerbForm('resolve', values as never, NOBODY, 'en');
    expect(read).toMatchObject({
      errors: { consulted: 'Please fill this in.', instead: 'Please fill this in.' },
    });
  });
});
