import type { Heard } from '../../../src/domain/enquiry/kind.js';
import { enquiryKind } from '../../../src/domain/enquiry/kind.js';
import type { Enquiry } from '../../../src/domain/enquiry/enquiry.js';
import type { EnquiryFact } from '../../../src/domain/enquiry/facts.js';
import { chaseOf } from '../../../src/domain/enquiry/chase.js';
import type { Person } from '../../../src/domain/people/person.js';
import type { Context } from '../../../src/domain/record/context.js';
import { doerOf } from '../../../src/domain/record/conclude.js';
import { opened, ticked } from '../../../src/domain/record/decide.js';
import type { Told } from '../../../src/domain/record/told.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import { compileCalendar } from '../../../src/domain/sla/calendar.js';
import { contextOf, must } from '../record/loans.js';

export type ToldEnquiry = Told<Enquiry, EnquiryFact>;
const MINUTE = 60_000;
export const AT = new Date('2026-11-30T02:00:00Z');
export const later = (minutes: number): Date => new Date(AT.getTime() + minutes * MINUTE);

const staff = { locale: 'zh-CN', external: false, customerIds: [] } as const;
export const zhao: Person = { id: 'U0ZHAO', name: '赵前台', ...staff, roles: ['front-desk'] };
export const qian: Person = { id: 'U0QIAN', name: '钱主任', ...staff, roles: ['tech-head'] };
export const boss: Person = { id: 'U0BOSS', name: '孙总', ...staff, roles: ['manager'] };
export const roster = { 'front-desk': [zhao], 'tech-head': [qian], manager: [boss] };

/** @param offerAfter minutes in which one of ours may answer by themselves */
export const heard = (text: string, offerAfter = 0): Heard => ({
  ...{ contractId: 'C1', customerId: 'renhe', customerName: '仁和医院', channel: 'C0RENHE', desk: 'C0DESK' },
  ...{ locale: 'zh-CN', zone: 'Asia/Shanghai', offerAt: later(offerAfter), rotas: [] },
  ...chaseOf(compileCalendar('24x7', 'Asia/Shanghai'), AT, 30),
  ...{ ts: '1.1', text, fileIds: ['F1'] },
});

export const at = (cause: string, minutes: number, needed: Context['needed'] = () => undefined): Context => ({
  ...contextOf(cause, later(minutes)),
  roster,
  needed,
});

export const openedBy = (person: Person, given: Heard) =>
  must(opened(enquiryKind, 'EQ-2026-000001', given, doerOf(person), at('message:1.1', 0)));

/** What time does to it at this minute; the same record when nothing is due. */
export function tickedAt(record: ToldEnquiry, minutes: number) {
  const outcome = ticked(enquiryKind, record, at(`tick:${minutes}`, minutes));
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome;
}
