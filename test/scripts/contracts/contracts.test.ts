import { writeCsv } from 'hucre/csv';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { runContracts } from '../../../scripts/contracts/run.js';
import type { Contract } from '../../../src/domain/contract/contract.js';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings/settings.js';
import { closeStore } from '../../../src/store/connection.js';
import { at, CONTRACT } from '../../domain/ticket/requests.js';
import { connect, type Process } from '../../store/stores.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
let one: Process;
const HARBOUR = 'contract-C0HARBOUR1';
beforeEach(async () => {
  database = await testDatabase();
  one = await connect(database.uri, database.name);
  await one.contracts.insert(CONTRACT, { intents: [], cause: 'test', now: at('08:00') });
  const harbour = { ...CONTRACT, id: HARBOUR, customerChannel: 'C0HARBOUR1', name: 'Port 2026' };
  await one.contracts.insert(harbour, { intents: [], cause: 'test', now: at('08:00') });
});
afterEach(async () => {
  await closeStore(one.store);
  await database.drop();
});

interface Ran {
  readonly status: number;
  readonly said: string;
  readonly files: Map<string, Uint8Array>;
}

async function run(args: string[], files: Record<string, Uint8Array | string> = {}): Promise<Ran> {
  const lines: string[] = [];
  const written = new Map<string, Uint8Array>();
  const status = await runContracts(args, {
    env: { MONGODB_URI: database.uri, MONGODB_DATABASE: database.name, USER: '孙前台' },
    now: () => at('12:00'),
    readBytes: (file) => Promise.resolve(bytesOf(files[file]!)),
    writeBytes: (file, bytes) => Promise.resolve(void written.set(file, bytes)),
    say: (line) => void lines.push(line),
    complain: (line) => void lines.push(line),
  });
  return { status, said: lines.join('\n'), files: written };
}
const bytesOf = (given: Uint8Array | string): Uint8Array =>
  typeof given === 'string' ? new TextEncoder().encode(given) : given;

const stored = async (id = CONTRACT.id): Promise<Contract> => (await one.contracts.load(id))!;
type Cell = string | number | boolean | Date | null;
const book = (sheets: Record<string, Cell[][]>) =>
  writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) });

const ID = CONTRACT.id;
const WHOLE = {
  合同: [
    ['合同', '用户名称', '合同名称', '验收日', '驻场月数', '保修月数', '项目'],
    [ID, '仁和医院', CONTRACT.name, new Date('2026-03-01T00:00:00Z'), 12, 36, 'PACS 二期；HIS'],
  ],
  sites: [
    ['contract', 'id', 'name', 'address', 'phone'],
    [CONTRACT.name, 'S1', '门诊楼', '仁和路 1 号', 1088886666],
    ['Port 2026', 'S1', 'Quay', '1 Dock Road', null],
  ],
  equipment: [
    ['contract', 'id', 'name', 'maker', 'serial', 'siteId', 'warrantyUntil', 'origin'],
    [ID, 'CT-1', 'CT 影像工作站', '联影', 'SN-100', 'S1', '2029/12/31', '发票: 2026-1\n合格证: 77'],
    [ID, 'PACS', '=SUM(A1)', null, null, null, null, null],
    [HARBOUR, 'CR-3', 'Conveyor', null, 'X1', 'S1', null, null],
  ],
  contacts: [
    ['contract', 'name', 'phone', 'email', 'personId', 'maySign', 'lead'],
    [ID, '王主任', '010-8888 6666', 'wang@example.com', 'U0CUSTWANG', '是', true],
  ],
} satisfies Record<string, Cell[][]>;

test('a whole file is shown, then imported, contract by contract, with who and when in their histories', async () => {
  const file = await book(WHOLE);
  const shown = await run(['import', 'all.xlsx', '--dry-run'], { 'all.xlsx': file });
  expect(shown).toMatchObject({ status: 0 });
  expect(shown.said).toContain('would change 2 contracts');
  expect((await stored()).equipment).toEqual([]);

  const done = await run(['import', 'all.xlsx'], { 'all.xlsx': file });
  expect(done.said).toContain(
    `${ID}: acceptedDay 2026-03-01, projects PACS 二期, HIS, sites +1 ~0 -0, equipment +2`,
  );
  const contract = await stored();
  expect(contract).toMatchObject({
    acceptedDay: '2026-03-01',
    projects: ['PACS 二期', 'HIS'],
    sites: [{ id: 'S1', phone: '1088886666' }],
    contacts: [{ name: '王主任', maySign: true, lead: true, personId: 'U0CUSTWANG' }],
  });
  expect(contract.equipment[0]).toEqual({
    ...{ id: 'CT-1', name: 'CT 影像工作站', maker: '联影', serial: 'SN-100', siteId: 'S1' },
    ...{
      warrantyUntil: '2029-12-31',
      origin: [
        { what: '发票', ref: '2026-1' },
        { what: '合格证', ref: '77' },
      ],
    },
  });
  expect(contract.history.at(-1)).toMatchObject({ did: 'imported', by: { name: '孙前台' }, at: at('12:00') });
  expect((await stored(HARBOUR)).equipment).toHaveLength(1);
});

