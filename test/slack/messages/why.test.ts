import type { Locale } from '../../../src/domain/people/person.js';
import type { Metric } from '../../../src/domain/sla/terms.js';
import { withClocks } from '../../../src/domain/ticket/clocks.js';
import type { Fact } from '../../../src/domain/ticket/facts.js';
import type { Terms } from '../../../src/domain/ticket/ticket.js';
import { whyOf } from '../../../src/domain/ticket/why.js';
import { duration, measured } from '../../../src/slack/messages/durations.js';
import { whyMessage } from '../../../src/slack/messages/why.js';
import { textsIn } from '../../../src/i18n/texts.js';
import { li, qian, ref, sun, wang } from '../../domain/people/cast.js';
import { BUSINESS_HOURS } from '../../domain/sla/desk.js';
import { at, POLICY, Story } from '../../domain/ticket/requests.js';

const PBH = { ...BUSINESS_HOURS, holidays: ['2026-11-24'], workdays: [], days: {} };

interface Look {
  metric?: Metric;
  locale?: Locale;
  place?: 'customer' | 'desk';
}

function read({ ticket }: Story, now: string, { metric, locale = 'en', place = 'desk' }: Look): string[] {
  const { blocks } = whyMessage({ ticket, accounts: whyOf(ticket, metric, at(now)), place, locale });
  const texts = (blocks as { text?: { text: string }; elements?: { text: string }[] }[]).flatMap(
    ({ text, elements }) => text?.text ?? elements!.map((element) => element.text),
  );
  return texts.flatMap((text) => text.split('\n'));
}

function inOfficeHours(story: Story): Story {
  story.ticket = { ...story.ticket, terms: { ...story.ticket.terms, calendar: PBH } };
  return story;
}

it('tells a paused repair stretch by stretch, and its sum, in English', () => {
  const story = inOfficeHours(new Story({ at: '10:00' }))
    .must('10:05', li, 'acknowledge')
    .must('11:00', li, 'wait', { reason: 'send the\nlog <now>, please' })
    .must('11:45', wang, 'resume');
  expect(read(story, '13:30', { metric: 'repair' })).toEqual([
    '*SR-2026-000042*: how its deadlines come about',
    'Working hours: Mon–Fri 09:00-12:00, 13:00-18:00; holidays and make-up days apart. All times are those of Asia/Shanghai.',
    'Promise: default, version 1, as it was at registration.',
    '*Repair*: promised within 4 h, due *Mon, Nov 23 15:45*',
    'Running, 2 h 15 min left.',
    '• Mon, Nov 23 10:00–11:00 counted 1 h',
    '• 11:00–11:45 paused 45 min: waiting for the customer, reason: send the log &lt;now&gt;, please',
    '• 11:45–12:00 counted 15 min',
    '• 12:00–13:00 closed',
    '• 13:00–13:30 counted 30 min',
    '• 13:30–15:45 to come 2 h 15 min',
    'Sum: counted 1 h 45 min + to come 2 h 15 min = *4 h*',
    'Besides, paused for 45 min, by which the deadline moved',
  ]);
});

it('tells an overdue one in Chinese, over night and holiday', () => {
  const story = inOfficeHours(new Story({ at: '17:45' }));
  expect(read(story, 'Wed 10:00', { metric: 'response', locale: 'zh-CN' }).slice(1)).toEqual([
    '工作时间：周一–周五 09:00-12:00, 13:00-18:00; 节假日与调休另行安排。以下时间均为 Asia/Shanghai 时间。',
    '服务承诺：default，第 1 版，登记时已确定。',
    '*响应*：承诺 30 分钟，期限 *11月25日周三 09:15*',
    ':red_circle: 11月25日周三 09:15 起超时，尚未完成。',
    '• 11月23日周一 17:45–18:00 计入 15 分钟',
    '• 18:00–11月25日周三 09:00 非工作时间（11月24日 放假）',
    '• 09:00–09:15 计入 15 分钟',
    '• 09:15–10:00 超时 45 分钟',
    '合计：计入 30 分钟 = *30 分钟*',
    '超时 45 分钟',
  ]);
});

