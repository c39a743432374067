import { startDesk, type Desk } from '../support/desk.js';
import { readXlsx } from 'hucre/xlsx';
import { cardShows, DESK, fileRequest, HARBOUR, pressOn, RENHE, submitOn } from '../support/story.js';
import { textOf, type Message, type Person } from '../../src/embedded/slack/client/workspace-client.js';
import { pdfText } from '../documents/forms/pdf-text.js';

let desk: Desk;
afterEach(() => desk.stop());

const named = (...names: string[]): Person[] => names.map((name) => desk.people.person(name));

/** The file of this name, as soon as it stands in a card's thread. */
const fileIn = (reader: Person, card: Message, name: string) =>
  reader.waitFor(
    async () =>
      (await reader.thread(card)).flatMap(({ files = [] }) => files).find((file) => file.name === name),
    { what: name, saw: async () => (await reader.thread(card)).map(textOf) },
  );

test('who signs gets the task sheet in the thread, the archived one comes to both, each once; forms can be asked for', async () => {
  desk = await startDesk();
  const [wang, li, sun] = named('wang', 'li', 'sun') as [Person, Person, Person];
  const { card, deskCard, number } = await fileRequest(desk, wang, RENHE, '=HYPERLINK("x") 登录失败');
  await pressOn(li, deskCard, 'verb:acknowledge');

  // Asked for by the customer, before anything is done: to be filled in by hand.
  await pressOn(wang, card, 'ticket:more');
  await wang.waitForModal((view) => view.callback_id === 'show', 'the request');
  await wang.press('modal', 'form:remote');
  const blank = await fileIn(wang, card, `${number}-remote.pdf`);
  expect(pdfText(await wang.download(blank))).toContain('用户远程维护任务书');

  await submitOn(li, deskCard, 'propose', { mode: 'remote', text: '远程检查' });
  await submitOn(li, deskCard, 'resolve', { outcome: 'repaired', text: '已重启服务' });
  await pressOn(wang, card, 'verb:confirm');
  await wang.waitForModal((view) => view.callback_id === 'verb:confirm', 'the signature');
  await wang.submit();
  const signed = await fileIn(wang, card, `${number}-remote-signed.pdf`);
  const text = pdfText(await wang.download(signed));
  expect(text).toContain(number);
  expect(text).toContain('已重启服务');
  await pressOn(sun, deskCard, 'verb:archive');
  await fileIn(wang, card, `${number}-remote-archived.pdf`);
  await fileIn(sun, deskCard, `${number}-remote-archived.pdf`);

  await sun.command(DESK, `/service form ${number} received`);
  const line = await fileIn(sun, deskCard, `${number}-received.pdf`);
  expect(pdfText(await sun.download(line))).toContain('维护请求收件登记表');
  await cardShows(sun, deskCard, '已归档');
  const names = (await wang.thread(card)).flatMap(({ files = [] }) => files.map(({ name }) => name));
  expect(names.sort()).toEqual([
    `${number}-remote-archived.pdf`,
    `${number}-remote-signed.pdf`,
    `${number}-remote.pdf`,
  ]);
});

const fileInDm = (reader: Person, name: string) =>
  reader.waitFor(
    async () =>
      (await reader.dm().messages()).flatMap(({ files = [] }) => files).find((file) => file.name === name),
    { what: name, saw: async () => (await reader.dm().messages()).map(textOf) },
  );

test('a register of a period comes as PDF and as XLSX by direct message; customers are refused, and what is unclear is said', async () => {
  desk = await startDesk();
  const [wang, sun, smith] = named('wang', 'sun', 'smith') as [Person, Person, Person];
  const formula = '=HYPERLINK("http://x.example","点我")';
  const first = await fileRequest(desk, wang, RENHE, formula);
  const second = await fileRequest(desk, smith, HARBOUR, 'Printer offline');
  const [from, to] = ['2026-01-01', '2099-12-31'];

  await sun.command(DESK, `/service 登记表 收件 ${from} ${to} xlsx`);
  const sheet = await sun.download(await fileInDm(sun, `received-${from}-${to}.xlsx`));
  const { sheets } = await readXlsx(sheet, { readStyles: false });
  const cells = sheets[0]!.rows.map((row) => row.map(String));
  expect(cells.map((row) => row[0])).toEqual(['编号', first.number, second.number]);
  expect(cells[1]).toContain(formula);

  await sun.command(RENHE, `/service register service ${from}..${to}`);
  const pdf = pdfText(await sun.download(await fileInDm(sun, `service-${from}-${to}.pdf`)));
  expect(pdf).toContain('维护服务登记表');
  expect(pdf).toContain(first.number);
  expect(pdf).not.toContain(second.number);

  const said = async (person: Person, channel: string, line: string, words: string) => {
    await person.command(channel, line);
    await person.waitForMessage(channel, (message) => textOf(message).includes(words), words);
  };
  await said(sun, DESK, '/service register received 2026-13', '“2026-13”不是期间');
  await said(sun, DESK, '/service register', '请在编号后写明表单');
  await said(sun, DESK, `/service form ${first.number} nonsense`, '请在编号后写明表单');
  const guest = desk.people.person('smith');
  await guest.command(HARBOUR, '/service register received 2026-11');
  await guest.waitForMessage(HARBOUR, (message) => /own books/.test(textOf(message)), 'the refusal');
});
