import { ownRequestsModal } from '../../../src/slack/modals/own-requests.js';
import { li } from '../../domain/people/cast.js';
import { Story } from '../../domain/ticket/requests.js';

const open = () => new Story().must('10:05', li, 'acknowledge').ticket;
const waiting = () =>
  new Story()
    .must('10:05', li, 'acknowledge')
    .must('10:10', li, 'propose', { mode: 'remote' })
    .must('11:00', li, 'resolve').ticket;

it.each([
  ['customer', 'en', 1, 'Open requests: 2, of which 1 waits for you'],
  ['customer', 'en', 2, 'Open requests: 3, of which 2 wait for you'],
  ['customer', 'zh-CN', 1, '未完成的请求：2 条，其中 1 条等待您处理'],
  ['desk', 'en', 1, 'Open requests: 2, of which 1 waits for the customer'],
  ['desk', 'en', 2, 'Open requests: 3, of which 2 wait for the customer'],
  ['desk', 'zh-CN', 2, '未完成的请求：3 条，其中 2 条等待用户处理'],
  ['desk', 'en', 0, 'Open requests: 1*'],
] as const)(
  'says to the %s in %s how many of them wait, here %i, and for whom',
  (place, locale, count, said) => {
    const tickets = [open(), ...Array.from({ length: count }, waiting)];
    const given = { metadata: { contractId: 'c' }, tickets, notifyBy: 'mention' as const };
    const view = ownRequestsModal({ ...given, place, locale });
    expect(JSON.stringify(view.blocks)).toContain(said);
  },
);
