import { isRefusal } from '../../../src/domain/refusal.js';
import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import { carriedOut, errandDone, hasHappened } from '../../../src/domain/ticket/carry-out.js';
import type { DecisionContext } from '../../../src/domain/ticket/decide.js';
import type { Errand } from '../../../src/domain/ticket/errands.js';
import { INVERSE, MAX_LINKS, RELATIONS, type Relation } from '../../../src/domain/ticket/linked.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { HARBOUR, li, ROSTER, smith, sun, wang, zhou } from '../people/cast.js';
import { at, CHANNEL, Story } from './requests.js';

const OTHER = 'SR-2026-000057';
const contextAt = (when: string): DecisionContext => ({
  ...{ at: at(when), now: at(when), cause: 'x', seed: when, roster: ROSTER, deskLocale: 'zh-CN' },
});
const other = (customerId?: string) =>
  new Story({ number: OTHER, ...(customerId ? { contract: { customerId } } : {}) });
/** Both sides: 000042 says it, 000057 follows. */
function linked(relation: Relation, two = other().ticket, one = new Story()): { one: Story; two: Ticket } {
  one.other = two;
  one.must('11:00', sun, 'link', { to: two.id, relation });
  return { one, two: followed(one.ticket, two) };
}
function followed(first: Ticket, second: Ticket): Ticket {
  return (first.errands ?? []).reduce(
    (so, errand) => carriedOut(so, first, errand as never, contextAt('11:00:01'))?.record ?? so,
    second,
  );
}

it.each(RELATIONS)(
  '%s: each request names the other, each in its own words, and both chains hold',
  (relation) => {
    const { one, two } = linked(relation);
    expect(one.ticket.links).toMatchObject([{ number: OTHER, relation }]);
    expect(two.links).toMatchObject([{ number: 'SR-2026-000042', relation: INVERSE[relation] }]);
    for (const ticket of [one.ticket, two]) expect(verifyChain(ticket)).toMatchObject({ ok: true });
    expect(verifyChain({ ...two, links: [] })).toMatchObject({ why: 'state-changed', field: 'links' });
  },
);

it('what is owed to the other is due again when nobody has done it, and is known by its cause', () => {
  const { one, two } = linked('related', other().ticket, new Story().must('10:01', li, 'acknowledge'));
  const [errand] = one.ticket.errands as [Errand];
  one.sweepUntil('11:00:05');
  expect(one.ticket.nextInstantAt).toEqual(at('11:00:10'));
  expect(hasHappened(two, errand.cause)).toBe(true);
  const done = errandDone(one.ticket, errand, contextAt('11:00:02'))!;
  expect(done.record.errands).toBeUndefined();
  expect(errandDone(done.record, errand, contextAt('11:00:03'))).toBeUndefined();
});

it('taken away on both sides; then there is nothing left to take away', () => {
  const { one, two } = linked('same-cause');
  one.errandsDone('11:00:02').must('11:05', li, 'unlink', { to: OTHER });
  const after = followed(one.ticket, two);
  expect([one.ticket.links, after.links]).toEqual([undefined, undefined]);
  for (const ticket of [one.ticket, after]) expect(verifyChain(ticket)).toMatchObject({ ok: true });
  expect(one.tell('11:06', li, 'unlink', { to: OTHER })).toMatchObject({ refused: 'nothing-linked' });
});

