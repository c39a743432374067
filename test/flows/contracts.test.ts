import { startDesk, type Desk } from '../support/desk.js';
import { commandOpens, intakeCardIn, opened, told, toldDirectly, valueOf } from '../support/acts.js';
import { cardShows, filedAs, fileRequest, inThread, pressOn, RENHE, submitOn } from '../support/story.js';
import { textOf, type Person } from '../../src/embedded/slack/client/workspace-client.js';
import { Contracts } from '../../src/store/contracts.js';
import type { Contract } from '../../src/domain/contract/contract.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const ID = 'contract-C0RENHESVC';
const contracts = () => new Contracts(desk.store.models.contracts);

/** The hospital's contract, said anew. */
async function agreed(more: Partial<Contract>): Promise<void> {
  for (;;) {
    const before = (await contracts().load(ID))!;
    if (
      await contracts().commit(
        before,
        { ...before, ...more },
        { intents: [], cause: `test:${before.version}`, now: new Date() },
      )
    )
      return;
  }
}

const CT = { id: 'CT-1', name: 'CT 影像工作站', serial: 'SN-100', warrantyUntil: '2099-12-31' };
const PRINTER = { id: 'PR-7', name: '胶片打印机', serial: 'SN-700' };

describe('filing under a contract with equipment', () => {
  test('out of warranty it says so before it is filed and on the card; a piece with longer terms is in warranty', async () => {
    await agreed({ acceptedDay: '2019-05-06', equipment: [CT, PRINTER] });
    const wang = by('wang');
    await wang.press(await intakeCardIn(wang, RENHE), 'filing:open');
    const form = await opened(wang, 'filing');
    expect(textOf(form)).toContain('有偿维护');
    expect(textOf(form)).toContain('胶片打印机 · SN-700');
    await wang.fill({ requesterPhone: '010-8888 6666', 'item-1': '打印机卡纸' });
    await wang.fill({ [`equipment@${ID}`]: PRINTER.id });
    expect((await wang.submit()).result).toBe('closed');
    const printer = await filedAs(desk, wang, RENHE, '打印机卡纸');
    expect(textOf(printer.card)).toContain('保修期外，有偿维护');
    expect(textOf(printer.card)).toContain('胶片打印机 · SN-700');
    expect(textOf(printer.deskCard)).toContain('保修期外，有偿维护');

    await wang.press(await intakeCardIn(wang, RENHE), 'filing:open');
    await opened(wang, 'filing');
    await wang.fill({ requesterPhone: '010-8888 6666', 'item-1': 'CT 图像有条纹' });
    await wang.fill({ [`equipment@${ID}`]: CT.id });
    const shown = await wang.waitForModal(
      (view) => textOf(view).includes('2099-12-31'),
      'the cover of the piece that was chosen',
    );
    expect(textOf(shown)).not.toContain('有偿维护');
    expect(valueOf(shown, 'item-1')).toBe('CT 图像有条纹');
    expect((await wang.submit()).result).toBe('closed');
    const ct = await filedAs(desk, wang, RENHE, 'CT 图像有条纹');
    expect(textOf(ct.card)).toContain('保修期内');
  });

  test('among more pieces than a menu holds, the serial number is typed; an unknown one is refused at its field', async () => {
    const many = Array.from({ length: 101 }, (_none, n) => ({
      id: `WS-${n}`,
      name: '工作站',
      serial: `ab${n}`,
    }));
    await agreed({ acceptedDay: undefined, equipment: many });
    const wang = by('wang');
    await wang.press(await intakeCardIn(wang, RENHE), 'filing:open');
    const form = await opened(wang, 'filing');
    expect(textOf(form)).toContain('试运行期');
    const field = `equipmentTyped@${ID}`;
    await wang.fill({ requesterPhone: '010-8888 6666', 'item-1': '工作站蓝屏', [field]: 'AB 1000' });
    const refused = await wang.submit();
    expect(refused).toMatchObject({ result: 'errors' });
    expect(JSON.stringify(refused)).toContain('合同中没有此编号');
    await wang.fill({ [field]: 'ＡＢ 100' });
    expect((await wang.submit()).result).toBe('closed');
    const { card } = await filedAs(desk, wang, RENHE, '工作站蓝屏');
    expect(textOf(card)).toContain('工作站 · ab100');
    expect(textOf(card)).toContain('试运行期');
  });
});

