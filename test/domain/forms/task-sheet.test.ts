import type { Equipment } from '../../../src/domain/contract/equipment.js';
import { mayNotHaveForm, mayNotHaveRegister, taskSheetOf } from '../../../src/domain/ticket/form.js';
import { askForm } from '../../../src/domain/ticket/ask-form.js';
import { registerLine } from '../../../src/domain/forms/register.js';
import { SIGNED_ACTS, signatureOf } from '../../../src/domain/forms/signature-of.js';
import { taskSheet } from '../../../src/domain/forms/task-sheet.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import { newRequest, servedRequest, sheetOf } from '../../documents/forms/sample-request.js';
import { chen, li, qian, smith, sun, wang, zhao } from '../people/cast.js';
import { at, CHANNEL, CONTRACT, DESK, Story } from '../ticket/requests.js';

const signers = (ticket = servedRequest('onsite')) =>
  Object.fromEntries(SIGNED_ACTS.map((act) => [act, signatureOf(ticket, act)?.name]));

test('an on-site request that went the whole way has every signature of the paper form, with its instant and hash', () => {
  const ticket = servedRequest('onsite');
  expect(signers(ticket)).toMatchObject({
    ...{ dispatched: '钱部长', taken: '李工', 'taken-over': '李工', staff: '李工' },
    ...{ customer: '王主任', archived: '孙前台' },
  });
  expect(signatureOf(ticket, 'customer')).toMatchObject({ at: at('11:45'), personId: wang.id });
  expect(signatureOf(ticket, 'customer')?.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('the receiver of what a customer files themselves is whoever of ours answered first, never the customer', () => {
  expect(signatureOf(newRequest(), 'received')).toBeUndefined();
  expect(signatureOf(servedRequest('remote'), 'received')?.name).toBe('孙前台');
  const byPhone = new Story({ by: sun, filing: { channelOfReceipt: 'phone' } }).ticket;
  expect(signatureOf(byPhone, 'received')).toMatchObject({ name: '孙前台', at: at('10:00') });
});

test('remote work is signed by the staff only by signing it off after the customer (R27)', () => {
  const confirmed = new Story()
    .must('10:05', li, 'acknowledge')
    .must('10:10', li, 'propose', { mode: 'remote' })
    .must('11:00', li, 'resolve')
    .must('11:10', wang, 'confirm');
  expect(signatureOf(confirmed.ticket, 'staff')).toBeUndefined();
  confirmed.must('11:20', li, 'sign-off');
  expect(signatureOf(confirmed.ticket, 'staff')).toMatchObject({ name: '李工', at: at('11:20') });
});

test('a line that is not signed says who was asked for it, and when; the hash of the sheet does not change by it', () => {
  const story = new Story()
    .must('10:05', li, 'acknowledge')
    .must('10:06', qian, 'accept')
    .must('10:10', li, 'propose', { mode: 'remote' })
    .must('11:00', li, 'resolve');
  const resolved = sheetOf('remote', story.ticket);
  story.must('11:10', wang, 'confirm');
  const { asked, ...sheet } = sheetOf('remote', story.ticket);
  expect(asked).toEqual({ staff: { names: ['李工'], at: at('11:10') } });
  expect(resolved.asked).toEqual({});
  expect(JSON.stringify(sheet)).not.toContain('"asked"');
  story.must('11:20', li, 'sign-off');
  expect(sheetOf('remote', story.ticket).asked).toMatchObject({ archived: { at: at('11:20') } });
});

test('a reopened request is signed anew: nothing of the round before stands on its sheet', () => {
  const story = new Story()
    .must('10:05', li, 'acknowledge')
    .must('10:20', li, 'depart')
    .must('10:40', li, 'arrive')
    .must('11:00', li, 'resolve')
    .must('11:10', wang, 'confirm')
    .must('11:30', wang, 'reopen');
  expect(signers(story.ticket)).toMatchObject({ staff: undefined, customer: undefined, taken: undefined });
  expect(sheetOf('onsite', story.ticket)).toMatchObject({ solution: undefined, endedAt: undefined });
});

test('of a request of before there were signatures the facts tell who signed', () => {
  const old = { ...servedRequest('onsite'), signatures: [], seal: undefined };
  expect(signers(old)).toEqual({
    ...{ received: '孙前台', accepted: '钱部长', 'taken-over': '李工', dispatched: '钱部长' },
    ...{ taken: '李工', staff: '李工', customer: '王主任', archived: '孙前台' },
  });
});

test('work begins with the arrival, as it was corrected; without the site it begins with the first answer', () => {
  const story = new Story()
    .must('10:05', li, 'acknowledge')
    .must('10:20', li, 'depart')
    .must('10:40', li, 'arrive');
  expect(sheetOf('onsite', story.ticket).startedAt).toEqual(at('10:40'));
  story.must('10:50', zhao, 'correct', { metric: 'onsite', to: at('10:35'), reason: '忘记按到场' });
  expect(sheetOf('onsite', story.ticket).startedAt).toEqual(at('10:35'));
  expect(sheetOf('remote', story.ticket).startedAt).toEqual(at('10:05'));
});

test('the contract gives the address of the site and the version of the software', () => {
  const equipment: Equipment[] = [
    { id: 'SW-1', name: 'PACS 影像系统', softwareVersion: '4.2.1' },
    { id: 'SW-0', name: 'PACS 影像系统', softwareVersion: '3.9', replacedBy: 'SW-1' },
  ];
  const sites = [{ id: 's', name: '门诊楼 3 层', address: '北京市海淀区仁和路 1 号' }];
  const sheet = taskSheet('onsite', newRequest(), { ...CONTRACT, equipment, sites });
  expect(sheet.software).toEqual({ name: 'PACS 影像系统', version: '4.2.1' });
  expect(sheet.address).toBe('门诊楼 3 层 · 北京市海淀区仁和路 1 号');
  expect(taskSheet('onsite', newRequest(), undefined)).toMatchObject({
    zone: 'Asia/Shanghai',
    address: '门诊楼 3 层',
  });
});

test('a line of the service register has the head, the engineer and how it was handled, whatever lines it was written in', () => {
  const story = new Story()
    .must('10:02', qian, 'accept')
    .must('10:05', li, 'acknowledge')
    .must('11:00', li, 'resolve', { text: `重启\n\n服务${'，观察'.repeat(200)}` });
  const line = registerLine('service', story.ticket);
  expect(line).toMatchObject({
    signed: { name: '钱部长' },
    engineer: { name: '李工' },
    receivedAt: at('10:05'),
  });
  expect(line.text).toMatch(/^重启 服务，观察/);
  expect(Array.from(line.text!)).toHaveLength(120);
  expect(registerLine('received', story.ticket)).toMatchObject({ receivedAt: at('10:00') });
});

test('customers may have the task sheets of their own requests, and no register; other companies learn of none', () => {
  const ticket = newRequest();
  expect(mayNotHaveForm(wang, 'onsite', ticket)).toBeUndefined();
  expect(mayNotHaveForm(wang, 'received', ticket)).toMatchObject({ refused: 'registers-for-staff' });
  expect(mayNotHaveForm(smith, 'onsite', ticket)).toMatchObject({ refused: 'not-found' });
  expect(mayNotHaveForm(chen, 'service', ticket)).toBeUndefined();
  expect(mayNotHaveRegister(wang)).toMatchObject({ refused: 'registers-for-staff' });
  expect(mayNotHaveRegister(sun)).toBeUndefined();
});

test.each([
  ['a customer', wang, 'remote', CHANNEL, 'customer'],
  ['one of ours in the desk', li, 'remote', DESK, 'desk'],
  ['one of ours in the customer’s channel', li, 'remote', CHANNEL, 'customer'],
  ['one of ours in the customer’s channel, for a register', li, 'received', CHANNEL, 'desk'],
] as const)('what %s asks for is owed to the right thread', (_who, person, form, channel, place) => {
  const asked = askForm(newRequest(), { form, channel }, person, { cause: 'act', deskLocale: 'en' });
  expect(asked).toMatchObject({
    facts: [],
    intents: [{ kind: 'files', place, data: { form, because: 'asked' } }],
  });
});

test('the same act owes a form once', () => {
  const ticket = newRequest();
  const asked = askForm(ticket, { form: 'remote' }, li, { cause: 'act', deskLocale: 'en' });
  if (!asked || isRefusal(asked)) throw new Error('refused');
  const receipts = [{ id: 'act/0', message: 'form' }];
  expect(
    askForm({ ...ticket, receipts }, { form: 'remote' }, li, { cause: 'act', deskLocale: 'en' }),
  ).toBeUndefined();
});

test('the signed sheet is owed to the customer, the archived one to both; of the kind that the work was', () => {
  const story = new Story()
    .must('10:05', li, 'acknowledge')
    .must('10:20', li, 'depart')
    .must('10:40', li, 'arrive');
  expect(taskSheetOf(story.ticket)).toBe('onsite');
  const owed = () =>
    story.intents.flatMap(({ kind, place, data }) =>
      kind === 'files' ? [`${place} ${String(data?.['because'])}`] : [],
    );
  story.must('11:00', li, 'resolve');
  expect(owed()).toEqual([]);
  story.must('11:10', wang, 'confirm');
  expect(owed()).toEqual(['customer signed']);
  story.must('11:20', sun, 'archive');
  expect(owed()).toEqual(['customer archived', 'desk archived']);
});
