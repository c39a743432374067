import { startDesk, type Desk } from '../support/desk.js';
import { intakeCardIn, opened, valueOf } from '../support/acts.js';
import { filedAs, RENHE } from '../support/story.js';
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
    if (await contracts().commit(before, { ...before, ...more }, [], `test:${before.version}`, new Date()))
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
