import { Contracts } from '../../src/store/contracts.js';
import { textOf, type Person } from '../../src/embedded/slack/client/workspace-client.js';
import { answerTo, commandOpens, intakeCardIn, opened, valueOf } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import {
  DESK,
  filedAs,
  fileRequest,
  HARBOUR,
  now,
  pressOn,
  RENHE,
  submitOn,
  type Filed,
} from '../support/story.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
const contracts = () => new Contracts(desk.store.models.contracts);

const ID = 'contract-C0HARBRSVC';

describe('sites and equipment of a contract', () => {
  let filed: Filed;

  test('are offered to the customer: the piece that is chosen brings its site and its system, which stand on card and sheet', async () => {
    const smith = by('smith');
    await smith.press(await intakeCardIn(smith, HARBOUR), 'filing:open');
    const form = await opened(smith, 'filing');
    for (const name of ['Warehouse, Gate 4', 'Packing hall', 'Another place'])
      expect(textOf(form)).toContain(name);
    await smith.fill({ requesterPhone: '+44 20 7946 0107', 'item-1': 'Labels come out blank' });
    await smith.fill({ [`equipment@${ID}`]: 'HL-LP-02' });
    const shown = await smith.waitForModal(
      (view) => textOf(view).includes('that of the equipment'),
      'the system of the piece',
    );
    expect(textOf(shown)).toContain('*Label printers*');
    expect(valueOf(shown, 'siteId')).toBe('hl-pack');
    expect(valueOf(shown, 'item-1')).toBe('Labels come out blank');
    await smith.fill({ [`site@${ID}`]: 'table 2' });
    expect((await smith.submit()).result).toBe('closed');
    filed = await filedAs(desk, smith, HARBOUR, 'Labels come out blank');
    for (const card of [filed.card, filed.deskCard]) {
      expect(textOf(card)).toContain('Packing hall · table 2');
      expect(textOf(card)).toContain('Label printers');
    }
    const stored = await desk.store.models.tickets.findById(filed.number).lean();
    expect(stored).toMatchObject({ siteId: 'hl-pack', system: 'Label printers', equipmentId: 'HL-LP-02' });
  });

  test('are read by an engineer of the contract, wherever they ask, and looked through by words', async () => {
    const chen = by('chen');
    const whole = await commandOpens(chen, HARBOUR, '/service contract', 'contract:read');
    expect(textOf(whole)).toContain('*Packing hall* (hl-pack) · 88 Dock Road, Gate 5');
    expect(textOf(whole)).toContain('HL-LP-02 · Label printer packing 2 · P400 · P400-8839 · Label printers');
    await chen.close();
    const some = await commandOpens(chen, HARBOUR, '/service contract p400 dock', 'contract:read');
    expect(textOf(some)).toContain('P400-8841');
    expect(textOf(some)).not.toContain('Stacker crane');
    await chen.close();
    const own = await commandOpens(chen, DESK, '/service contract', 'contract:read');
    expect(textOf(own)).toContain('Stacker crane 5');
    await chen.close();
  });

  test('are not read by an engineer of another, until a request of it is theirs', async () => {
    const [li, qian] = [by('li'), by('qian')];
    const own = await commandOpens(li, DESK, '/service contract', 'contract:choose');
    expect(textOf(own)).toContain('仁和医院');
    expect(textOf(own)).not.toContain('Harbour');
    await li.close();
    await pressOn(by('chen'), filed.deskCard, 'verb:acknowledge');
    await submitOn(qian, filed.deskCard, 'assign', { engineer: 'U0ENGLI001', grounds: 'availability' });
    await li.press(await now(li, filed.deskCard), 'ticket:more');
    await opened(li, 'show');
    await li.press('modal', 'contract:of-request');
    expect(textOf(await opened(li, 'contract:read'))).toContain('Packing hall');
    await li.close();
    await li.close();
  });
});

test('a contract that promises a resident and names nobody is not all set, and says so', async () => {
  const zhou = by('zhou');
  const before = (await contracts().byCustomerChannel('C0RENHESVC'))!;
  expect(before.engineers).toHaveLength(1);
  await commandOpens(zhou, RENHE, '/service setup', 'setup');
  await zhou.fill({ engineerIds: [] });
  const without = await answerTo(zhou, RENHE, () => zhou.submit());
  expect(without).toContain('还缺少');
  expect(without).toContain('没有指定驻场工程师');
  await commandOpens(zhou, RENHE, '/service setup', 'setup');
  await zhou.fill({ engineerIds: ['li'] });
  expect(await answerTo(zhou, RENHE, () => zhou.submit())).toContain('一切就绪');
});

test('whoever takes a request on is shown the like, and which of them is not solved', async () => {
  const [wang, li] = [by('wang'), by('li')];
  const first = await fileRequest(desk, wang, RENHE, 'PACS 登不上，密码输完没反应');
  await pressOn(li, first.deskCard, 'verb:acknowledge');
  const second = await fileRequest(desk, wang, RENHE, '阅片室无法登录 PACS');
  const told = await answerTo(li, DESK, () => pressOn(li, second.deskCard, 'verb:acknowledge'));
  expect(told).toContain(`与 ${second.number} 相似的请求`);
  expect(told).toContain(first.number);
  expect(told).toContain('*尚未解决*，李工 正在处理');
});