test.each(['all.xlsx', 'all.yaml'])(
  'what was exported to %s changes nothing when it is imported',
  async (name) => {
    await run(['import', 'all.xlsx'], { 'all.xlsx': await book(WHOLE) });
    const before = await stored();
    const { files } = await run(['export', name]);
    const again = await run(['import', name], { [name]: files.get(name)! });
    expect(again).toMatchObject({ status: 0 });
    expect(again.said).toContain('0 contracts changed; 2 stay as they are');
    expect(await stored()).toEqual(before);
  },
);

test.each(['contracts', 'sites', 'equipment', 'contacts'])('so does a CSV of %s', async (sheet) => {
  await run(['import', 'all.xlsx'], { 'all.xlsx': await book(WHOLE) });
  const { files, status } = await run(['export', 'a.csv', '--sheet', sheet]);
  expect(status).toBe(0);
  const again = await run(['import', 'a.csv'], { 'a.csv': files.get('a.csv')! });
  expect(again.said).toMatch(/0 contracts changed; \d stay/);
});

test('nothing that was written into a contract is a formula in what is exported', async () => {
  await run(['import', 'all.xlsx'], { 'all.xlsx': await book(WHOLE) });
  const { files } = await run(['export', 'a.xlsx']);
  const { sheets } = await readXlsx(files.get('a.xlsx')!);
  const equipment = sheets.find(({ name }) => name === 'equipment')!;
  expect(equipment.rows.flat()).toContain('=SUM(A1)');
  expect([...(equipment.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
  const csv = (await run(['export', 'a.csv', '--sheet', 'equipment'])).files.get('a.csv')!;
  expect(new TextDecoder().decode(csv)).toContain(",'=SUM(A1),");
});

test('rows add and change, and take nothing away; a column that the file lacks leaves what is there', async () => {
  await run(['import', 'all.xlsx'], { 'all.xlsx': await book(WHOLE) });
  const csv = `contract,id,name,serial\n${ID},CT-1,CT,SN-101\n${ID},PR-7,打印机,\n`;
  await run(['import', 'more.csv'], { 'more.csv': csv });
  const { equipment } = await stored();
  expect(equipment.map(({ id, name, serial, maker }) => [id, name, serial, maker])).toEqual([
    ['CT-1', 'CT', 'SN-101', '联影'],
    ['PACS', '=SUM(A1)', undefined, undefined],
    ['PR-7', '打印机', undefined, undefined],
  ]);
});

const NEW_HEADS = [
  ...[
    'contract',
    'customerName',
    'name',
    'residentMonths',
    'warrantyMonths',
    'acceptedDay',
    'customerChannel',
  ],
  ...['deskChannel', 'site', 'systems', 'engineers', 'zone', 'locale'],
];
const NEW_ROW = [
  ...['图书馆', '市图书馆', '借阅系统维护合同', 12, 36, '2026-04-01', 'C0LIBRARY1'],
  ...['C0SVCDESK9', '文化路 8 号', '借阅系统\n门禁', 'U0ENGLI001', null, null],
];
const roster = { engineer: [{ id: 'U0ENGLI001', name: '李工' }] };

test('a channel without a contract gets one, with its cover, its card owed; again nothing is changed', async () => {
  await one.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster });
  const file = await book({
    contracts: [NEW_HEADS, NEW_ROW],
    equipment: [
      ['contract', 'id', 'name'],
      ['图书馆', 'GATE-1', '门禁'],
      ['借阅系统维护合同', 'SRV-1', '服务器'],
    ],
  });
  const shown = await run(['import', 'new.xlsx', '--dry-run'], { 'new.xlsx': file });
  expect(shown.said).toContain('would set up 1 contracts, would change 0 contracts');
  expect(await one.contracts.load('contract-C0LIBRARY1')).toBeUndefined();

  expect((await run(['import', 'new.xlsx'], { 'new.xlsx': file })).said).toContain('1 contracts set up, 0');
  const contract = await stored('contract-C0LIBRARY1');
  expect(contract).toMatchObject({
    ...{ customerId: 'customer-C0LIBRARY1', customerName: '市图书馆', acceptedDay: '2026-04-01' },
    ...{
      deskChannel: 'C0SVCDESK9',
      site: '文化路 8 号',
      systems: ['借阅系统', '门禁'],
      zone: 'Asia/Shanghai',
    },
    ...{ locale: 'zh-CN', policyId: 'default', engineers: roster.engineer },
    equipment: [{ id: 'GATE-1' }, { id: 'SRV-1' }],
  });
  expect(contract.history.map(({ did, by }) => [did, by.name])).toEqual([
    ['bound', '孙前台'],
    ['imported', '孙前台'],
  ]);
  const owed = await one.store.models.contracts.findById('contract-C0LIBRARY1').lean<{ outbox: unknown[] }>();
  expect(owed?.outbox).toMatchObject([{ place: 'intake', lane: 'C0LIBRARY1' }]);

  expect((await run(['import', 'new.xlsx'], { 'new.xlsx': file })).said).toContain(
    '0 contracts changed; 1 stay',
  );
  const { files } = await run(['export', 'all.xlsx']);
  const again = await run(['import', 'all.xlsx'], { 'all.xlsx': files.get('all.xlsx')! });
  expect(again.said).toContain('0 contracts changed; 3 stay');
});

test('what was exported sets up an empty desk as it was', async () => {
  await one.settings.save(DEFAULT_SETTINGS, {
    ...DEFAULT_SETTINGS,
    roster: { engineer: CONTRACT.engineers },
  });
  await run(['import', 'all.xlsx'], { 'all.xlsx': await book(WHOLE) });
  const before = await stored(HARBOUR);
  const { files } = await run(['export', 'all.yaml']);
  await one.store.models.contracts.deleteMany({});
  const { said } = await run(['import', 'all.yaml'], { 'all.yaml': files.get('all.yaml')! });
  expect(said).toContain('2 contracts set up, 0 contracts changed');
  const { history: _one, nextReportAt: _other, customerId, version, ...after } = await stored(HARBOUR);
  expect(before).toMatchObject(after);
  expect([customerId, version]).toEqual(['customer-C0HARBOUR1', 1]);
});

test.each([
  [{ customerChannel: '#library' }, 'customerChannel: must be the id of a Slack channel'],
  [{ customerChannel: CONTRACT.deskChannel }, 'customerChannel: is the desk of a customer'],
  [{ deskChannel: 'C0HARBOUR1' }, 'deskChannel: is a customer’s'],
  [{ deskChannel: 'C0LIBRARY1' }, 'deskChannel: is the customer’s own channel'],
  [{ site: null }, 'site: is empty'],
  [{ systems: null }, 'systems: is empty'],
  [{ zone: 'Mars' }, 'zone: is no time zone'],
  [{ locale: 'fr' }, 'locale: is none of zh-CN, en'],
  [{ engineers: 'U0NOBODY01' }, 'engineers: U0NOBODY01 has no role at the desk'],
  [{ contract: ID }, 'customerChannel: is changed in Slack, with /service setup'],
] as [Record<string, Cell>, string][])('a new contract with %j is refused: %s', async (wrong, sentence) => {
  await one.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster });
  const row = NEW_HEADS.map((head, index) => (head in wrong ? wrong[head]! : NEW_ROW[index]!));
  const file = await book({ contracts: [NEW_HEADS, row] });
  const { status, said } = await run(['import', 'new.xlsx'], { 'new.xlsx': file });
  expect(said).toContain(`contracts, row 2, column ${sentence}`);
  expect(status).toBe(2);
  expect(await one.contracts.parties()).toHaveLength(2);
});

