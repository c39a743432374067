import { DEFAULT_SETTINGS } from '../../../src/domain/settings/settings.js';
import { intend } from '../../../src/domain/terms/intend.js';
import { withIntention, type Intention } from '../../../src/domain/settings/intention.js';
import { NO_REQUESTS, type Tally } from '../../../src/domain/terms/tally.js';
import { advanced, stagesOf, taken, type TermsChange } from '../../../src/domain/terms/terms-change.js';
import { ref, ROSTER, zhao, zhou } from '../people/cast.js';
import { at, POLICY } from '../ticket/requests.js';

const SETTINGS = { ...DEFAULT_SETTINGS, policies: [{ ...POLICY, version: 2 }, POLICY] };
const INTENTION = intend(zhao, { cause: 'view:V1', at: at('10:00') }, SETTINGS, {
  policies: ['default'],
  calendars: ['default'],
});
const tally = (requests: number): Tally => ({ ...NO_REQUESTS, requests, earlier: requests });
const on = (change: TermsChange, when: string, batch: Partial<Parameters<typeof advanced>[1]>) =>
  advanced(change, { tally: NO_REQUESTS, failed: [], ...batch }, { roster: ROSTER, now: at(when) });

it('an intention names versions, not words that may mean something else tomorrow', () => {
  expect(INTENTION).toEqual({
    id: 'view:V1',
    at: at('10:00'),
    by: ref(zhao),
    roles: ['manager'],
    policies: [{ id: 'default', version: 2, calendar: { id: 'default', version: 1 } }],
    calendars: [{ id: 'default', version: 1 }],
  });
});

it('the same intention is remembered once, and settings do not grow without end', () => {
  const other = (n: number): Intention => ({ ...INTENTION, id: `view:V${n}` });
  expect(withIntention(undefined, INTENTION)).toEqual([INTENTION]);
  expect(withIntention([INTENTION], INTENTION)).toEqual([INTENTION]);
  let known: Intention[] = [];
  for (let n = 0; n < 60; n += 1) known = withIntention(known, other(n));
  expect(known).toHaveLength(50);
  expect(known.at(-1)!.id).toBe('view:V59');
});

it('goes through its policies and then its calendars, without those that had their turn with a policy', () => {
  expect(stagesOf(INTENTION)).toEqual([
    { policyId: 'default', below: 2 },
    { calendarId: 'default', below: 1, notPolicies: ['default'] },
  ]);
  let { change } = on(taken(INTENTION, 17, at('10:00')), '10:00', {
    last: 'SR-2026-000100',
    tally: tally(10),
  });
  expect(change).toMatchObject({ stage: 0, after: 'SR-2026-000100', tally: { requests: 10 } });
  ({ change } = on(change, '10:00', { tally: tally(5) }));
  expect(change).toMatchObject({
    stage: 1,
    after: '',
    tally: { requests: 15, earlier: 15 },
    workingSince: at('10:00'),
  });
  const done = on(change, '10:01', { tally: tally(2), failed: ['SR-2026-000007'] });
  expect(done.change).toMatchObject({
    tally: { requests: 17 },
    failed: { count: 1, named: ['SR-2026-000007'] },
    finishedAt: at('10:01'),
  });
  expect('workingSince' in done.change).toBe(false);
  expect(done.intents).toEqual([{ kind: 'direct', lane: zhao.id, message: 'terms-applied' }]);
});

it('a long run tells how far it has come, a minute apart', () => {
  const begun = taken(INTENTION, 100_000, at('10:00'));
  const early = on(begun, '10:00:59', { last: 'SR-2026-000100' });
  expect(early.intents).toEqual([]);
  const told = on(early.change, '10:01', { last: 'SR-2026-000200' });
  expect(told.intents).toEqual([{ kind: 'direct', lane: zhao.id, message: 'terms-progress' }]);
  expect(on(told.change, '10:01:59', { last: 'SR-2026-000300' }).intents).toEqual([]);
  expect(on(told.change, '10:02', { last: 'SR-2026-000300' }).intents).toHaveLength(1);
});

it('of those that failed the first are named, and all are counted', () => {
  let change = taken(INTENTION, 40, at('10:00'));
  for (let n = 10; n < 30; n += 1)
    ({ change } = on(change, '10:00', { last: `SR-2026-0000${n}`, failed: [`SR-2026-0000${n}`] }));
  expect(change.failed.count).toBe(20);
  expect(change.failed.named).toHaveLength(10);
});

it('what nobody in Slack asked for is told to the administrators', () => {
  const byFile = { ...taken(INTENTION, 0, at('10:00')), by: { id: 'settings-file', name: 'file' }, stage: 1 };
  expect(on(byFile, '10:01', {}).intents).toEqual([
    { kind: 'direct', lane: zhou.id, message: 'terms-applied' },
  ]);
});
