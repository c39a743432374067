import { startDesk, type Desk } from '../support/desk.js';
import { answerTo, commandOpens, opened, valueOf } from '../support/acts.js';
import {
  cardShows,
  DESK,
  filedAs,
  fileRequest,
  HARBOUR,
  hasButton,
  inThread,
  pressOn,
  RENHE,
  submitOn,
  threadText,
} from '../support/story.js';
import { textOf, type Person, type View } from '../../src/embedded/slack/client/workspace-client.js';
import { Contracts } from '../../src/store/contracts.js';
import { Tickets } from '../../src/store/tickets.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const stored = async (number: string) => (await new Tickets(desk.store.models.tickets).load(number))!;
const asks = (person: Person, block: string): Promise<View> =>
  person.waitForModal((view) => view.blocks.some(({ block_id: id }) => id === block), `the field ${block}`);
const lacks = (person: Person, block: string): Promise<View> =>
  person.waitForModal((view) => !asked(view).includes(block), `no field ${block}`);
const asked = ({ blocks }: View): unknown[] => blocks.map(({ block_id: id }) => id);
const seconds = (minutesAgo: number): number => Math.floor(Date.now() / 1000) - minutesAgo * 60;

test('who sets out without a proposal is asked for it; the customer reads it first, and new equipment is recorded', async () => {
  const [wang, li] = [by('wang'), by('li')];
  const { number, card, deskCard } = await fileRequest(desk, wang, RENHE, '自助机吞卡');
  await pressOn(li, deskCard, 'verb:acknowledge');
  await cardShows(li, deskCard, '已响应');
  await li.command(DESK, `/service 出发 ${number} 带读卡模块到场更换`);
  const form = await opened(li, 'verb:depart');
  expect(valueOf(form, 'proposal-text')).toBe('带读卡模块到场更换');
  expect(asked(form)).not.toContain('proposal-mode');
  expect((await stored(number)).status).toBe('acknowledged');
  expect((await li.submit()).result).toBe('closed');
  await inThread(wang, card, '已出发前往现场');
  const said = await threadText(wang, card);
  expect(said).toContain('带读卡模块到场更换');
  expect(said.indexOf('带读卡模块到场更换')).toBeLessThan(said.indexOf('已出发前往现场'));

  await pressOn(li, deskCard, 'verb:arrive');
  await pressOn(li, deskCard, 'verb:resolve');
  expect(asked(await opened(li, 'verb:resolve'))).not.toContain('proposal-text');
  await li.fill({ outcome: 'replaced', text: '更换自助机' });
  // Submitted before it is said what was replaced: the form asks, and keeps what was typed.
  await asks(li, 'replaced-0-piece');
  await li.fill({ 'replaced-0-piece': 'listed:RH-KIOSK-2' });
  const details = await asks(li, 'replaced-0-serial');
  expect(valueOf(details, 'replaced-0-oldSerial@listed:RH-KIOSK-2')).toBe('K200-1182');
  expect(valueOf(details, 'replaced-0-charge')).toBe('free');
  expect(valueOf(details, 'text')).toBe('更换自助机');
  await li.fill({ 'replaced-0-serial': 'VX7-00452', 'replaced-0-proof': '合格证 K-2250' });
  expect(await li.submit()).toMatchObject({
    errors: { 'replaced-0-serial': expect.stringContaining('另一台在用设备') },
  });
  await li.fill({ 'replaced-0-serial': 'K200-2250' });
  expect((await li.submit()).result).toBe('closed');
  await inThread(wang, card, 'K200-1182 → K200-2250');
  await inThread(wang, card, '合格证 K-2250');
  const contracts = new Contracts(desk.store.models.contracts);
  await wang.waitFor(
    async () =>
      (await contracts.load('contract-C0RENHESVC'))!.equipment.some(
        ({ serial, replaces }) => serial === 'K200-2250' && replaces === 'RH-KIOSK-2',
      ),
    { what: 'the contract’s record' },
  );
  await submitOn(wang, card, 'confirm', {});
});