test('every fault is told with sheet, row and column, and nothing is imported', async () => {
  const cells = new Map([['4,1', { value: 5, type: 'formula' as const, formula: '2+3' }]]);
  const rows: Cell[][] = [
    ['contract', 'id', 'name', 'siteId', 'warrantyUntil', 'serial'],
    ['contract-none', 'A', 'A', null, null, null],
    [ID, 'B', null, null, 'soon', null],
    [ID, 'C', 'C', 'S9', '2026-02-30', 1e17],
    [ID, 5, 'D', null, null, null],
    [ID, 'E', 'E', null, null, null],
    [ID, 'E', 'E again', null, null, null],
    [ID, 'F', 'x'.repeat(101), null, null, true],
  ];
  const sheets = [
    { name: 'equipment', rows, cells },
    {
      name: 'contacts',
      rows: [
        ['contract', 'name', 'email', 'maySign'],
        [ID, '王', 'no mail', 'maybe'],
      ],
    },
    {
      name: 'contracts',
      rows: [
        ['contract', 'customerName', 'name', 'residentMonths', 'warrantyMonths'],
        [ID, 'R', 'R', 'twelve', -1],
      ],
    },
    { name: 'Notes', rows: [['x']] },
  ];
  const { status, said } = await run(['import', 'f.xlsx'], { 'f.xlsx': await writeXlsx({ sheets }) });
  expect(status).toBe(2);
  for (const line of [
    'Notes: is no sheet of contracts: remove it',
    'equipment, row 2, column contract: contract-none is no contract here',
    'equipment, row 3, column name: is empty',
    'equipment, row 3, column warrantyUntil: must be a day, such as 2026-03-01',
    'equipment, row 4, column warrantyUntil: must be a day',
    'equipment, row 4, column serial: is a number of more than 15 digits',
    'equipment, row 5, column id: is a formula (=2+3): put its value there',
    'equipment, row 7: is about E, as row 6 is',
    'equipment, row 8, column name: is longer than 100 characters',
    'equipment, row 8, column serial: must be text',
    'contacts, row 2, column maySign: must be yes or no',
    'contracts, row 2, column residentMonths: must be a whole number of months',
    'contracts, row 2, column warrantyMonths: must be a whole number of months',
  ])
    expect(said).toContain(line);
  expect((await stored()).version).toBe(1);
});

