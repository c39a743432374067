import { cutAt, pieces } from '../../../src/slack/messages/cut.js';
import { clip } from '../../../src/slack/messages/mrkdwn.js';

const CHARACTERS = ['字', 'é', 'e\u0301', '😀', '👩🏽‍🔧', '👨‍👩‍👧‍👦', '\r\n', 'x'];

test.each(CHARACTERS)('%p is never cut in two, wherever the cut falls', (character) => {
  const text = character.repeat(400);
  for (let max = 100; max < 100 + 2 * character.length; max += 1) {
    const at = cutAt(text, max);
    expect(at % character.length).toBe(0);
    expect([at <= max, at > max - character.length]).toEqual([true, true]);
    expect(clip(text, max).length).toBeLessThanOrEqual(max);
  }
});

test('in parts nothing is lost and no part is too long, however a text is made', () => {
  for (const text of [
    CHARACTERS.join('').repeat(500),
    'a line\n'.repeat(900),
    '&amp;'.repeat(900),
    `a${'\u0301'.repeat(5000)}`,
    '',
  ]) {
    const found = pieces(text, 1500);
    expect(found.join('')).toBe(text);
    expect(found.every((piece) => piece.length > 0 && piece.length <= 1500)).toBe(true);
  }
});

test('a text is parted at the end of a line where one is near, and not within an escaped character', () => {
  expect(pieces(`${'a'.repeat(80)}\n${'b'.repeat(80)}`, 100)).toEqual([
    `${'a'.repeat(80)}\n`,
    'b'.repeat(80),
  ]);
  expect(pieces('&amp;'.repeat(30), 98).every((piece) => piece.length % 5 === 0)).toBe(true);
});
