import { enquiryKind } from '../../../src/domain/enquiry/kind.js';
import { decided } from '../../../src/domain/record/decide.js';
import { LOCALES, type Person } from '../../../src/domain/people/person.js';
import { enquiryShown } from '../../../src/slack/messages/enquiry.js';
import { at, heard, openedBy, qian } from '../../domain/enquiry/heard.js';
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
});
