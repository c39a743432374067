import { cellText, csvText } from '../../src/documents/cell-text.js';

const LONGEST = 32_767;

it.each([
  ['=1+1'],
  ['=HYPERLINK("http://x.example","点我")'],
  ['+86 10 8888 6666'],
  ['-1'],
  ['@SUM(A1)'],
  ['\t=1+1'],
  ['\r=1+1'],
  ['\n=1+1'],
  ['|calc'],
  ['  =1+1'],
  ['\u00A0=1+1'],
  ['\u200B=1+1'],
  ['\uFEFF=1+1'],
  ['"=1+1'],
  ['" =1+1"'],
  ["'=1+1"],
  ['“=1+1'],
  ['\u0000=1+1'],
  ['\u0007+1'],
  ['＝1+1'],
  ['＋1'],
  ['－1'],
  ['＠SUM(A1)'],
  ['−1'],
  ['\u3000＝1+1'],
])('%j does not begin a cell of CSV as a formula', (text) => {
  expect(csvText(text)).toMatch(/^'/);
});

it.each([
  ['PACS 无法登录'],
  ['1+1=2'],
  ['a@b.example'],
  ['第 3 项：=?'],
  ['“连接超时”'],
  ['2026-11-23'],
  [''],
])('%j stays as it is', (text) => {
  expect(csvText(text)).toBe(text);
  expect(cellText(text)).toBe(text);
});

it('in XLSX nothing is put before it: there a cell has a kind', () => {
  expect(cellText('=1+1')).toBe('=1+1');
});

it('what XML does not have is taken out; other scripts, emoji and line ends stay', () => {
  const odd = 'a\u0000\u0008\u000B\u001F\u007F\uFFFE\uD83D b';
  expect(cellText(odd)).toBe('a b');
  expect(cellText('第一行\r\n第二行\r第三行\u2028第四行 🖥️ ‏עברית')).toBe(
    '第一行\n第二行\n第三行\n第四行 🖥️ ‏עברית',
  );
});

it('a text longer than a cell is cut short, says so, and leaves no half of a pair', () => {
  const cut = '…（已截断）';
  for (const text of ['字'.repeat(40_000), '🖥'.repeat(20_000), `a${'🖥'.repeat(20_000)}`]) {
    const cell = cellText(text, cut);
    expect(cell.length).toBeGreaterThan(LONGEST - 3);
    expect(cell.length).toBeLessThanOrEqual(LONGEST);
    expect(cell.endsWith(cut)).toBe(true);
    expect(cell).not.toMatch(/\p{Surrogate}/u);
  }
  expect(cellText('字'.repeat(LONGEST), cut)).toHaveLength(LONGEST);
  expect(csvText(`=${'字'.repeat(LONGEST)}`, cut)).toHaveLength(LONGEST);
});
