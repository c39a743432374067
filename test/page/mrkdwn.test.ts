import { parseMrkdwn } from '../../src/embedded/slack/page/text/mrkdwn.js';
import { localOf, secondsOf } from '../../src/embedded/slack/page/text/moments.js';

const text = (words: string) => ({ kind: 'text', text: words });
const lines = (...children: object[]) => [{ kind: 'lines', children }];

test.each([
  ['*重要*：好', lines({ kind: 'bold', children: [text('重要')] }, text('：好'))],
  ['2*3*4 snake_case_name', lines(text('2*3*4 snake_case_name'))],
  ['`2*3*4` &lt;b&gt; &amp;amp;', lines({ kind: 'code', text: '2*3*4' }, text(' <b> &amp;'))],
  ['*a _b_*', lines({ kind: 'bold', children: [text('a '), { kind: 'italic', children: [text('b')] }] })],
  ['* not * bold', lines(text('* not * bold'))],
  [
    '<https://x.example/a?b&amp;c|see>',
    lines({ kind: 'link', url: 'https://x.example/a?b&c', label: 'see' }),
  ],
  ['<@U1> :ticket:', lines({ kind: 'user', id: 'U1' }, text(' '), { kind: 'emoji', name: 'ticket' })],
  ['```a *b*\n```', [{ kind: 'pre', text: 'a *b*' }]],
  ['&gt; said\nanswer', [{ kind: 'quote', children: [text('said')] }, ...lines(text('answer'))]],
  ['', []],
])('%j is read as Slack reads it', (given, expected) => {
  expect(parseMrkdwn(given)).toEqual(expected);
});

test.each([
  ['Asia/Shanghai', '2026-11-23T09:00', '2026-11-23T01:00:00Z'],
  ['Europe/Berlin', '2026-03-29T03:30', '2026-03-29T01:30:00Z'],
  ['Europe/Berlin', '2026-10-25T04:00', '2026-10-25T03:00:00Z'],
])('a moment on the clock of %s, %s, is that of the world, and back', (tz, local, instant) => {
  const place = { locale: 'en-US', tz };
  expect(secondsOf(place, local)).toBe(Date.parse(instant) / 1000);
  expect(localOf(place, Date.parse(instant) / 1000)).toBe(local);
});
