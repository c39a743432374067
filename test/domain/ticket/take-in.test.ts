import { isRefusal } from '../../../src/domain/refusal.js';
import type { DecisionContext } from '../../../src/domain/ticket/decide.js';
import type { Merging } from '../../../src/domain/ticket/merged.js';
import { givenUp, intended, mergedAway, takenIn } from '../../../src/domain/ticket/take-in.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import { HARBOUR, li, ref, ROSTER, sun, wang } from '../people/cast.js';
import { at, Story } from './requests.js';

const OTHER = 'SR-2026-000007';
const contextAt = (when: string, cause = 'merge:1'): DecisionContext => ({
  ...{ at: at(when), now: at(when), cause, seed: 'seed', roster: ROSTER, deskLocale: 'zh-CN' },
});
const merging: Merging = {
  ...{ number: OTHER, by: ref(sun), at: at('11:00'), leftAt: at('11:00:10'), cause: 'merge:1' },
};

/** All three steps: `child` comes into `parent`. */
function merged(parent: Ticket, child: Ticket, when = '11:00') {
  const noted = intended(parent, child, sun, contextAt(when));
  if (!noted || isRefusal(noted)) throw new Error(JSON.stringify(noted));
  const away = mergedAway(child, noted.record, noted.record.merging![0]!, contextAt(when));
  if (isRefusal(away)) throw new Error(away.refused);
  const into = takenIn(noted.record, away.record, noted.record.merging![0]!, contextAt(when, 'merge:1:in'));
  return { noted, away, into };
}

const clockOf = ({ clocks }: Ticket, metric: string) => clocks.find((one) => one.metric === metric)!;
const received = (when: string, number?: string) => new Story({ at: when, ...(number ? { number } : {}) });

describe('clocks (sla.md rule 14)', () => {
  it('the child’s clocks are cancelled: what was met or breached stays', () => {
    const child = received('10:20', OTHER).must('10:30', li, 'acknowledge');
    const { away } = merged(received('10:00').ticket, child.ticket);
    expect(away.record.clocks.map(({ metric, state }) => [metric, state])).toEqual([
      ['response', 'met'],
      ['solution', 'cancelled'],
      ['onsite', 'cancelled'],
      ['repair', 'cancelled'],
    ]);
    expect(away.record).toMatchObject({ status: 'merged', closedAt: at('11:00'), nextInstantAt: undefined });
  });

  it('the parent keeps its own receipt when that is the earlier one', () => {
    const { into } = merged(received('10:00').ticket, received('10:20', OTHER).ticket);
    expect(clockOf(into.record, 'repair')).toMatchObject({ startedAt: at('10:00'), dueAt: at('14:00') });
  });

  it('the parent takes over the child’s receipt when that is the earlier one', () => {
    const { into } = merged(received('10:20').ticket, received('10:00', OTHER).ticket);
    expect(clockOf(into.record, 'repair')).toMatchObject({ startedAt: at('10:00'), dueAt: at('14:00') });
    expect(clockOf(into.record, 'onsite')).toMatchObject({ startedAt: at('10:00'), dueAt: at('12:00') });
    expect(into.record.receivedAt).toEqual(at('10:20'));
  });

  it('what the child had taken in from an earlier one is handed on', () => {
    const first = merged(received('10:20', OTHER).ticket, received('10:00', 'SR-2026-000003').ticket);
    const second = merged(received('10:30').ticket, first.into.record, '11:05');
    expect(clockOf(second.into.record, 'repair').startedAt).toEqual(at('10:00'));
    expect(second.into.record.mergedIn?.map(({ number }) => number)).toEqual([OTHER, 'SR-2026-000003']);
  });

  it('a pause of the child stops with it, and its emergency plan is over', () => {
    const child = received('10:00', OTHER).must('10:10', li, 'acknowledge').must('10:20', li, 'wait');
    const { away } = merged(received('10:30').ticket, child.ticket);
    expect(away.record.waiting).toBeUndefined();
  });
});

