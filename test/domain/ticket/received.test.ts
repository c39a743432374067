import { isRefusal } from '../../../src/domain/refusal.js';
import { dispatchOf } from '../../../src/domain/forms/dispatch-of.js';
import { registerLine } from '../../../src/domain/forms/register.js';
import { taskSheet } from '../../../src/domain/forms/task-sheet.js';
import { holdingsIn } from '../../../src/domain/privacy/holdings.js';
import { withoutValues } from '../../../src/domain/ticket/custody/without-values.js';
import type { ErrandOf } from '../../../src/domain/ticket/errands.js';
import { splitRegistered } from '../../../src/domain/ticket/split-off.js';
import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import { mayNotReceive, registeredLater } from '../../../src/domain/ticket/received.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/time/units.js';
import { li, qian, sun, wang, wu } from '../people/cast.js';
import { at, CONTRACT, Story } from './requests.js';

const before = (when: Date, ms: number): Date => new Date(when.getTime() - ms);
/** A fax of ten past nine that the front desk registers at ten. */
const fax = (more: object = {}): Story =>
  new Story({
    by: sun,
    filing: { channelOfReceipt: 'fax', receivedAt: at('09:10'), reference: '传真 2026-117', ...more },
  });

describe('received before it was registered', () => {
  it('the clocks run from the receipt; both instants and the number stand in request, register and sheet', () => {
    const { ticket } = fax();
    expect(ticket.receivedAt).toEqual(at('09:10'));
    expect(ticket.history[0]).toMatchObject({ at: at('10:00'), receivedAt: at('09:10') });
    expect(ticket.clocks.map(({ metric, dueAt }) => [metric, dueAt])).toEqual([
      ['response', at('09:40')],
      ['solution', at('11:10')],
      ['onsite', at('11:10')],
      ['repair', at('13:10')],
    ]);
    expect(registerLine('received', ticket)).toMatchObject({
      receivedAt: at('09:10'),
      registeredAt: at('10:00'),
      reference: '传真 2026-117',
      signed: { name: sun.name, at: at('10:00') },
    });
    const { grounds } = taskSheet('onsite', ticket, CONTRACT);
    expect(grounds).toMatchObject({ receivedAt: at('09:10'), reference: '传真 2026-117' });
    expect(verifyChain(ticket, ticket.seal)).toMatchObject({ ok: true });
  });

  it('what was missed by then is a breach of that moment, noticed when it is registered', () => {
    const story = fax();
    expect(story.tick('10:00')).toContainEqual(
      expect.objectContaining({
        type: 'breached',
        metric: 'response',
        at: at('09:40'),
        recordedAt: at('10:00'),
      }),
    );
  });

  it('within the same minute it is registered as it comes', () => {
    const { ticket } = fax({ receivedAt: at('10:00:01') });
    expect(ticket.receivedAt).toEqual(at('10:00'));
    expect(ticket.history[0]).not.toHaveProperty('receivedAt');
    expect(registeredLater(ticket)).toBeUndefined();
    expect(registerLine('received', ticket).registeredAt).toBeUndefined();
  });
});

describe('what may have been received when', () => {
  const now = at('10:00');
  const refused = (receivedAt: Date, lateReason?: string, policy: { lateHours?: number } = {}) => {
    const refusal = mayNotReceive({ receivedAt, lateReason }, policy, now);
    return refusal?.refused;
  };

  it('nothing in the future, but for the minute that people choose', () => {
    expect(refused(new Date(now.getTime() + MINUTE_MS))).toBe('received-ahead');
    expect(refused(new Date(now.getTime() + MINUTE_MS - 1))).toBeUndefined();
  });

  it('nothing of more than a year ago, whatever the reason', () => {
    expect(refused(before(now, 366 * DAY_MS), '旧函补登')).toBeUndefined();
    expect(refused(before(now, 366 * DAY_MS + MINUTE_MS), '旧函补登')).toBe('received-long-ago');
  });

  it.each([
    ['absent: three days', {}, 72],
    ['as the policy says', { lateHours: 4 }, 4],
  ])('beyond the limit only with the reason: %s', (_, policy, hours) => {
    expect(refused(before(now, hours * HOUR_MS), undefined, policy)).toBeUndefined();
    const late = before(now, hours * HOUR_MS + MINUTE_MS);
    expect(mayNotReceive({ receivedAt: late }, policy, now)).toEqual({
      refused: 'late-unexplained',
      data: { hours: String(hours) },
    });
    expect(refused(late, '周末传真机无人看管', policy)).toBeUndefined();
  });

  it('the reason is kept with the registration', () => {
    const { ticket } = fax({ lateReason: '传真机卡纸' });
    expect(ticket.history[0]).toMatchObject({ reason: '传真机卡纸' });
  });
});