describe('is refused', () => {
  test.each([
    ['with itself', () => new Story().ticket, 'related', 'link-with-itself'],
    [
      'with another customer’s, unless the cause is the same',
      () => other(HARBOUR).ticket,
      'blocks',
      'link-elsewhere',
    ],
    [
      'with one that went into another',
      () => other().must('10:10', sun, 'merge').ticket,
      'related',
      'merged-into',
    ],
  ] as const)('%s', (_, two, relation, refused) => {
    const one = new Story();
    one.other = two();
    expect(one.tell('11:00', sun, 'link', { to: one.other.id, relation })).toMatchObject({ refused });
  });

  it('a second link of the same two, and another word about them while the first is under way', () => {
    const { one } = linked('related');
    expect(one.tell('11:01', sun, 'link', { to: OTHER, relation: 'blocks' })).toMatchObject({
      refused: 'already-linked',
    });
    expect(one.tell('11:01', sun, 'unlink', { to: OTHER })).toMatchObject({ refused: 'being-linked' });
  });

  it('more links than anybody reads', () => {
    const one = new Story();
    const known = { relation: 'related' as const, title: 'x', customerId: 'x' };
    one.ticket.links = Array.from({ length: MAX_LINKS }, (_none, n) => ({
      ...known,
      number: `SR-2026-${n}`,
    }));
    one.other = other().ticket;
    expect(one.tell('11:00', sun, 'link', { to: OTHER })).toMatchObject({ refused: 'too-many-links' });
  });

  it('to customers and administrators; who may not see the other is told that there is none', () => {
    for (const person of [wang, zhou]) {
      expect(new Story().tell('11:00', person, 'link')).toMatchObject({ refused: 'not-permitted' });
    }
    expect(new Story().tell('11:00', smith, 'link')).toMatchObject({ refused: 'not-found' });
  });
});

it('with another customer’s request of the same cause: the desk is told on both sides, the customers are not', () => {
  const { one } = linked('same-cause', other(HARBOUR).ticket);
  expect(one.intents.filter(({ lane, kind }) => lane === CHANNEL && kind !== 'update-card')).toEqual([]);
  expect(one.intents.map(({ message, place }) => `${message} ${place}`)).toContain('linked desk');
  const within = linked('related');
  expect(within.one.intents.map(({ message, place }) => `${message} ${place}`)).toContain('linked customer');
});

it.each([
  ['resolved', (story: Story) => story.must('11:10', li, 'acknowledge').must('11:20', li, 'resolve')],
  ['cancelled', (story: Story) => story.must('11:10', wang, 'cancel')],
  ['merged', (story: Story) => ((story.other = undefined), story.must('11:10', sun, 'merge'))],
] as const)(
  'when what blocks another is %s, whoever is responsible for the other is told, and it stays open',
  (became, ends) => {
    const blocked = other().must('10:05', li, 'acknowledge');
    const { one, two } = linked('blocks', blocked.ticket);
    ends(one.errandsDone('11:00:02'));
    expect(one.ticket.errands).toMatchObject([{ do: 'unblock', number: OTHER, became }]);
    const [errand] = one.ticket.errands as [Errand];
    const told = carriedOut(
      two,
      one.ticket,
      { ...errand, by: { id: 'U0ENGCHEN', name: 'Chen' } } as never,
      contextAt('11:30'),
    )!;
    expect(told.record).toMatchObject({ status: 'acknowledged', links: two.links });
    expect(told.facts).toMatchObject([{ type: 'unblocked', number: one.ticket.id, became }]);
    const lanes = told.intents.filter(({ message }) => message === 'unblocked').map(({ lane }) => lane);
    expect(lanes).toContain(li.id);
    expect(lanes).not.toContain(CHANNEL);
    expect(verifyChain(told.record)).toMatchObject({ ok: true });
  },
);

it('what is only related to it, or blocks it, is not told', () => {
  for (const relation of ['related', 'blocked-by', 'same-cause'] as const) {
    const { one } = linked(relation);
    one.errandsDone('11:00:02').must('11:10', li, 'acknowledge').must('11:20', li, 'resolve');
    expect(one.ticket.errands).toBeUndefined();
  }
});

it('a reopened request keeps its links', () => {
  const { one } = linked('follows');
  one.errandsDone('11:00:02').must('11:10', li, 'acknowledge').must('11:20', li, 'resolve');
  one.must('11:30', wang, 'confirm').must('11:40', wang, 'reopen');
  expect(one.ticket.links).toHaveLength(1);
  expect(verifyChain(one.ticket)).toMatchObject({ ok: true });
  expect(isRefusal(one.tell('11:50', sun, 'unlink', { to: OTHER }))).toBe(false);
});
