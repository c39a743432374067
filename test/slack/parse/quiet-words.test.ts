import { readQuiet } from '../../../src/slack/parse/quiet-words.js';

it.each([
  ['22:00-07:00', '22:00', '07:00'],
  [' 22:00 – 7:00 ', '22:00', '07:00'],
  ['２２：００～７：３０', '22:00', '07:30'],
  ['22-7', '22:00', '07:00'],
  ['22:15 to 06:45', '22:15', '06:45'],
  ['22点到7点', '22:00', '07:00'],
  ['22点30至7点', '22:30', '07:00'],
  ['12.30-13.30', '12:30', '13:30'],
])('%j is from %s to %s', (words, from, to) => {
  expect(readQuiet(words)).toEqual({ from, to });
});

it.each(['off', 'OFF', ' 关闭 ', '取消'])('%j ends them', (words) => {
  expect(readQuiet(words)).toBe('off');
});

it.each(['', 'night', '22:00', '24:00-07:00', '22:60-07:00', '22:00-22:00', '22-7-8', '22:00-07:00 please'])(
  '%j is not understood',
  (words) => {
    expect(readQuiet(words)).toBeUndefined();
  },
);