describe('correcting the receipt (sla.md rule 8)', () => {
  const correct = (story: Story, when: string, to: Date, by = wu) =>
    story.tell(when, by, 'correct', { metric: 'receipt', to, reason: '前台看错了传真时间' });

  it('later than was said: the clocks move, a breach that never was is taken back, both instants and the reason stay', () => {
    const story = fax();
    story.tick('10:00');
    expect(story.all('breached').map(({ metric }) => metric)).toContain('response');
    expect(isRefusal(correct(story, '10:05', at('09:50')))).toBe(false);
    expect(story.ticket.receivedAt).toEqual(at('09:50'));
    expect(story.clock('response')).toMatchObject({ startedAt: at('09:50'), dueAt: at('10:20') });
    expect(story.clock('response').breachedAt).toBeUndefined();
    expect(story.all('receipt-corrected')).toMatchObject([
      { from: at('09:10'), to: at('09:50'), reason: '前台看错了传真时间', by: { id: wu.id } },
    ]);
    expect(story.all('breach-rescinded').map(({ metric }) => metric)).toContain('response');
    expect(story.sweepUntil('10:25').filter(({ type }) => type === 'breached')).toMatchObject([
      { metric: 'response', at: at('10:20') },
    ]);
  });

  it('earlier than was said: what was late is a breach of its own moment; the last correction holds', () => {
    const story = new Story({ by: sun, filing: { channelOfReceipt: 'phone' } }).must(
      '10:10',
      li,
      'acknowledge',
    );
    correct(story, '10:20', at('09:30'));
    expect(story.clock('response')).toMatchObject({ state: 'breached', breachedAt: at('10:00') });
    correct(story, '10:30', at('09:45'));
    expect(story.clock('response')).toMatchObject({ state: 'met', startedAt: at('09:45') });
    expect(story.ticket.receivedAt).toEqual(at('09:45'));
  });

  it('the signatures hold, in whatever state it is; a receipt that was changed by hand is found', () => {
    const story = fax().must('10:05', li, 'acknowledge').must('10:10', qian, 'accept');
    correct(story, '10:20', at('09:20'));
    story.must('11:00', li, 'resolve').must('11:10', wang, 'confirm');
    correct(story, '11:20', at('09:25'));
    const { ticket } = story;
    expect(verifyChain(ticket, ticket.seal)).toMatchObject({ ok: true });
    expect(verifyChain({ ...ticket, receivedAt: at('09:26') }, ticket.seal)).toMatchObject({
      ok: false,
      why: 'state-changed',
      field: 'receivedAt',
    });
    const register = registerLine('received', ticket);
    expect(register).toMatchObject({ receivedAt: at('09:25'), registeredAt: at('10:00') });
  });

  it('what the clocks said before the correction can still be told', () => {
    const story = fax();
    const believed = story.clock('repair').dueAt;
    correct(story, '10:20', at('09:50'));
    expect([believed, story.clock('repair').dueAt]).toEqual([at('13:10'), at('13:50')]);
  });

  it.each<[string, Date, string]>([
    ['after it was registered', at('10:01'), 'corrected-receipt'],
    ['more than a year before', new Date('2025-11-20T00:00:00Z'), 'corrected-receipt'],
    ['the minute in which it was', at('09:10:30'), 'receipt-as-it-was'],
  ])('not to %s', (_, to, refused) => {
    expect(correct(fax(), '10:20', to)).toMatchObject({ refused });
  });

  it('not once it was reopened, for its clocks run from there; not by who did the work', () => {
    const story = fax()
      .must('10:05', li, 'acknowledge')
      .must('10:10', li, 'resolve')
      .must('10:20', wang, 'confirm')
      .must('10:30', wang, 'reopen')
      .must('10:31', li, 'acknowledge');
    expect(correct(story, '10:40', at('09:20'))).toMatchObject({ refused: 'receipt-elsewhere' });
    expect(correct(fax(), '10:40', at('09:20'), li)).toMatchObject({ refused: 'not-permitted' });
  });
});

describe('an item about which somebody else is asked (R19)', () => {
  const nurse = { name: '李护士', phone: '010-6666 8013' };
  const story = (): Story => new Story({ by: sun, filing: { contacts: [{ no: 2, ...nurse }] } });

  it('has its own name and phone, on the sheet too; who asked is not written twice', () => {
    const { ticket } = story();
    expect(ticket.items.map(({ contact }) => contact)).toEqual([undefined, nurse]);
    expect(taskSheet('onsite', ticket, CONTRACT).problem[1]).toMatchObject({ contact: nurse });
    const { name, phone } = ticket.requester;
    const same = new Story({ by: sun, filing: { contacts: [{ no: 1, name, phone }] } }).ticket;
    expect(same.items[0]).not.toHaveProperty('contact');
  });

  it('they are found and erased with what the item says, and every signature holds', () => {
    const { ticket } = story();
    const subject = { names: [], phones: ['01066668013'], customerIds: [ticket.customerId] };
    const found = holdingsIn(ticket, subject);
    expect(found.map(({ key }) => key)).toEqual(['item 2']);
    const erased = withoutValues(ticket, new Set(['item 2']));
    expect(JSON.stringify(erased.items)).not.toMatch(/李护士|8013/);
    expect(verifyChain({ ...ticket, items: erased.items, salts: erased.salts }, ticket.seal)).toMatchObject({
      why: 'erased-unrecorded',
    });
    const before = taskSheet('onsite', ticket, CONTRACT).hash;
    expect(taskSheet('onsite', erased, CONTRACT).hash).toBe(before);
  });

  it('they go with their item into another request', () => {
    const resolved = story()
      .must('10:05', li, 'acknowledge')
      .must('10:30', li, 'resolve', {
        items: [
          { no: 1, outcome: 'repaired' },
          { no: 2, outcome: 'not-done', text: '等备件' },
        ],
        split: true,
      });
    const errand = resolved.ticket.errands!.find((one): one is ErrandOf<'split'> => one.do === 'split')!;
    const context = {
      at: at('10:30'),
      now: at('10:30'),
      cause: 'c',
      seed: 's',
      roster: {},
      deskLocale: 'en',
    } as const;
    const { record } = splitRegistered('SR-2026-000043', resolved.ticket, errand, context);
    expect(record.items).toMatchObject([{ no: 1, contact: nurse }]);
    expect(dispatchOf(record)).toMatchObject({ rule: 'split', engineer: li.name });
  });
});
