import { readForm, readFormAsked, readRegisterAsked } from '../../../src/slack/parse/form-words.js';

test.each([
  ['onsite', 'onsite'],
  ['现场', 'onsite'],
  ['R38', 'remote'],
  ['维护请求收件登记表', 'received'],
  ['Service', 'service'],
  ['nonsense', undefined],
])('%s means %s', (word, form) => {
  expect(readForm(word)).toBe(form);
});

test('the form stands before or after the number', () => {
  expect(readFormAsked('42 onsite')).toEqual({ number: '42', form: 'onsite' });
  expect(readFormAsked('远程 42')).toEqual({ number: '42', form: 'remote' });
  expect(readFormAsked('42')).toEqual({ number: '42', form: undefined });
});

test('a register is named with its period and its format in any order; without a format it is a PDF', () => {
  expect(readRegisterAsked('received 2026-11')).toEqual({
    form: 'received',
    format: 'pdf',
    period: '2026-11',
  });
  expect(readRegisterAsked('XLSX 2026-11-03 2026-11-15 服务')).toEqual({
    form: 'service',
    format: 'xlsx',
    period: '2026-11-03 2026-11-15',
  });
  expect(readRegisterAsked('2026-11')).toBeUndefined();
  expect(readRegisterAsked('onsite 2026-11')).toBeUndefined();
});
