import { enquiryKind } from '../../../src/domain/enquiry/kind.js';
import { decided } from '../../../src/domain/record/decide.js';
import { LOCALES, type Person } from '../../../src/domain/people/person.js';
import { enquiryLines, enquiryShown, sayEnquiry } from '../../../src/slack/messages/enquiry.js';
import {
  at,
  heard,
  later as after,
  openedBy,
  qian,
  tickedAt,
  type ToldEnquiry,
} from '../../domain/enquiry/heard.js';
import { must, wang } from '../../domain/record/loans.js';

const offered = openedBy(wang, heard('叫号屏不亮')).record;
const over = must(
  decided(enquiryKind, offered, { do: 'dismiss', remark: '已当面答复' }, qian, at('view:1', 12)),
).record;

const shown = (record: typeof offered, person: Person): string =>
  JSON.stringify(enquiryShown(record.state, record.id, person));

describe.each(LOCALES)('an enquiry by its number, in %s', (locale) => {
  const customer = { ...wang, locale };
  const ours = { ...qian, locale };

  it('shows the customer what they wrote, and what they can do', () => {
    expect(shown(offered, customer)).toContain('叫号屏不亮');
    expect(shown(offered, customer)).toContain('enquiry:decline');
    expect(shown(offered, customer)).not.toContain('enquiry:dismiss');
    expect(shown(over, customer)).toContain('enquiry:register');
    expect(shown(over, customer)).not.toContain('enquiry:decline');
  });

  it('shows us what became of it, and no promise once it is decided', () => {
    expect(shown(offered, ours)).toContain('enquiry:dismiss');
    expect(shown(over, ours)).toContain('已当面答复');
    expect(shown(over, ours)).not.toMatch(/not registered yet|尚未登记|due|enquiry:/);
  });

  it('says what was promised as long as it can be kept, and that it was not afterwards: to everybody', () => {
    const rounds = [10, 20, 30, 60].reduce<ToldEnquiry[]>(
      (so, minutes) => [...so, tickedAt(so.at(-1)!, minutes)!.record as ToldEnquiry],
      [offered as ToldEnquiry],
    );
    const said = (record: ToldEnquiry, message: string, kind = 'post-card'): string =>
      JSON.stringify(
        sayEnquiry({ record, fact: record.history.at(-1), entry: { message, kind } as never, locale }),
      );
    const [inTime, broken, later] = [rounds[2]!, rounds[3]!, rounds[4]!];
    const promise = /deal with it by|前处理。/;
    const late = /response was due|本应在/;
    expect([said(inTime, 'offer'), shown(inTime, customer)]).toEqual(
      [1, 2].map(() => expect.stringMatching(promise) as string),
    );
    for (const record of [broken, later]) {
      expect(said(record, 'offer')).not.toMatch(/deal with it by|看到这条消息，并在/);
      expect(said(record, 'offer')).toContain('enquiry:register');
      expect(said(record, 'card')).toMatch(late);
      expect(shown(record, ours)).toMatch(late);
    }
    expect(said(inTime, 'asked', 'direct')).not.toMatch(late);
    expect(said(later, 'asked', 'direct')).toMatch(/30 min late|已超时 30 分/);
    const { text } = sayEnquiry({
      ...{ record: broken, fact: undefined, entry: { message: 'late', kind: 'post-card' } as never, locale },
    })!;
    expect(text).toContain(`<@${wang.id}>`);
    expect(text).toContain(`${qian.name}`);
    const home = (minutes: number) =>
      JSON.stringify(
        enquiryLines({ enquiries: [{ id: 'x', enquiry: offered.state }], total: 1 }, locale, after(minutes)),
      );
    expect([late.test(home(29)), late.test(home(50))]).toEqual([false, true]);
    expect(home(50)).toMatch(/20 min late|已超时 20 分/);
  });

  it('apologises for nothing that somebody has dealt with on the way', () => {
    const broken = tickedAt(offered as ToldEnquiry, 30)!.record;
    const done = must(decided(enquiryKind, broken, { do: 'decline' }, customer, at('press:1', 31))).record;
    const entry = { message: 'late', kind: 'post-card' } as never;
    expect(sayEnquiry({ record: done, fact: undefined, entry, locale })).toBeUndefined();
  });
});