const SPOT = [
  {
    language: 'Chinese',
    ...{ engineer: 'li', customer: 'wang', channel: DESK, line: '/service 现场处理', home: RENHE },
    contract: 'contract-C0RENHESVC',
    ...{ piece: 'RH-DSA-WS', siteId: 'rh-rad', place: '放射科', system: 'PACS 影像系统' },
    ...{ problem: '读片室鼠标失灵', done: '更换电池', reporter: '王主任' },
    read: { done: '报告处理完毕', signed: '用户已签字确认', recorded: '现场立即处理' },
  },
  {
    language: 'English',
    ...{ engineer: 'chen', customer: 'smith', channel: HARBOUR, line: '/service on-the-spot', home: HARBOUR },
    contract: 'contract-C0HARBRSVC',
    ...{ piece: 'HL-LP-04', siteId: 'hl-pack', place: 'Packing hall', system: 'Label printers' },
    ...{ problem: 'Scanner 3 does not charge', done: 'Cleaned the contacts', reporter: 'Anna Smith' },
    read: { done: 'reports: repaired', signed: 'Signed by the customer', recorded: 'Dealt with at once' },
  },
] as const;

test.each(SPOT)(
  'what was handled on the spot is recorded by one form in $language, and signed',
  async ({ engineer, customer, channel, line, home, problem, done, reporter, read, ...one }) => {
    const [working, asking] = [by(engineer), by(customer)];
    let form = await commandOpens(working, channel, line, 'on-the-spot');
    if (asked(form).includes('contract')) {
      expect(valueOf(form, 'contract')).toBeUndefined();
      expect(asked(form)).not.toContain('problem');
      await working.fill({ contract: one.contract });
      form = await asks(working, 'problem');
    }
    // The piece brings its site and its system, and is the one that was replaced, whichever was chosen first.
    expect(valueOf(form, 'equipment')).toBeUndefined();
    await working.fill({ requesterName: reporter, problem, outcome: 'replaced' });
    expect(valueOf(await asks(working, 'replaced-0-piece'), 'replaced-0-piece')).toBeUndefined();
    await working.fill({ [`equipment@${one.contract}`]: one.piece });
    form = await asks(working, `replaced-0-piece@${one.piece}`);
    expect(asked(form).filter((id) => String(id).startsWith('system@'))).toEqual([]);
    expect(textOf(form)).toContain(`*${one.system}*`);
    expect(valueOf(form, 'siteId')).toBe(one.siteId);
    expect(valueOf(form, 'replaced-0-piece')).toBe(`listed:${one.piece}`);
    expect(valueOf(form, 'problem')).toBe(problem);
    await working.fill({ outcome: 'repaired' });
    await lacks(working, `replaced-0-piece@${one.piece}`);
    await working.fill({ requesterPhone: '010-8888 6666', done });
    await working.fill({ startedAt: seconds(40), endedAt: seconds(60) });
    expect(await working.submit()).toMatchObject({ errors: { startedAt: expect.any(String) } });
    await working.fill({ endedAt: seconds(15) });
    expect((await working.submit()).result).toBe('closed');

    const { number, card } = await filedAs(desk, asking, home, problem);
    await inThread(asking, card, read.recorded);
    const told = await inThread(asking, card, read.done);
    expect(hasButton(told, 'verb:confirm')).toBe(true);
    expect(textOf(told)).toContain(done);
    const { clocks, receivedAt, requester, ...filed } = await stored(number);
    expect(filed).toMatchObject({
      ...{ equipmentId: one.piece, siteId: one.siteId, site: one.place, system: one.system },
    });
    expect(clocks.find(({ metric }) => metric === 'response')).toMatchObject({
      ...{ state: 'met', stoppedAt: receivedAt },
    });
    expect(requester.personId).toBeDefined();
    await submitOn(asking, card, 'confirm', {});
    await cardShows(asking, card, read.signed);
  },
);

test('one of ours who is no engineer of the contract is told who records it', async () => {
  const sun = by('sun');
  expect(await answerTo(sun, RENHE, () => sun.command(RENHE, '/service on-the-spot'))).toContain(
    '该合同的工程师（李工）登记',
  );
});
