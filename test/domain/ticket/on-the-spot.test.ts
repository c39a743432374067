import { dispatchedOn } from '../../../src/documents/forms/dispatched-on.js';
import { formLabels } from '../../../src/documents/forms/labels/index.js';
import { taskSheet } from '../../../src/domain/forms/task-sheet.js';
import type { Locale } from '../../../src/domain/people/person.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import type { Decision } from '../../../src/domain/ticket/decide.js';
import { taskSheetOf } from '../../../src/domain/ticket/form.js';
import { onTheSpot, onTheSpotSchema, type OnTheSpot } from '../../../src/domain/ticket/on-the-spot.js';
import { tick } from '../../../src/domain/ticket/tick.js';
import { ticketSchema } from '../../../src/domain/ticket/ticket.js';
import { ticketStory } from '../../../src/slack/messages/ticket-story.js';
import { chen, li, qian, ROSTER, sun, wang } from '../people/cast.js';
import { at, CONTRACT, FILING, NEW_SCREEN, POLICY } from './requests.js';

type Dispatch = (typeof POLICY)['dispatch'];
const SAID: OnTheSpot = onTheSpotSchema.parse({
  ...FILING,
  problem: '读片室显示器偏色',
  proposal: '现场立即处理。',
  done: '重新校色',
  outcome: 'repaired',
  startedAt: at('10:00'),
  endedAt: at('10:25'),
});

function record(
  more: Partial<OnTheSpot> = {},
  by = li,
  now = 'Tue 09:00',
  contract = CONTRACT,
  dispatch?: Dispatch,
) {
  const context = { at: at(now), now: at(now), cause: 'view:V1', seed: 'seed', roster: ROSTER };
  return onTheSpot(
    'SR-2026-000042',
    { ...SAID, ...more },
    contract,
    { policy: { ...POLICY, ...(dispatch ? { dispatch } : {}) }, calendar: '24x7' },
    by,
    { ...context, deskLocale: 'zh-CN' },
  );
}
function recorded(...given: Parameters<typeof record>): Decision {
  const decision = record(...given);
  if (isRefusal(decision)) throw new Error(decision.refused);
  return decision;
}
const clock = ({ record: { clocks } }: Decision, metric: string) =>
  clocks.find((one) => one.metric === metric)!;