test.each([
  ['unknown-site.csv', `contract,id,name,siteId\n${ID},A,A,S9\n`, 'equipment, row 2, column siteId:'],
  ['heads.csv', 'a,b\n1,2\n', 'has the heads of none of these sheets'],
  ['half.csv', `contract,id,name\n${ID},A,"half a na`, 'is only a part of a CSV file'],
  ['gbk.csv', Uint8Array.from([0xba, 0xcf, 0xcd, 0xac]), 'is not written in UTF-8'],
  [
    'late.yaml',
    `contracts: [{contract: ${ID}, customerName: R, name: R, residentMonths: 1, warrantyMonths: 2, trialFrom: 2026-05-01, acceptedDay: 2026-04-01}]`,
    'column trialFrom: is after the day of acceptance',
  ],
  ['half.yaml', 'contracts: [{a: 1', 'is no whole YAML file'],
  ['list.yaml', '- 1', 'must have lists called'],
  ['words.yaml', 'equipment: [3]', 'must have fields'],
  ['twice.csv', `contract,id,id,name\n${ID},A,A,A\n`, 'column id: is there twice'],
  ['more.csv', `contract,id,name,colour\n${ID},A,A,red\n`, 'column colour: is no column of this sheet'],
  ['text.xlsx', 'hello', 'is no whole XLSX file'],
  ['a.doc', '', 'must end in .xlsx, .csv or .yaml'],
])('%s is refused in a sentence', async (name, content, sentence) => {
  const { status, said } = await run(['import', name], { [name]: content });
  expect(said).toContain(sentence);
  expect(status).toBe(2);
  expect((await stored()).version).toBe(1);
});

test('half an XLSX, and one of other sheets, are refused', async () => {
  const file = await book(WHOLE);
  const half = await run(['import', 'h.xlsx'], { 'h.xlsx': file.slice(0, file.length / 2) });
  expect(half.said).toContain('is no whole XLSX file');
  const other = await run(['import', 'o.xlsx'], { 'o.xlsx': await book({ Sheet1: [['a']] }) });
  expect(other.said).toContain('has none of the sheets contracts, sites, equipment, contacts, but Sheet1');
});

test('50,000 rows are read, checked and told of', async () => {
  const rows = Array.from({ length: 50_000 }, (_none, n) => [ID, `E-${n}`, `设备 ${n}`, `SN${n}`]);
  const csv = writeCsv([['contract', 'id', 'name', 'serial'], ...rows]);
  const xlsx = await book({ equipment: [['contract', 'id', 'name', 'serial'], ...rows] });
  for (const [name, content] of [
    ['a.csv', csv],
    ['a.xlsx', xlsx],
  ] as const) {
    const { said } = await run(['import', name, '--dry-run'], { [name]: content });
    expect(said).toContain('would have more than 5000');
  }
  const within = writeCsv([['contract', 'id', 'name', 'serial'], ...rows.slice(0, 5000)]);
  expect((await run(['import', 'a.csv'], { 'a.csv': within })).said).toContain('1 contracts changed');
  expect((await stored()).equipment).toHaveLength(5000);
});

test.each([[[]], [['import']], [['export', 'a.csv', '--dry-run']], [['import', 'a.csv', '--what']]])(
  '%j shows how it is used',
  async (args) => {
    const { status, said } = await run(args);
    expect(said).toContain('usage: npm run -s contracts');
    expect(status).toBe(2);
  },
);
