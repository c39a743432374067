import { LOCALES } from '../../../src/domain/people/person.js';
import { windowsSchema } from '../../../src/domain/duty/windows.js';
import { hoursText, readHoursText } from '../../../src/slack/parse/hours-text.js';

const NIGHTS = { mon: ['18:00-08:00'], tue: ['18:00-08:00'], wed: ['18:00-08:00'] };
const ALL = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

test.each([
  ['周一至周三 18:00-08:00', NIGHTS],
  ['周一到周三18:00-08:00', NIGHTS],
  ['Mon-Wed 18:00-08:00', NIGHTS],
  ['Monday to Wednesday 18:00 – 08:00', NIGHTS],
  ['周一、周二、周三 18:00～08:00', NIGHTS],
  ['mon, tue and wed 18:00-08:00', NIGHTS],
  ['周一和周二 18：00-08：00\n\n 周三 18:00-08:00 ', NIGHTS],
  ['周末 00:00-24:00', { sat: ['00:00-24:00'], sun: ['00:00-24:00'] }],
  ['weekend 00:00-24:00', { sat: ['00:00-24:00'], sun: ['00:00-24:00'] }],
  ['周六至周一 9:00-17:00', { sat: ['9:00-17:00'], sun: ['9:00-17:00'], mon: ['9:00-17:00'] }],
  ['星期五 09:00-12:00、13:00-18:00', { fri: ['09:00-12:00', '13:00-18:00'] }],
  ['周五 09:00-12:00\n周五 13:00-18:00', { fri: ['09:00-12:00', '13:00-18:00'] }],
  ['每天 20:00-08:00', Object.fromEntries(ALL.map((day) => [day, ['20:00-08:00']]))],
])('%j is read', (text, week) => {
  expect(readHoursText(text)).toEqual(week);
  expect(windowsSchema.safeParse(week).success).toBe(true);
});

test.each([
  '',
  '  \n',
  '周一',
  '18:00-08:00',
  '周八 18:00-08:00',
  'Mon-Fri',
  '周一至 18:00-08:00',
  'Mond 8-12',
])('%j is not', (text) => {
  expect(readHoursText(text)).toBeUndefined();
});

test.each(LOCALES)('what is written in %s is read as the same', (locale) => {
  const week = { ...NIGHTS, fri: ['09:00-12:00', '13:00-18:00'], sun: ['00:00-24:00'] };
  const text = hoursText(week, locale);
  expect(text.split('\n')).toHaveLength(3);
  expect(readHoursText(text)).toEqual(week);
});

test('no hours are written as nothing', () => {
  expect(hoursText(undefined, 'zh-CN')).toBe('');
});
