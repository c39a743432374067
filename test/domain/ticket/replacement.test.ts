import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import { contractSchema, type Contract } from '../../../src/domain/contract/contract.js';
import { coverFaults } from '../../../src/domain/contract/cover.js';
import { equipmentReplaced } from '../../../src/domain/ticket/replace-equipment.js';
import type { ReplacementSaid } from '../../../src/domain/ticket/replacement.js';
import { li, wang } from '../people/cast.js';
import { at, CONTRACT, NEW_SCREEN, Story } from './requests.js';

const OLD = {
  acceptedDay: '2019-05-06',
  equipment: [
    { id: 'CT-1', name: 'CT 影像工作站', serial: 'SN-100', warrantyUntil: '2030-12-31' },
    { id: 'PR-7', name: '胶片打印机', serial: 'SN-700' },
  ],
} satisfies Partial<Contract>;
const CT: ReplacementSaid = {
  ...{ of: { listed: 'ct-1' }, oldSerial: 'SN-100', serial: 'SN-101', proof: '发票 9', charge: 'free' },
};
const PRINTER: ReplacementSaid = {
  ...{ of: { listed: 'PR-7' }, oldSerial: 'SN-700', serial: 'SN-701', proof: '合格证 8', charge: 'paid' },
};
const begun = (contract: Partial<Contract> = OLD) =>
  new Story({ contract, filing: { items: ['黑屏'] } })
    .must('10:05', li, 'acknowledge')
    .must('10:10', li, 'propose', { mode: 'onsite' });
const two = () =>
  new Story({ contract: OLD, filing: { items: ['黑屏', '打印偏色'] } })
    .must('10:05', li, 'acknowledge')
    .must('10:10', li, 'propose', { mode: 'onsite' });
const resolved = (story: Story, replacements?: ReplacementSaid[], more: object = {}) =>
  story.tell('11:00', li, 'resolve', { outcome: 'replaced', replacements, ...more });
const BOTH = [
  { no: 1, outcome: 'replaced' },
  { no: 2, outcome: 'replaced' },
] as const;

describe('a result that is “replaced”', () => {
  it('needs the replacement, and says so', () => {
    expect(resolved(begun())).toMatchObject({ refused: 'replacement-unsaid', data: { list: '1' } });
    expect(resolved(two(), [{ ...CT, item: 1 }], { items: BOTH })).toMatchObject({
      refused: 'replacement-unsaid',
      data: { list: '2' },
    });
  });

  it('is recorded as one by the same act, and the contract is owed its record', () => {
    const story = begun();
    resolved(story, [CT]);
    expect(story.facts.map(({ type }) => type)).toEqual(['equipment-replaced', 'resolved']);
    expect(story.facts[0]).toMatchObject({
      ...{ equipmentId: 'CT-1', oldSerial: 'SN-100', newSerial: 'SN-101', proof: '发票 9', free: true },
    });
    expect(story.ticket.contractOwedSince).toEqual(at('11:00'));
    expect(verifyChain(story.ticket).ok).toBe(true);
    const told = story.intents.filter(({ place, kind }) => place === 'customer' && kind === 'post-thread');
    expect(told.map(({ message }) => message)).toEqual(['equipment-replaced', 'resolved']);
  });

  it('has one for each item, and the same piece for two items once', () => {
    const each = two().must('10:15', li, 'quote').must('10:20', wang, 'accept-quote');
    resolved(
      each,
      [
        { ...CT, item: 1 },
        { ...PRINTER, item: 2 },
      ],
      { items: BOTH },
    );
    expect(each.all('equipment-replaced').map(({ newSerial, free }) => [newSerial, free])).toEqual([
      ['SN-101', true],
      ['SN-701', false],
    ]);
    const same = two();
    resolved(
      same,
      [
        { ...CT, item: 1 },
        { ...CT, item: 2 },
      ],
      { items: BOTH },
    );
    expect(same.all('equipment-replaced')).toHaveLength(1);
  });

  it('takes what this round has recorded before, and what is said of other items stays unused', () => {
    const story = begun().must('10:30', li, 'replace', { old: 'CT-1', serial: 'SN-101' });
    resolved(story);
    expect(story.ticket.resolution?.outcome).toBe('replaced');
    story.must('11:10', wang, 'confirm').must('11:20', wang, 'reopen').must('11:30', li, 'acknowledge');
    const again = { outcome: 'replaced', proposal: { mode: 'onsite', text: '再换' } };
    expect(story.tell('12:00', li, 'resolve', again)).toMatchObject({ refused: 'replacement-unsaid' });
    const repaired = begun();
    resolved(repaired, [CT], { outcome: 'repaired' });
    expect(repaired.all('equipment-replaced')).toHaveLength(0);
  });

  it('has a serial number of its own for each piece', () => {
    const story = two().must('10:15', li, 'quote').must('10:20', wang, 'accept-quote');
    const said = [CT, { ...PRINTER, serial: CT.serial }].map((one, index) => ({ ...one, item: index + 1 }));
    expect(resolved(story, said, { items: BOTH })).toMatchObject({ refused: 'serial-in-use' });
  });

  it.each([
    [
      'another piece twice',
      [
        { ...CT, item: 1 },
        { ...CT, item: 2, serial: 'SN-102' },
      ],
      'already-replaced',
    ],
    ['none of the contract', [{ ...CT, of: { listed: 'XX' } }], 'unknown-equipment'],
    ['a serial number in use', [{ ...CT, serial: 'sn-700' }], 'serial-in-use'],
    ['old as new', [{ ...NEW_SCREEN, serial: NEW_SCREEN.oldSerial }], 'serial-unchanged'],
    [
      'old as new, written otherwise',
      [{ ...NEW_SCREEN, serial: ` ${NEW_SCREEN.oldSerial.toLowerCase()}` }],
      'serial-unchanged',
    ],
    ['the serial number that the contract has of it', [{ ...CT, serial: 'sn-100' }], 'serial-unchanged'],
    ['free of charge out of warranty', [{ ...PRINTER, charge: 'free' }], 'replacement-not-free'],
    ['paid without a quotation', [PRINTER], 'replacement-not-free'],
    ['paid in warranty without a quotation', [{ ...CT, charge: 'paid' }], 'replacement-not-quoted'],
  ] as const)('of %s is refused: %#', (_what, said, refused) => {
    expect(resolved(two(), [...said], { items: BOTH })).toMatchObject({ refused });
  });
});

