import { readXlsx } from 'hucre/xlsx';
import { startDesk, type Desk } from '../support/desk.js';
import { answerTo, commandOpens, intakeCardIn, opened } from '../support/acts.js';
import { DESK, fileRequest, HARBOUR, RENHE } from '../support/story.js';
import { textOf, type Person } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
afterEach(() => desk.stop());

const named = (...names: string[]): Person[] => names.map((name) => desk.people.person(name));
const files = async (reader: Person) =>
  (await reader.dm().messages()).flatMap(({ files: some = [] }) => some);

/** The one file that has come by direct message, as its cells; the heads first. */
async function exported(reader: Person, ending: string, seen = 0): Promise<string[][]> {
  const [file] = await reader.waitFor(
    async () => {
      const found = (await files(reader)).filter(({ name }) => name.endsWith(ending)).slice(seen);
      return found.length > 0 ? found : undefined;
    },
    {
      what: `a file ${ending}`,
      saw: async () => (await reader.dm().messages()).map(textOf),
    },
  );
  const bytes = await reader.download(file!);
  if (ending === 'csv')
    return bytes
      .toString('utf8')
      .split('\r\n')
      .filter(Boolean)
      .map((line) => [line]);
  const { sheets } = await readXlsx(bytes, { readStyles: false });
  return sheets[0]!.rows.map((row) => row.map((cell) => String(cell ?? '')));
}
const numbers = (cells: string[][]): string[] => cells.slice(1).map(([number]) => number!);

test('requests come as a file by direct message, filtered as it was said; the message tells how far it is; a formula is words', async () => {
  desk = await startDesk();
  const [wang, smith, sun, li] = named('wang', 'smith', 'sun', 'li') as [Person, Person, Person, Person];
  const formula = '=HYPERLINK("http://x.example","点我")';
  const renhe = await fileRequest(desk, wang, RENHE, formula);
  const harbour = await fileRequest(desk, smith, HARBOUR, 'Printer offline');

  expect(await answerTo(sun, DESK, () => sun.command(DESK, '/service export all'))).toContain('正在导出');
  const all = await exported(sun, 'xlsx');
  expect(numbers(all)).toEqual([renhe.number, harbour.number]);
  expect(all[0]!.slice(0, 4)).toEqual(['编号', '受理时间', '用户单位', '合同']);
  expect(all[1]).toContain(formula);
  expect(all[0]).toContain('升级次数');
  await sun.waitForDm((message) => textOf(message).includes('共 2 条'), 'that it is done');

  // Whatever is asked in a customer's channel is theirs; an engineer has the contracts that name them.
  await sun.command(HARBOUR, '/service 导出 状态:未完成 csv');
  const csv = await exported(sun, 'csv');
  expect(csv[0]![0]).toMatch(/^\uFEFF编号,/);
  expect(csv).toHaveLength(2);
  expect(csv[1]![0]).toContain(harbour.number);
  await li.command(DESK, '/service export this');
  expect(numbers(await exported(li, 'xlsx'))).toEqual([renhe.number]);

  const wrong = await answerTo(sun, DESK, () => sun.command(DESK, '/service export status:nonsense'));
  expect(wrong).toContain('没有“nonsense”这一状态');
  const nobody = await answerTo(sun, DESK, () => sun.command(DESK, '/service export customer:无此公司'));
  expect(nobody).toContain('没有名称中含“无此公司”的用户或合同');
  await sun.command(DESK, '/service export 2019');
  await sun.waitForDm((message) => textOf(message).includes('没有符合条件的请求'), 'that there is nothing');
});

test('a customer gets their own requests by the pinned card, without our columns; the form keeps what is wrong', async () => {
  desk = await startDesk();
  const [wang, smith] = named('wang', 'smith') as [Person, Person];
  const renhe = await fileRequest(desk, wang, RENHE, '扫描枪失灵');
  await fileRequest(desk, smith, HARBOUR, 'Printer offline');
  await wang.press(await intakeCardIn(wang, RENHE), 'export:form');
  await opened(wang, 'export');
  await wang.fill({ from: '2026-11-30', to: '2026-11-01' });
  expect(await wang.submit()).toMatchObject({
    result: 'errors',
    errors: { to: expect.stringContaining('早于') },
  });
  await wang.fill({ from: '2020-01-01', to: '2099-12-31' });
  expect(await wang.submit()).toMatchObject({ result: 'closed' });
  const cells = await exported(wang, 'xlsx');
  expect(numbers(cells)).toEqual([renhe.number]);
  expect(cells[0]).not.toContain('升级次数');
});

test('the form offers the customer of the channel, and what it is submitted with is exported', async () => {
  desk = await startDesk();
  const [wang, sun] = named('wang', 'sun') as [Person, Person];
  const { number } = await fileRequest(desk, wang, RENHE, '扫描枪失灵');
  const view = await commandOpens(sun, RENHE, '/service export', 'export');
  expect(JSON.stringify(view)).toContain('仁和医院');
  await sun.fill({ from: '2020-01-01', to: '2099-12-31', statuses: ['registered'], format: 'csv' });
  expect(await sun.submit()).toMatchObject({ result: 'closed' });
  expect((await exported(sun, 'csv'))[1]![0]).toContain(number);
});