describe('a promise applied to an open request', () => {
  const story = (more?: Partial<Terms>): Story => {
    const told = new Story({ at: '10:00' });
    const { terms } = told.ticket;
    const policy = { ...terms.policy, name: 'Gold *care*', version: 3, targets: { repair: 300 } };
    const fact: Fact = {
      id: 'apply#0',
      cause: 'apply',
      at: at('11:30'),
      recordedAt: at('11:30'),
      by: ref(sun),
      side: 'ours',
      type: 'terms-changed',
      before: terms,
      after: { ...terms, calendar: PBH, ...(more ?? { policy }) },
      moved: [],
    };
    told.ticket = withClocks(
      { ...told.ticket, terms: fact.after, history: [...told.ticket.history, fact] },
      at('11:30'),
    );
    return told;
  };

  it('is told to us by name, with the hours before it, each stretch by its own', () => {
    expect(read(story(), '11:40', { metric: 'repair' }).slice(1)).toEqual([
      'Working hours: Mon–Fri 09:00-12:00, 13:00-18:00; holidays and make-up days apart. All times are those of Asia/Shanghai.',
      'Working hours until Mon, Nov 23 11:30: round the clock, every day (Asia/Shanghai).',
      'Promise: Gold *care*, version 3, applied since registration.',
      '*Repair*: promised within 5 h, at first 4 h; due *Mon, Nov 23 16:00*',
      'Running, 3 h 20 min left.',
      ':label: Mon, Nov 23 11:30 promise “Gold *care*”, version 3, applied: 4 h → 5 h in all, due Mon, Nov 23 14:00 → Mon, Nov 23 16:00',
      '• Mon, Nov 23 10:00–11:30 counted 1 h 30 min',
      '• 11:30–11:40 counted 10 min',
      '• 11:40–12:00 to come 20 min',
      '• 12:00–13:00 closed',
      '• 13:00–16:00 to come 3 h',
      'Sum: counted 1 h 40 min + to come 3 h 20 min = *5 h*',
    ]);
  });

  it('a calendar that was applied is told by its own name; the promise is that of the registration', () => {
    const calendar = { calendarId: 'office', calendarVersion: 4, calendarName: 'Office' };
    const lines = read(story(calendar), '11:40', { metric: 'repair' });
    expect(lines).toContainEqual(expect.stringMatching(/^Promise: .*, as it was at registration\.$/));
    expect(lines).toContainEqual(
      expect.stringContaining(':label: Mon, Nov 23 11:30 calendar “Office”, version 4, applied: '),
    );
  });

  it('is told to the customer as a change of the times, without the name', () => {
    const lines = read(story(), '11:40', { metric: 'repair', place: 'customer', locale: 'zh-CN' });
    expect(lines.join('\n')).not.toContain('Gold');
    expect(lines[3]).toBe('*修复*：承诺 5 小时，原为 4 小时；期限 *11月23日周一 16:00*');
    expect(lines[5]).toBe(
      ':label: 11月23日周一 11:30 承诺时间变更：可用时间 4 小时 → 5 小时，期限 11月23日周一 14:00 → 11月23日周一 16:00',
    );
  });
});

it('says which category gave a target, and what another category did', () => {
  const policy = {
    ...POLICY,
    categories: { fault: { repair: 300 } },
    severities: { major: { response: 10 } },
  };
  const story = new Story({ policy, at: '10:00' }).must('10:30', qian, 'reclassify', {
    severity: 'general',
    category: 'onsite',
  });
  expect(read(story, '10:40', { metric: 'repair' }).slice(3, 6)).toEqual([
    '*Repair*: promised within 4 h, at first 5 h (for category “Fault”); due *Mon, Nov 23 14:30*',
    'Running, 3 h 50 min left.',
    ':label: Mon, Nov 23 10:30 category changed from “Fault” to “On-site service”: 5 h → 4 h 30 min in all, due Mon, Nov 23 15:00 → Mon, Nov 23 14:30',
  ]);
  const major = new Story({ policy, at: '10:00', filing: { severity: 'major' } });
  expect(read(major, '10:01', { metric: 'response', locale: 'zh-CN' })[3]).toBe(
    '*响应*：承诺 10 分钟（“重大问题”级别），期限 *11月23日周一 10:10*',
  );
});

it('says of an upgrade what it did, and the sum is what it allows', () => {
  const policy = { ...POLICY, severities: { major: { repair: 60 } } };
  const story = new Story({ policy, at: '10:00' }).must('11:00', qian, 'reclassify');
  expect(read(story, '11:00', { metric: 'repair' }).slice(3)).toEqual([
    '*Repair*: promised within 1 h (for severity “Major”), at first 4 h; due *Mon, Nov 23 12:00*',
    'Running, 1 h left.',
    ':label: Mon, Nov 23 11:00 severity changed from “General” to “Major”: 4 h → 2 h in all, due Mon, Nov 23 14:00 → Mon, Nov 23 12:00',
    '• Mon, Nov 23 10:00–11:00 counted 1 h',
    '• 11:00–12:00 to come 1 h',
    'Sum: counted 1 h + to come 1 h = *2 h*',
  ]);
  expect(read(story, '11:00', { metric: 'handover' }).slice(4, 6)).toEqual([
    'Running, 1 h left.',
    'Counts from when the problem was known to be major.',
  ]);
});

