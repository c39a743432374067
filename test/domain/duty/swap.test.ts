import { onDuty } from '../../../src/domain/duty/on-duty.js';
import { endOverride, override } from '../../../src/domain/duty/override.js';
import type { RotaRecord } from '../../../src/domain/duty/rota-record.js';
import { answerSwap, proposeSwap, withdrawSwap, type SwapAsked } from '../../../src/domain/duty/swap.js';
import { acting, at, chen, context, DAILY, decided, kept, leave, li, told, wang, zhao } from './rotas.js';

const NOW = '2026-11-02T12:00';
const before = kept([DAILY], { seen: { at: at(NOW), people: [wang.id], gap: false } });
const plan = (record: RotaRecord, leaves = [] as ReturnType<typeof leave>[]) => ({ rotas: [record], leaves });
const share = (from: string, to: string) => ({ layerId: 'daily', from: at(from), to: at(to) });
/** Li’s Tuesday for Zhao’s Wednesday. */
const ASKED: SwapAsked = {
  mine: share('2026-11-03T08:00', '2026-11-04T08:00'),
  yours: share('2026-11-04T08:00', '2026-11-05T08:00'),
  colleague: zhao,
};
const propose = (asked = ASKED, actor = li, leaves = [] as ReturnType<typeof leave>[]) =>
  proposeSwap(before, asked, acting(actor), context(NOW, plan(before, leaves)));
const proposed = decided(propose()).record;
const swapId = proposed.swaps[0]!.id;
const answer = (
  how: 'accept' | 'decline',
  { record = proposed, actor = zhao, now = NOW, leaves = [] as ReturnType<typeof leave>[] } = {},
) => answerSwap(record, swapId, how, acting(actor), context(now, plan(record, leaves), 'press:2'));
const names = (record: RotaRecord, day: number) =>
  onDuty(plan(record), 'support', at(`2026-11-0${day}T12:00`)).map(({ id }) => id);

describe('a swap', () => {
  test('that is proposed changes nothing yet, and asks the colleague', () => {
    const { record, intents } = decided(propose());
    expect([3, 4].map((day) => names(record, day))).toEqual([[li.id], [zhao.id]]);
    expect(told(intents)).toEqual([`${zhao.id} swap-proposal`]);
    expect(record.swaps).toMatchObject([{ state: 'proposed', expiresAt: at('2026-11-03T08:00') }]);
    expect(record.nextInstantAt).toEqual(at('2026-11-03T08:00'));
  });

  test('that is accepted changes both duties at once; both and the technical head are told', () => {
    const { record, intents } = decided(answer('accept'));
    expect([3, 4, 5].map((day) => names(record, day))).toEqual([[zhao.id], [li.id], [wang.id]]);
    expect(told(intents)).toEqual([`${chen.id} swap-news`, `${li.id} swap-news`, `${zhao.id} swap-news`]);
    expect(record.overrides.map(({ kind }) => kind)).toEqual(['swap', 'swap']);
  });

  test('that is declined, or taken back, changes nothing; the other is told', () => {
    const declined = decided(answer('decline'));
    expect(told(declined.intents)).toEqual([`${li.id} swap-news`]);
    const withdrawn = decided(
      withdrawSwap(proposed, swapId, acting(li), context(NOW, plan(proposed), 'press:2')),
    );
    expect(told(withdrawn.intents)).toEqual([`${zhao.id} swap-news`]);
    for (const { record } of [declined, withdrawn]) expect(record.overrides).toEqual([]);
  });

  test('is answered once: whoever comes later learns what was done', () => {
    const settled = (how: 'accept' | 'decline') => decided(answer(how)).record;
    const back = decided(withdrawSwap(proposed, swapId, acting(li), context(NOW, plan(proposed)))).record;
    expect(answer('decline', { record: settled('accept') })).toMatchObject({ refused: 'swap-accepted' });
    expect(answer('accept', { record: settled('decline') })).toMatchObject({ refused: 'swap-declined' });
    expect(answer('accept', { record: back })).toMatchObject({ refused: 'swap-withdrawn' });
    expect(answer('accept', { now: '2026-11-03T08:00' })).toMatchObject({ refused: 'swap-expired' });
  });

  test('is for the colleague who was asked to answer, and for the one who asked to take back', () => {
    expect(answer('accept', { actor: wang })).toMatchObject({ refused: 'not-your-swap' });
    expect(answer('accept', { actor: chen })).toMatchObject({ refused: 'not-your-swap' });
    const back = withdrawSwap(proposed, swapId, acting(zhao), context(NOW, plan(proposed)));
    expect(back).toMatchObject({ refused: 'not-your-swap' });
  });

  test('is not possible any more when the duties have changed meanwhile', () => {
    const asked = {
      layerId: 'daily',
      person: wang,
      from: at('2026-11-04T10:00'),
      to: at('2026-11-04T11:00'),
    };
    const given = context(NOW, plan(proposed), 'view:V3');
    const overridden = decided(override(proposed, asked, acting(chen), given)).record;
    expect(answer('accept', { record: overridden })).toMatchObject({ refused: 'duty-changed' });
    const away = leave(li, '2026-11-04T20:00', '2026-11-04T21:00');
    expect(answer('accept', { leaves: [away] })).toMatchObject({
      refused: 'on-leave',
      data: { name: li.name },
    });
  });

  test.each<[string, ReturnType<typeof propose>, string]>([
    ['of what is not one’s own', propose(ASKED, wang), 'duty-changed'],
    ['with oneself', propose({ ...ASKED, colleague: li }), 'swap-with-oneself'],
    ['with somebody without a role', propose({ ...ASKED, colleague: { id: 'U-X', name: 'X' } }), 'no-role'],
    [
      'of a duty that has begun',
      propose({ ...ASKED, mine: share('2026-11-02T08:00', '2026-11-03T08:00') }, wang),
      'in-the-past',
    ],
    [
      'with somebody on leave then',
      propose(ASKED, li, [leave(zhao, '2026-11-03T00:00', '2026-11-03T12:00')]),
      'on-leave',
    ],
  ])('%s is refused', (_title, outcome, code) => {
    expect(outcome).toMatchObject({ refused: code });
  });

  test('that was accepted is ended as a whole, and only by whoever keeps the rotas', () => {
    const { record } = decided(answer('accept'));
    const given = context(NOW, plan(record), 'press:3');
    const [first] = record.overrides;
    expect(endOverride(record, first!.id, acting(li), given)).toMatchObject({ refused: 'duty-for-heads' });
    const ended = decided(endOverride(record, first!.id, acting(chen), given));
    expect([3, 4].map((day) => names(ended.record, day))).toEqual([[li.id], [zhao.id]]);
    expect(told(ended.intents)).toEqual([`${li.id} duty-news`, `${zhao.id} duty-news`]);
  });
});
