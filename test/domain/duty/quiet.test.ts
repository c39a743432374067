import { override } from '../../../src/domain/duty/override.js';
import { heldBack } from '../../../src/domain/duty/quiet.js';
import { proposeSwap } from '../../../src/domain/duty/swap.js';
import type { Intent } from '../../../src/domain/record/outbox.js';
import { acting, at, chen, context, DAILY, decided, kept, li, zhao } from './rotas.js';

/** Late in the evening; Li and Zhao sleep until seven. */
const NOW = '2026-11-02T23:00';
const MORNING = at('2026-11-03T07:00');
const quiet = { from: '22:00', to: '07:00', zone: 'Asia/Shanghai' };
const QUIET = { [li.id]: quiet, [zhao.id]: quiet };
const rota = kept([DAILY]);
const given = context(NOW, { rotas: [rota], leaves: [] });
const held = (intents: readonly Intent[]) =>
  Object.fromEntries(heldBack(intents, QUIET, at(NOW)).map(({ lane, notBefore }) => [lane, notBefore]));
const overridden = (from: string, to: string) =>
  decided(override(rota, { layerId: 'daily', person: zhao, from: at(from), to: at(to) }, acting(chen), given))
    .intents;

it('what begins after the quiet hours waits for their end', () => {
  expect(held(overridden('2026-11-03T08:00', '2026-11-03T12:00'))).toEqual({
    [li.id]: MORNING,
    [zhao.id]: MORNING,
  });
});

it('a duty that begins within them is told at once, and so is whoever has none', () => {
  expect(held(overridden('2026-11-03T02:00', '2026-11-03T04:00'))).toMatchObject({ [zhao.id]: undefined });
});

it('a proposed swap waits when there is time to answer it in the morning', () => {
  const share = (from: string, to: string) => ({ layerId: 'daily', from: at(from), to: at(to) });
  const asked = {
    mine: share('2026-11-03T08:00', '2026-11-04T08:00'),
    yours: share('2026-11-04T08:00', '2026-11-05T08:00'),
    colleague: zhao,
  };
  expect(held(decided(proposeSwap(rota, asked, acting(li), given)).intents)).toEqual({ [zhao.id]: MORNING });
});

it('that somebody is on duty from now on, and that nobody is, does not wait', () => {
  const said = ['duty-began', 'duty-gaps'].map((message): Intent => ({
    kind: 'direct',
    lane: li.id,
    message,
  }));
  expect(heldBack(said, QUIET, at(NOW))).toEqual(said);
});
