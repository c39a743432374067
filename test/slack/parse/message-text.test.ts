import { mentionedIn, plainText } from '../../../src/slack/parse/message-text.js';

const names: Record<string, string> = { U0ENGLI001: '李工' };
const read = (text: string) => plainText(text, (id) => names[id]);

it.each([
  ['a &lt;b&gt; &amp; c', 'a <b> & c'],
  ['&amp;lt; stays as it was typed', '&lt; stays as it was typed'],
  ['<@U0ENGLI001> 请看', '@李工 请看'],
  ['<@U0UNKNOWN1|bob> 请看', '@bob 请看'],
  ['<@U0UNKNOWN1>', '@U0UNKNOWN1'],
  ['see <#C0RENHESVC|renhe-service>', 'see #renhe-service'],
  ['<!channel> and <!here|@here>', '@channel and @here'],
  ['<!subteam^S012|@engineers>', '@engineers'],
  ['<https://example.com/a?b=1&amp;c=2>', 'https://example.com/a?b=1&c=2'],
  ['<https://example.com|the page>', 'the page (https://example.com)'],
  ['<https://example.com|example.com>', 'example.com'],
  ['<mailto:a@example.com|a@example.com>', 'a@example.com'],
  ['1 < 2 is not Slack’s', '1 < 2 is not Slack’s'],
  ['', ''],
])('%j is read as %j', (text, words) => {
  expect(read(text)).toBe(words);
});

it('names everybody mentioned once', () => {
  expect(mentionedIn('<@U1> <@U2|b> <@U1> <#C1>')).toEqual(['U1', 'U2']);
});

it('words that look like a mention after reading are not read a second time', () => {
  expect(read('&lt;@U0ENGLI001&gt;')).toBe('<@U0ENGLI001>');
});