describe('what the contract does not list', () => {
  const follow = (contract: Contract, story: Story) =>
    equipmentReplaced(contract, story.ticket.id, story.all('equipment-replaced')[0]!);

  it('is described in words, told with both serial numbers, and recorded in the contract from then on', () => {
    const story = begun({});
    resolved(story, [NEW_SCREEN]);
    const [fact] = story.all('equipment-replaced');
    expect(fact).toMatchObject({ label: '显示器', oldSerial: 'LCD-1', newSerial: 'LCD-2', free: true });
    expect(fact!.equipmentId).toBeUndefined();
    const after = follow(CONTRACT, story)!;
    expect(after.equipment).toMatchObject([
      { id: 'LCD-1', name: '显示器', serial: 'LCD-1', replacedBy: 'LCD-2' },
      { id: 'LCD-2', serial: 'LCD-2', replaces: 'LCD-1', origin: [{ ref: '合格证 3' }] },
    ]);
    expect(contractSchema.parse(after)).toEqual(after);
    expect(coverFaults(after, after)).toEqual([]);
    expect(follow(after, story)).toBeUndefined();
  });

  it('takes no number that another piece has', () => {
    const story = begun({});
    resolved(story, [NEW_SCREEN]);
    const taken = {
      ...CONTRACT,
      equipment: [
        { id: 'LCD-1', name: 'x' },
        { id: 'LCD-2', name: 'y' },
      ],
    };
    const ids = follow(taken, story)!.equipment.map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  it('is the listed piece after all, where its old serial number is listed', () => {
    const story = begun();
    resolved(story, [{ ...NEW_SCREEN, oldSerial: 'sn-100' }]);
    expect(story.all('equipment-replaced')[0]).toMatchObject({ equipmentId: 'CT-1' });
  });

  it('out of warranty is paid by an accepted quotation like everything else', () => {
    const late = { acceptedDay: '2019-05-06' };
    expect(resolved(begun(late), [NEW_SCREEN])).toMatchObject({ refused: 'replacement-not-free' });
    const paid = begun(late).must('10:20', li, 'quote').must('10:30', wang, 'accept-quote');
    resolved(paid, [{ ...NEW_SCREEN, charge: 'paid' }]);
    expect(paid.all('equipment-replaced')[0]!.free).toBe(false);
  });
});
