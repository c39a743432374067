import type { Locale } from '../../../src/domain/people/person.js';
import { deskPolicySchema } from '../../../src/domain/sla/escalation.js';
import type { Metric } from '../../../src/domain/sla/terms.js';
import { whyOf, whyPlan } from '../../../src/domain/ticket/why.js';
import { whyMessage } from '../../../src/slack/messages/why.js';
import { li, sun, wang } from '../../domain/people/cast.js';
import { BUSINESS_HOURS } from '../../domain/sla/desk.js';
import { at, POLICY, Story } from '../../domain/ticket/requests.js';

const office = { ...BUSINESS_HOURS, holidays: ['2026-11-24'], workdays: [], days: {} };

/** What is said of the plan, and of single clocks, line by line. */
function read({ ticket }: Story, now: string, metric?: Metric, locale: Locale = 'en'): string[] {
  const [accounts, plan] = [whyOf(ticket, metric, at(now)), whyPlan(ticket, metric, at(now))];
  const { blocks } = whyMessage({ ticket, accounts, plan, place: 'customer', locale });
  return (blocks as { text?: { text: string } }[]).flatMap(({ text }) => text?.text.split('\n') ?? []);
}
const plan = (lines: string[]) =>
  lines.slice(lines.findIndex((line) => /Emergency plan|紧急预案/.test(line)));

it('tells when the emergency plan opens, from when it counts, and that nights and holidays do', () => {
  const story = new Story({ calendar: office, at: '17:00' });
  expect(plan(read(story, '17:30'))).toEqual([
    '*Emergency plan*: opens *Mon, Nov 23 21:00* if it is not solved by then',
    '4 h from Mon, Nov 23 17:00 by the clock on the wall: nights and holidays count, whatever the working hours.',
  ]);
  expect(plan(read(story, '17:30', 'repair', 'zh-CN'))).toEqual([
    '*紧急预案*：届时仍未解决，将于 *11月23日周一 21:00* 启动',
    '自 11月23日周一 17:00 起 4 小时，按自然时间计：夜间和节假日照算，不论工作时间。',
  ]);
  story.sweepUntil('Tue 09:00');
  expect(plan(read(story, 'Tue 09:00'))[0]).toBe('*Emergency plan*: opened Mon, Nov 23 21:00');
});

it('tells what of waiting does not count', () => {
  const story = new Story().must('10:05', li, 'acknowledge').must('11:00', li, 'wait');
  expect(plan(read(story, '11:45'))[0]).toBe('*Emergency plan*: its time stands, as the repair clock does');
  story.must('11:45', wang, 'reply');
  expect(plan(read(story, '12:00'))).toEqual([
    '*Emergency plan*: opens *Mon, Nov 23 14:45* if it is not solved by then',
    expect.stringContaining('4 h from'),
    '45 min of waiting do not count.',
  ]);
});

it('is silent where there is none: of another clock, of a training, and where it goes with the repair', () => {
  const none = (story: Story, metric?: Metric) =>
    expect(read(story, '10:30', metric).join()).not.toMatch(/Emergency plan/);
  none(new Story(), 'response');
  none(new Story({ filing: { category: 'training' } }));
  none(new Story({ policy: deskPolicySchema.parse({ ...POLICY, emergencyPlan: 'repair' }) }));
});

it('of a clock that another category took away it says so', () => {
  const story = new Story().must('10:30', sun, 'reclassify', { severity: 'general', category: 'training' });
  expect(read(story, '10:40', 'onsite')).toEqual(
    expect.arrayContaining([
      'Not needed any more since Mon, Nov 23 10:30; neither met nor missed.',
      ':label: Mon, Nov 23 10:30 category changed from “Fault” to “Training”: there is no such deadline any more',
    ]),
  );
});
