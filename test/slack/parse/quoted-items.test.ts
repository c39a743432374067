import { quotedItemsText, readQuotedItems } from '../../../src/slack/parse/quoted-items.js';

test.each([
  ['更换硒鼓 1,200.00', [{ text: '更换硒鼓', cents: 120_000 }]],
  ['更换硒鼓：１２００元', [{ text: '更换硒鼓', cents: 120_000 }]],
  ['Visit 2 engineers 80.5', [{ text: 'Visit 2 engineers', cents: 8050 }]],
  ['A | €0', [{ text: 'A', cents: 0 }]],
  [
    'a 1\n\n  b, 2.05  ',
    [
      { text: 'a', cents: 100 },
      { text: 'b', cents: 205 },
    ],
  ],
  ['x 999999999.99', [{ text: 'x', cents: 99_999_999_999 }]],
])('%j is understood', (typed, items) => {
  expect(readQuotedItems(typed)).toEqual(items);
  expect(readQuotedItems(quotedItemsText(items))).toEqual(items);
});

test.each(['更换硒鼓', '1200', 'a -5', 'a 1.234', 'a 1,20', 'a 5 each', 'ok 5\nno amount', 'a 12345678901'])(
  '%j is not guessed at',
  (typed) => {
    expect(readQuotedItems(typed)).toBeUndefined();
  },
);
