import { VERBS } from '../../../src/domain/ticket/lifecycle.js';
import { zhCN } from '../../../src/i18n/zh-CN.js';
import { parseServiceCommand, SUBCOMMANDS } from '../../../src/slack/parse/service-command.js';

it.each([
  ['', { do: 'help', rest: '' }],
  ['  HELP ', { do: 'help', rest: '' }],
  ['new  printer\n dead ', { do: 'new', rest: 'printer\n dead' }],
  ['报修 打印机', { do: 'new', rest: '打印机' }],
  ['acknowledge 42', { verb: 'acknowledge', number: '42', rest: '' }],
  ['Note #42  first line\n  second', { verb: 'note', number: '#42', rest: 'first line\n  second' }],
  ['响应42', { verb: 'acknowledge', number: '42', rest: '' }],
  ['响应４２', { verb: 'acknowledge', number: '４２', rest: '' }],
  ['备注SR-2026-42 已联系', { verb: 'note', number: 'SR-2026-42', rest: '已联系' }],
  ['退回　7　还是不行', { verb: 'refuse', number: '7', rest: '还是不行' }],
  ['周报2026-W47', { do: 'report', rest: '2026-W47' }],
  ['修电脑', { unknown: '修电脑' }],
  ['constructor 1', { unknown: 'constructor' }],
  ['toString', { unknown: 'toString' }],
])('%j', (text, parsed) => {
  expect(parseServiceCommand(text)).toMatchObject(parsed);
});

it('every subcommand and verb is known by its English word, every verb by a Chinese word on its button', () => {
  for (const word of SUBCOMMANDS) expect(parseServiceCommand(word)).toMatchObject({ do: word });
  for (const verb of VERBS) {
    expect(parseServiceCommand(`${verb} 1`)).toMatchObject({ verb });
    const label = zhCN.verb[verb].split('，')[0]!;
    expect(parseServiceCommand(`${label} 1`)).toMatchObject({ verb });
  }
});