describe('paid service', () => {
  test('is quoted, accepted in the customer’s thread, and the equipment is replaced: the contract’s record follows', async () => {
    await agreed({ acceptedDay: '2019-05-06', equipment: [CT, PRINTER], contacts: [] });
    const [wang, li] = [by('wang'), by('li')];
    const { number, card, deskCard } = await fileRequest(desk, wang, RENHE, '打印机不出片');
    await pressOn(li, deskCard, 'verb:acknowledge');
    await pressOn(li, deskCard, 'verb:quote');
    await opened(li, 'verb:quote');
    await li.fill({ items: '更换打印头', currency: 'CNY' });
    const refused = await li.submit();
    expect(JSON.stringify(refused)).toContain('以金额结尾');
    await li.fill({ items: '更换打印头 8,600.00\n人工 400' });
    expect((await li.submit()).result).toBe('closed');
    const quoted = await inThread(wang, card, '提交报价');
    expect(textOf(quoted)).toContain('CNY 9,000.00');
    await cardShows(wang, card, '待用户决定');
    await wang.press(quoted, 'verb:accept-quote');
    const form = await opened(wang, 'verb:accept-quote');
    expect(textOf(form)).toContain('代表用户接受');
    expect(textOf(form)).toContain('更换打印头');
    expect((await wang.submit()).result).toBe('closed');
    await inThread(li, deskCard, '接受第 1 次报价');
    await cardShows(wang, card, '用户已接受');

    await li.command('service-desk', `/service replace ${number}`);
    await opened(li, 'verb:replace');
    await li.fill({ old: PRINTER.serial, serial: 'SN-701', proof: '发票 2026-1123' });
    expect((await li.submit()).result).toBe('closed');
    const said = await inThread(wang, card, 'SN-700 → SN-701');
    expect(textOf(said)).toContain('按已接受的报价收费');
    const contract = await li.waitFor(
      async () => {
        const now = await contracts().load(ID);
        return now?.equipment.some(({ replaces }) => replaces === PRINTER.id) ? now : undefined;
      },
      { what: 'the record of the new printer' },
    );
    expect(contract.equipment.find(({ id }) => id === 'PR-7/2')).toMatchObject({
      ...{ serial: 'SN-701', name: PRINTER.name, origin: [{ what: number, ref: '发票 2026-1123' }] },
    });
    const owing = () => desk.store.models.tickets.countDocuments({ contractOwedSince: { $exists: true } });
    await li.waitFor(async () => (await owing()) === 0, { what: 'nothing owed to the contract' });
  });

  test('is declined by the person whom the contract names and by nobody else', async () => {
    const signer = { name: '赵院长', maySign: true, personId: 'U0SOMEBODY' };
    await agreed({ equipment: [PRINTER], contacts: [signer] });
    const [wang, li, qian] = [by('wang'), by('li'), by('qian')];
    const { card, deskCard } = await fileRequest(desk, wang, RENHE, '打印机有异响');
    await pressOn(li, deskCard, 'verb:acknowledge');
    await submitOn(li, deskCard, 'quote', { items: '检修 300' });
    const quoted = await inThread(wang, card, '提交报价');
    await wang.press(quoted, 'verb:decline-quote');
    await toldDirectly(wang, '须由 赵院长 代表用户签字');
    await agreed({ contacts: [{ ...signer, personId: 'U0CUSTWANG' }] });
    await submitOn(wang, card, 'decline-quote', { reason: '太贵' });
    await inThread(qian, deskCard, '不接受第 1 次报价');
  });
});

describe('a result', () => {
  test('is signed by whom the contract names; others are told who that is, and can still send it back', async () => {
    const signer = { name: '王主任', maySign: true, lead: true, personId: 'U0CUSTWANG' };
    await agreed({ contacts: [signer, { name: '刘护士长', maySign: false, personId: 'U0CUSTLIU1' }] });
    const [liu, li, wang] = [by('liu'), by('li'), by('wang')];
    const { card, deskCard } = await fileRequest(desk, liu, RENHE, '叫号屏没有声音');
    await pressOn(li, deskCard, 'verb:acknowledge');
    await submitOn(li, deskCard, 'resolve', { outcome: 'repaired', text: '更换音箱' });
    await pressOn(liu, card, 'verb:confirm');
    await toldDirectly(liu, '须由 王主任 代表用户签字');
    await submitOn(liu, card, 'refuse', { reason: '仍然没有声音' });
    await inThread(li, deskCard, '仍然没有声音');
    await submitOn(li, deskCard, 'resolve', { outcome: 'repaired', text: '更换功放' });
    await submitOn(wang, card, 'confirm', {});
    await cardShows(wang, card, '用户已签字确认');
  });
});