it('nothing has happened to either by the first step but that the parent is not closed meanwhile', () => {
  const parent = received('10:00').must('10:10', li, 'acknowledge').must('10:40', li, 'resolve');
  const noted = intended(parent.ticket, received('10:20', OTHER).ticket, sun, contextAt('11:00'));
  if (!noted || isRefusal(noted)) throw new Error('refused');
  expect(noted).toMatchObject({ facts: [], intents: [] });
  expect(noted.record.nextInstantAt).toEqual(at('11:00:10'));
  parent.ticket = noted.record;
  for (const verb of ['confirm', 'merge'] as const) {
    const by = verb === 'confirm' ? wang : sun;
    expect(parent.tell('11:00:01', by, verb)).toMatchObject({
      refused: verb === 'confirm' ? 'being-merged' : 'not-in-this-state',
    });
  }
  parent.ticket = givenUp(noted.record, merging, contextAt('11:00:02')).record;
  parent.must('11:00:03', wang, 'confirm');
});

it('a request that others are coming into is not merged itself: no two merges meet in a circle', () => {
  const [a, b] = [received('10:00').ticket, received('10:20', OTHER).ticket];
  const bIntoA = intended(a, b, sun, contextAt('11:00'));
  const aIntoB = intended(b, a, sun, contextAt('11:00', 'merge:2'));
  if (!bIntoA || isRefusal(bIntoA) || !aIntoB || isRefusal(aIntoB)) throw new Error('refused');
  const away = [
    mergedAway(aIntoB.record, bIntoA.record, bIntoA.record.merging![0]!, contextAt('11:00')),
    mergedAway(bIntoA.record, aIntoB.record, aIntoB.record.merging![0]!, contextAt('11:00', 'merge:2')),
  ];
  expect(away).toMatchObject([{ refused: 'being-merged' }, { refused: 'being-merged' }]);
});

describe('is refused', () => {
  const story = (other: Ticket) => {
    const told = received('10:00');
    told.other = other;
    return told.tell('11:00', sun, 'merge', { into: other.id });
  };
  const closed = received('10:00', OTHER).must('10:10', wang, 'cancel').ticket;
  const elsewhere = new Story({ number: OTHER, contract: { customerId: HARBOUR } }).ticket;
  const gone = merged(received('10:05', 'SR-2026-000003').ticket, received('10:20', OTHER).ticket).away
    .record;

  test.each([
    ['into itself', received('10:00').ticket, { refused: 'merge-with-itself' }],
    [
      'into a closed one',
      closed,
      { refused: 'merge-into-closed', data: { number: OTHER, status: 'cancelled' } },
    ],
    ['into another customer’s', elsewhere, { refused: 'merge-elsewhere' }],
    ['into one that is merged', gone, { refused: 'merged-into', data: { into: 'SR-2026-000003' } }],
  ])('%s', (_, other, refusal) => {
    expect(story(other)).toMatchObject(refusal);
  });
});

it('a major problem stays one, whatever it is merged into', () => {
  const child = received('10:20', OTHER).must('10:30', sun, 'reclassify', { severity: 'major' });
  const { into } = merged(received('10:00').ticket, child.ticket);
  expect(into.record.severity).toBe('major');
  expect(into.facts.map(({ type }) => type)).toEqual(['merged-in', 'reclassified']);
  expect(clockOf(into.record, 'handover').state).toBe('running');
});

it('both customers’ people are told, and hear under their own request what becomes of the other', () => {
  const { away, into } = merged(
    received('10:00').must('10:10', li, 'acknowledge').ticket,
    received('10:20', OTHER).ticket,
  );
  const told = (intents: typeof into.intents) =>
    intents.filter(({ kind }) => kind === 'post-thread').map(({ place, message }) => `${place} ${message}`);
  expect(told(away.intents)).toEqual(['customer merged', 'desk merged']);
  expect(told(into.intents)).toEqual(['customer merged-in', 'desk merged-in']);
  const parent = received('10:00');
  parent.ticket = into.record;
  parent.must('11:10', li, 'resolve');
  expect(parent.intents.filter(({ data }) => data?.['under'] === OTHER)).toMatchObject([
    { message: 'proposed' },
    { message: 'resolved' },
  ]);
});

it('the chain of signatures holds in both, and sees where a request went', () => {
  const { away, into } = merged(received('10:00').ticket, received('10:20', OTHER).ticket);
  for (const { record: ticket } of [away, into]) expect(verifyChain(ticket)).toMatchObject({ ok: true });
  const moved = { ...away.record, mergedInto: { number: 'SR-2026-000001', title: 'x' } };
  expect(verifyChain(moved)).toMatchObject({ ok: false, why: 'state-changed', field: 'mergedInto' });
});