describe('handled on the spot', () => {
  it('is registered, answered, proposed, arrived at and resolved in one act, at the times when it was', () => {
    const { record: ticket } = recorded();
    const ours = ticket.history.filter(({ side }) => side === 'ours');
    expect(ours.map(({ type, at: when }) => [type, when])).toEqual([
      ['registered', at('10:00')],
      ['acknowledged', at('10:00')],
      ['proposed', at('10:00')],
      ['arrived', at('10:00')],
      ['resolved', at('10:25')],
    ]);
    expect(
      ours.every(({ recordedAt, cause }) => +recordedAt === +at('Tue 09:00') && cause === 'view:V1'),
    ).toBe(true);
    expect(new Set(ticket.history.map(({ id }) => id)).size).toBe(ticket.history.length);
    const { dispatch } = taskSheet('onsite', ticket, CONTRACT);
    expect(dispatch).toMatchObject({ rule: 'on-spot', engineer: li.name, at: at('10:00') });
    expect(ticket).toMatchObject({
      ...{ status: 'resolved', receivedAt: at('10:00'), responsible: { id: li.id }, severity: 'general' },
      resolution: { outcome: 'repaired', text: '重新校色', at: at('10:25') },
      channelOfReceipt: 'visit',
    });
    expect(ticketSchema.parse(ticket)).toEqual(ticket);
    expect(verifyChain(ticket)).toMatchObject({ ok: true });
  });

  it('has a response time of zero, and every clock where it stopped', () => {
    const decision = recorded();
    for (const metric of ['response', 'solution', 'onsite']) {
      expect(clock(decision, metric)).toMatchObject({ state: 'met', stoppedAt: at('10:00') });
    }
    expect(clock(decision, 'repair')).toMatchObject({ state: 'met', stoppedAt: at('10:25') });
    expect(clock(recorded({ endedAt: at('15:00') }), 'repair').state).toBe('breached');
  });

  it('gives an on-site sheet on which ours have signed, and asks the customer, once, to sign', () => {
    const { record: ticket, intents } = recorded();
    expect(taskSheetOf(ticket)).toBe('onsite');
    expect(taskSheet('onsite', ticket, CONTRACT)).toMatchObject({
      ...{ taker: { name: li.name }, staff: { name: li.name, at: at('10:25') } },
      ...{ startedAt: at('10:00'), endedAt: at('10:25'), contact: { name: '王主任' } },
      proposal: { mode: 'onsite', text: '现场立即处理。' },
      solution: { outcome: 'repaired', text: '重新校色' },
    });
    const toCustomer = intents.filter(({ place, kind }) => place === 'customer' && kind === 'post-thread');
    expect(toCustomer.map(({ message }) => message)).toEqual(['proposed', 'resolved']);
    expect(intents.some(({ message }) => message === 'registered' || message === 'acknowledged')).toBe(false);
  });

  it.each([undefined, 'first', 'department'] as const)(
    'was dispatched by nobody, and grounds, sheet and thread say that it was handled on the spot (%s)',
    (dispatch) => {
      const { record: ticket } = recorded({}, li, 'Tue 09:00', CONTRACT, dispatch);
      const sheet = taskSheet('onsite', ticket, CONTRACT);
      const printed = (locale: Locale) => dispatchedOn(sheet, formLabels(locale));
      expect(printed('zh-CN')).toEqual({
        ...{ by: '未经派工（现场当场处理）', at: at('10:00') },
        grounds: '现场当场处理，驻场工程师 李工',
      });
      expect(printed('en')).toMatchObject({
        ...{ by: 'Nobody (handled on the spot)' },
        grounds: 'handled on the spot by the resident engineer, 李工',
      });
      const fact = ticket.history.find(({ type }) => type === 'dispatched-by-rule')!;
      const told = ticketStory({ ticket, fact, locale: 'zh-CN', place: 'desk' });
      expect(JSON.stringify(told)).toContain('现场当场处理');
      expect(verifyChain(ticket)).toMatchObject({ ok: true });
    },
  );

  it('asks the head for the department’s signature, and nobody for what is done', () => {
    const { facts } = recorded();
    const asked = facts.flatMap((fact) => (fact.type === 'step-asked' ? [[fact.step, fact.to[0]?.id]] : []));
    expect(asked).toEqual([['accept', qian.id]]);
  });

  it('recorded late, warns of nothing, and reminds of the signature only after it was asked for', () => {
    const { record: ticket } = recorded();
    const present = { cause: 'tick', seed: 'seed', roster: ROSTER, deskLocale: 'zh-CN' as const };
    const soon = tick(ticket, { ...present, now: at('Tue 09:05') });
    expect(soon?.facts ?? []).toEqual([]);
    expect(ticket.nextInstantAt!.getTime()).toBeGreaterThan(+at('Tue 12:00'));
  });

  it('records new equipment as a replacement (R39)', () => {
    const decision = recorded({ outcome: 'replaced', replacement: NEW_SCREEN });
    expect(decision.record.contractOwedSince).toEqual(at('10:25'));
    expect(decision.facts.map(({ type }) => type)).toContain('equipment-replaced');
    expect(record({ outcome: 'replaced' })).toMatchObject({ refused: 'replacement-unsaid' });
  });

  it.each([
    ['of another contract', chen],
    ['that is no engineer', sun],
    ['of the customer', wang],
  ])('is not recorded by somebody %s', (_who, by) => {
    expect(record({}, by)).toEqual({ refused: 'not-resident', data: { names: li.name } });
  });

  it('is recorded by any engineer while the contract names none', () => {
    expect(isRefusal(record({}, chen, 'Tue 09:00', { ...CONTRACT, engineers: [] }))).toBe(false);
  });

  it.each([
    ['done before it was begun', { endedAt: at('09:59') }],
    ['done in time to come', { endedAt: at('Tue 09:01') }],
    ['more than a week ago', { startedAt: new Date(+at('Tue 08:59') - 7 * 86_400_000) }],
  ])('%s cannot be', (_what, times) => {
    expect(record(times)).toEqual({ refused: 'handled-when', data: { days: '7' } });
  });
});