describe('/service contract', () => {
  test('the front desk says days, sites, equipment and people; a mistake is told at its field, nothing typed is lost', async () => {
    await agreed({ acceptedDay: '2019-05-06', equipment: [], contacts: [], sites: [] });
    const sun = by('sun');
    await commandOpens(sun, RENHE, '/service contract', 'contract');
    await sun.fill({
      acceptedDay: '2026-03-01',
      warrantyMonths: '二十四',
      projects: '影像中心建设\n 门诊楼扩建 ',
      sites: 'S1 | 门诊楼 | 仁和路 1 号',
      equipment: 'CT-1 | CT 影像工作站 | 联影 | | SN-100 | S9',
      contacts: '赵院长 | 010-1',
    });
    expect(JSON.stringify(await sun.submit())).toContain('请填写整月数');
    await sun.fill({ warrantyMonths: '24' });
    expect(JSON.stringify(await sun.submit())).toContain('现场编号不在用户现场中');
    await sun.fill({
      equipment: 'CT-1 | CT 影像工作站 | 联影 | | SN-100 | S1',
      signers: ['U0CUSTWANG'],
      lead: 'U0CUSTLIU1',
    });
    expect((await sun.submit()).result).toBe('closed');
    await told(sun, RENHE, '已保存');
    const contract = (await contracts().load(ID))!;
    expect(contract).toMatchObject({
      ...{ acceptedDay: '2026-03-01', warrantyMonths: 24, residentMonths: 12 },
      projects: ['影像中心建设', '门诊楼扩建'],
      sites: [{ id: 'S1', name: '门诊楼' }],
      equipment: [{ id: 'CT-1', maker: '联影', serial: 'SN-100', siteId: 'S1' }],
      contacts: [
        { name: '赵院长', maySign: false },
        { name: '刘护士长', personId: 'U0CUSTLIU1', maySign: true, lead: true },
        { name: '王主任', personId: 'U0CUSTWANG', maySign: true },
      ],
    });
    expect(contract.history.at(-1)).toMatchObject({ by: { name: '孙前台' }, did: 'changed' });
    expect(contract.history.at(-1)!.what).toContain('acceptedDay 2026-03-01');
  });

  test('whoever was slower is told, and what they typed stays in the form', async () => {
    const sun = by('sun');
    await commandOpens(sun, RENHE, '/service contract', 'contract');
    await agreed({ warrantyMonths: 48 });
    await sun.fill({ residentMonths: '6' });
    expect(JSON.stringify(await sun.submit())).toContain('刚刚被他人修改');
    await sun.close();
    expect(await contracts().load(ID)).toMatchObject({ residentMonths: 12, warrantyMonths: 48 });
  });

  test('engineers read the contract that names them, and change nothing', async () => {
    const li = by('li');
    const read = await commandOpens(li, RENHE, '/service contract', 'contract:read');
    expect(textOf(read)).toContain('*门诊楼* (S1)');
    expect(textOf(read)).toContain('CT 影像工作站');
    expect(read.state.values).toEqual({});
    await li.close();
  });

  test('where several customers are served, or none, the contract is chosen first', async () => {
    const sun = by('sun');
    for (const channel of ['service-desk', 'general']) {
      const choice = await commandOpens(sun, channel, '/service 合同', 'contract:choose');
      expect(textOf(choice)).toContain('仁和医院 · ');
      await sun.choose('modal', 'contract:edit', ID);
      const form = await opened(sun, 'contract');
      expect(textOf(form)).toContain('*仁和医院*');
      await sun.fill({ residentMonths: '9' });
      expect((await sun.submit()).result).toBe('closed');
      await sun.waitFor(async () => (await contracts().load(ID))!.residentMonths === 9, { what: '9 months' });
      await agreed({ residentMonths: 12 });
    }
  });
});