it('says what came of each clock: met, late, not needed, refused and going on', () => {
  const story = new Story({ at: '10:00' })
    .must('10:30', li, 'acknowledge')
    .must('12:30', li, 'propose', { mode: 'remote' })
    .must('13:50', li, 'resolve')
    .must('13:55', wang, 'refuse');
  const lines = read(story, '14:00', {});
  expect(lines).toEqual(expect.arrayContaining([':white_check_mark: Met: done Mon, Nov 23 10:30.']));
  expect(lines).toContain(':red_circle: Overdue since Mon, Nov 23 12:00, done Mon, Nov 23 12:30.');
  expect(lines).toContain(
    ':red_circle: Overdue since Mon, Nov 23 12:00, not needed any more since Mon, Nov 23 12:30.',
  );
  expect(lines).toContain('• 13:50–13:55 paused 5 min: the customer was checking the result');
  expect(lines).toContain('*Repair*: promised within 4 h, due *Mon, Nov 23 14:05*');
});

it('a reopened request is told from its reopening, and by name of a clock both rounds', () => {
  const story = new Story({ at: '10:00' })
    .must('10:05', li, 'acknowledge')
    .must('10:10', li, 'resolve', { proposal: { mode: 'onsite', text: '到场更换' } })
    .must('10:20', wang, 'confirm')
    .must('10:40', wang, 'reopen');
  const present = read(story, '10:45', {}).filter((line) => line.includes('promised within'));
  expect(present).toHaveLength(4);
  expect(present.every((line) => line.includes('(round 2)'))).toBe(true);
  expect(read(story, '10:45', { metric: 'repair' }).filter((line) => /Repair|Counts/.test(line))).toEqual([
    '*Repair (round 2)*: promised within 4 h, due *Mon, Nov 23 14:40*',
    'Counts from the reopening.',
    '*Repair*: promised within 4 h, due *Mon, Nov 23 14:00*',
  ]);
});

it('the customer reads the promise without the desk’s names and versions', () => {
  const story = new Story({ policy: { ...POLICY, name: 'Cheap ones' } });
  expect(read(story, '10:10', {}).join('\n')).toContain('Cheap ones, version 1');
  expect(read(story, '10:10', { place: 'customer' }).join('\n')).not.toMatch(/Cheap|version/);
});

it('a long life is cut in the middle, and what is left out is told by its sums', () => {
  const policy = { ...POLICY, targets: { repair: 2400 } };
  const story = inOfficeHours(new Story({ policy, at: '10:00' }));
  const lines = read(story, 'Fri 18:00', { metric: 'repair' });
  const stretches = lines.filter((line) => /^[•…]/.test(line));
  expect(stretches).toHaveLength(12);
  expect(stretches[5]).toBe('… 10 more: counted 21 h');
  expect(lines.at(-1)).toBe('Sum: counted 31 h + to come 9 h = *40 h*');
});

it('seconds are shown, and what is shown adds up', () => {
  const thirds = Array.from({ length: 9 }, (_none, index) => ({
    from: at('10:00'),
    to: at('10:01'),
    kind: index < 6 ? ('counted' as const) : ('ahead' as const),
    workingMinutes: 10 / 9,
  }));
  const shown = measured({ lines: thirds }).map(({ seconds }) => seconds);
  expect(new Set(shown)).toEqual(new Set([66, 67]));
  expect(shown.reduce((sum, seconds) => sum + seconds)).toBe(600);
  const t = textsIn('en');
  expect([0, 59, 60, 3600, 3661, 90_000].map((seconds) => duration(seconds, t))).toEqual([
    '0 min',
    '59 s',
    '1 min',
    '1 h',
    '1 h 1 min 1 s',
    '25 h',
  ]);
});

it('names the calendar and its version to the desk, and not to the customer', () => {
  const story = inOfficeHours(new Story({ at: '10:00' }));
  const { terms } = story.ticket;
  const named = { ...terms, calendarId: 'office', calendarVersion: 3 };
  story.ticket = { ...story.ticket, terms: named };
  expect(read(story, '10:10', {})[3]).toBe('Calendar: office, version 3.');
  expect(read(story, '10:10', { place: 'customer' }).join()).not.toContain('office');
  story.ticket = { ...story.ticket, terms: { ...named, calendarName: '办公时间' } };
  expect(read(story, '10:10', { locale: 'zh-CN' })[3]).toBe('日历：办公时间，第 3 版。');
});
