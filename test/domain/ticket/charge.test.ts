import { isRefusal } from '../../../src/domain/refusal.js';
import type { Contract } from '../../../src/domain/contract/contract.js';
import { equipmentReplaced } from '../../../src/domain/ticket/replace-equipment.js';
import type { Equipment } from '../../../src/domain/contract/equipment.js';
import { li, qian, sun, wang, zhao } from '../people/cast.js';
import { CONTRACT, Story } from './requests.js';

const EQUIPMENT: Equipment[] = [
  {
    id: 'CT-1',
    name: 'CT 影像工作站',
    serial: 'SN-100',
    warrantyUntil: '2030-12-31',
    origin: [{ what: '发票', ref: '1' }],
  },
  { id: 'PR-7', name: '胶片打印机', serial: 'SN-700' },
];
const OLD: Partial<Contract> = { acceptedDay: '2019-05-06', equipment: EQUIPMENT };
const begun = (contract: Partial<Contract> = OLD) => new Story({ contract }).must('10:05', li, 'acknowledge');
const types = (story: Story) => story.facts.map(({ type }) => type);
const told = (story: Story, place: string) =>
  story.intents
    .filter((one) => one.kind === 'post-thread' && one.place === place)
    .map(({ message }) => message);

describe('a quotation', () => {
  test('stops the repair clock until it is accepted, and each is told once', () => {
    const story = begun().must('11:00', sun, 'quote');
    expect(types(story)).toEqual(['quoted', 'waiting']);
    expect([told(story, 'customer'), told(story, 'desk')]).toEqual([['quoted'], ['quoted']]);
    expect(story.ticket.status).toBe('waiting');
    expect(story.clock('repair').state).toBe('paused');
    story.must('13:30', wang, 'accept-quote', { remark: '同意' });
    expect(types(story)).toEqual(['quote-accepted', 'resumed']);
    expect(told(story, 'customer')).toEqual(['quote-accepted']);
    expect(story.ticket).toMatchObject({
      status: 'acknowledged',
      waiting: undefined,
      quotation: { no: 1, state: 'accepted', decidedBy: { id: wang.id } },
    });
    expect(story.facts[0]).toMatchObject({ no: 1, cents: 120_000, currency: 'CNY', by: { name: '王主任' } });
    // Received at 10:00, four hours, two and a half of them waited for.
    expect(story.clock('repair').dueAt).toEqual(new Date('2026-11-23T16:30:00+08:00'));
  });

  test('is not answered by a question in the thread, nor by the button that goes on', () => {
    const story = begun().must('11:00', li, 'quote').must('11:05', wang, 'reply', { text: '能便宜些吗？' });
    expect(story.ticket.status).toBe('waiting');
    expect(story.tell('11:06', wang, 'resume')).toMatchObject({ refused: 'quotation-to-decide' });
  });

  test('sent before the one before it was withdrawn, and dealt with after that, stops the clock all the same', () => {
    const story = begun().must('11:00', li, 'quote').must('11:30', li, 'resume');
    story.must('11:29', sun, 'quote', {}, '11:31');
    expect(story.ticket.status).toBe('waiting');
    expect(story.clock('repair').state).toBe('paused');
  });

  test('can be replaced by another while it is open; the old one cannot be accepted any more', () => {
    const story = begun()
      .must('11:00', li, 'quote')
      .must('11:30', li, 'quote', { items: [{ text: '硒鼓', cents: 99_900 }] });
    expect(types(story)).toEqual(['quoted']);
    story.must('12:00', wang, 'accept-quote');
    expect(story.facts[0]).toMatchObject({ no: 2, cents: 99_900 });
    expect(story.clock('repair').dueAt).toEqual(new Date('2026-11-23T15:00:00+08:00'));
    expect(story.tell('12:01', wang, 'accept-quote')).toMatchObject({ refused: 'no-quotation-open' });
  });

  test('stays open when the longest pause has passed: the clock goes on, it can still be accepted', () => {
    const story = begun().must('11:00', li, 'quote');
    story.sweepUntil('Sun 10:00');
    expect(story.ticket).toMatchObject({ status: 'acknowledged', quotation: { state: 'open' } });
    story.must('Sun 10:01', wang, 'accept-quote');
    expect(types(story)).toEqual(['quote-accepted']);
  });

  test('declined, the work is not finished before we have decided what follows', () => {
    const story = begun().must('11:00', li, 'quote').must('11:30', wang, 'decline-quote');
    expect(types(story)).toEqual(['quote-declined', 'resumed']);
    expect(story.tell('11:40', li, 'resolve')).toMatchObject({ refused: 'charge-undecided' });
    expect(story.tell('11:41', li, 'waive')).toMatchObject({ refused: 'not-permitted' });
    story.must('11:45', qian, 'waive').must('11:50', li, 'resolve');
    expect(story.ticket.quotation).toMatchObject({ state: 'waived', decidedBy: { id: qian.id } });

    const cancelled = begun().must('11:00', li, 'quote').must('11:30', wang, 'decline-quote');
    cancelled.must('11:40', sun, 'cancel');
    const anew = begun().must('11:00', li, 'quote').must('11:30', wang, 'decline-quote');
    anew.must('11:40', li, 'quote').must('11:50', wang, 'accept-quote').must('12:00', li, 'resolve');
    expect(anew.ticket.quotation).toMatchObject({ no: 2, state: 'accepted' });
  });

  test('that nobody has decided on is withdrawn when we go on, finish or cancel', () => {
    for (const [by, verb] of [
      [li, 'resume'],
      [li, 'resolve'],
      [sun, 'cancel'],
    ] as const) {
      const story = begun().must('11:00', li, 'quote').must('11:30', by, verb);
      expect(story.ticket.quotation?.state).toBe('withdrawn');
    }
  });

  test('cannot begin a wait while there is another', () => {
    const story = begun().must('10:30', li, 'wait');
    expect(story.tell('10:40', li, 'quote')).toMatchObject({ refused: 'resume-first' });
  });

  test('is accepted or declined by those whom the contract marks, and by anybody of theirs while it marks nobody', () => {
    const contact = { name: '赵院长', maySign: true, personId: 'U0OTHER' };
    const strict = begun({
      ...OLD,
      contacts: [contact, { name: '王主任', maySign: false, personId: wang.id }],
    });
    strict.must('11:00', li, 'quote');
    for (const verb of ['accept-quote', 'decline-quote']) {
      expect(strict.tell('11:10', wang, verb)).toEqual({
        refused: 'not-a-signer',
        data: { names: '赵院长' },
      });
    }
    const marked = begun({ ...OLD, contacts: [{ ...contact, personId: wang.id }] });
    marked.must('11:00', li, 'quote').must('11:10', wang, 'accept-quote');
    expect(begun().must('11:00', li, 'quote').tell('11:10', zhao, 'accept-quote')).toMatchObject({
      refused: 'not-permitted',
    });
  });
});

