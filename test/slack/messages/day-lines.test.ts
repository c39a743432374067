import { stretches } from '../../../src/domain/duty/stretches.js';
import type { DutyPlan } from '../../../src/domain/duty/on-duty.js';
import { zoneOf } from '../../../src/domain/time/zone.js';
import { dayLines } from '../../../src/slack/messages/duty/day-lines.js';
import { DAILY, leave, li, NIGHTS, override, rota, wang, zhao } from '../../domain/duty/rotas.js';

const DAY = 86_400_000;
/** What is read of days from a first one on, in English. */
function days(plan: DutyPlan, first: string, count: number, looked = 7): string[] {
  const [one] = plan.rotas;
  const zone = zoneOf(one!.zone);
  const firstDay = Date.parse(`${first}T00:00:00Z`) / DAY;
  const [from, until] = [firstDay, firstDay + count + looked].map(
    (day) => new Date(zone.toInstant(day * DAY)),
  ) as [Date, Date];
  const given = {
    rota: one!,
    stretches: stretches(plan, one!.id, from, until),
    until,
    firstDay,
    locale: 'en' as const,
    readerId: li.id,
  };
  return Array.from({ length: count }, (_none, n) => dayLines(given, firstDay + n).join(' / '));
}

it('a daily handover: each duty on the day on which it begins; on the first day what goes on from before', () => {
  expect(days({ rotas: [rota([DAILY])], leaves: [] }, '2026-11-03', 2)).toEqual([
    'until 08:00   Wang Wei / 08:00–08:00 next day   *Li Na (you)*',
    '08:00–08:00 next day   Zhao Min',
  ]);
});

it('a week round the clock: its beginning with the end, whole days between, and nothing of a day that only ends it', () => {
  const weekly = { ...NIGHTS, hours: undefined };
  const plan = {
    rotas: [
      rota([weekly], {
        overrides: [override(zhao, '2026-11-05T10:00', '2026-11-06T00:00', { layerId: 'nights' })],
      }),
    ],
    leaves: [],
  };
  expect(days(plan, '2026-11-02', 5)).toEqual([
    '08:00–Thu, Nov 5 10:00   Wang Wei',
    'all day   Wang Wei',
    'all day   Wang Wei',
    '10:00–00:00 next day   Zhao Min (override)',
    'all day   Wang Wei',
  ]);
});

it('a duty that goes on beyond what was looked at does not claim to end there', () => {
  const weekly = { ...NIGHTS, hours: undefined };
  expect(days({ rotas: [rota([weekly])], leaves: [] }, '2026-11-02', 1, 3)).toEqual([
    'from 08:00 on   Wang Wei',
  ]);
});

it('nights: no duty by day at the weekend; covers, swaps and gaps in words', () => {
  const plan = {
    rotas: [
      rota([NIGHTS], {
        overrides: [
          override(zhao, '2026-11-04T18:00', '2026-11-05T08:00', { layerId: 'nights', kind: 'swap' }),
        ],
      }),
    ],
    leaves: [
      leave(wang, '2026-11-05T18:00', '2026-11-07T08:00'),
      ...[li, zhao].map((one) => leave(one, '2026-11-06T18:00', '2026-11-07T08:00')),
    ],
  };
  expect(days(plan, '2026-11-04', 4)).toEqual([
    'until 08:00   Wang Wei / 18:00–08:00 next day   Zhao Min (swapped)',
    '18:00–08:00 next day   *Li Na (you)* (covers for Wang Wei, on leave)',
    '18:00–08:00 next day   :warning: *nobody on duty* (Wang Wei on leave)',
    'no duty',
  ]);
});

it('the day on which clocks go back is a day like any other', () => {
  const layer = { ...DAILY, from: { day: '2026-10-23', time: '08:00' } };
  expect(days({ rotas: [rota([layer], { zone: 'Europe/Berlin' })], leaves: [] }, '2026-10-24', 3)).toEqual([
    'until 08:00   Wang Wei / 08:00–08:00 next day   *Li Na (you)*',
    '08:00–08:00 next day   Zhao Min',
    '08:00–08:00 next day   Wang Wei',
  ]);
});

it('layers are named where there are several', () => {
  const plan = { rotas: [rota([DAILY, { ...NIGHTS, name: 'Nights' }])], leaves: [] };
  expect(days(plan, '2026-11-05', 1)).toEqual([
    '一线   until 08:00   Zhao Min / Nights   until 08:00   Wang Wei / 一线   08:00–08:00 next day   Wang Wei / Nights   18:00–08:00 next day   Wang Wei',
  ]);
});