describe('a replacement', () => {
  const contractOf = (more: Partial<Contract>): Contract => ({ ...CONTRACT, ...more });
  const fact = (story: Story) => story.all('equipment-replaced')[0]!;

  test('is free as long as the piece is in warranty by the day of receipt, and owes the contract its record', () => {
    const story = begun().must('11:00', li, 'replace', {
      old: 'sn-100',
      serial: 'SN-101',
      proof: '发票 2026-11',
    });
    expect(fact(story)).toMatchObject({
      equipmentId: 'CT-1',
      oldSerial: 'SN-100',
      newSerial: 'SN-101',
      free: true,
    });
    expect(story.ticket.contractOwedSince).toEqual(new Date('2026-11-23T11:00:00+08:00'));
  });

  test('out of warranty needs an accepted or waived quotation', () => {
    const story = begun();
    const replace = { old: 'PR-7', serial: 'SN-701' };
    expect(story.tell('11:00', li, 'replace', replace)).toMatchObject({ refused: 'replacement-not-free' });
    story
      .must('11:10', li, 'quote')
      .must('11:20', wang, 'accept-quote')
      .must('11:30', li, 'replace', replace);
    expect(fact(story).free).toBe(false);
    const waived = begun().must('11:10', li, 'quote').must('11:20', qian, 'waive');
    expect(fact(waived.must('11:30', li, 'replace', replace)).free).toBe(true);
  });

  test.each([
    [{ old: 'XX', serial: 'SN-101' }, 'unknown-equipment'],
    [{ old: 'CT-1', serial: 'SN-700' }, 'serial-in-use'],
    [{ old: 'CT-1', serial: 'sn-100' }, 'serial-unchanged'],
  ])('%j is refused: %s', (given, refused) => {
    expect(begun().tell('11:00', li, 'replace', given)).toMatchObject({ refused });
  });

  test('of the same piece happens once in a request, also before the contract has followed', () => {
    const story = begun().must('11:00', li, 'replace', { serial: 'SN-101' });
    const again = story.tell('11:01', li, 'replace', { serial: 'SN-102' });
    expect(isRefusal(again) && again.refused).toBe('already-replaced');
  });

  test('the record keeps the old piece, adds the new one with the same terms and its own proof, once', () => {
    const story = begun().must('11:00', li, 'replace', { serial: 'SN-101', proof: '发票 9', model: 'Z2' });
    const before = contractOf(OLD);
    const after = equipmentReplaced(before, story.ticket.id, fact(story))!;
    expect(
      after.equipment.map(({ id, serial, replacedBy, replaces }) => [id, serial, replacedBy, replaces]),
    ).toEqual([
      ['CT-1', 'SN-100', 'CT-1/2', undefined],
      ['CT-1/2', 'SN-101', undefined, 'CT-1'],
      ['PR-7', 'SN-700', undefined, undefined],
    ]);
    expect(after.equipment[1]).toMatchObject({
      ...{ model: 'Z2', warrantyUntil: '2030-12-31', origin: [{ ref: '发票 9' }] },
      replacedFor: { ticketId: story.ticket.id },
    });
    expect(after.history.at(-1)).toMatchObject({ did: 'replaced', by: { id: li.id } });
    expect(equipmentReplaced(after, story.ticket.id, fact(story))).toBeUndefined();

    const second = begun({ ...OLD, equipment: after.equipment });
    second.must('12:00', li, 'replace', { old: 'SN-101', serial: 'SN-102' });
    const last = equipmentReplaced(after, 'SR-2026-000043', { ...fact(second), id: 'another#0' })!;
    expect(last.equipment.map(({ id }) => id)).toEqual(['CT-1', 'CT-1/2', 'CT-1/3', 'PR-7']);
  });
});
