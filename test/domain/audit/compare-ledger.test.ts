import fc from 'fast-check';
import { ledgerDifferences } from '../../../src/domain/audit/compare-ledger.js';
import { SlaFault } from '../../../src/domain/sla/fault.js';
import { VERBS } from '../../../src/domain/ticket/lifecycle.js';
import { ticketSchema, type Ticket } from '../../../src/domain/ticket/ticket.js';
import { chen, li, qian, sun, wang, zhao } from '../people/cast.js';
import { at, Story } from '../ticket/requests.js';

const MINUTE = 60_000;
/** Compared before the next instant has come. */
const differencesIn = (ticket: Ticket) => ledgerDifferences(ticket, at('10:00'));

/** As the store gives it back. */
const stored = ({ ticket }: Story): Ticket => ticketSchema.parse(ticket);

/** A request that was answered, stood still for a while, and is late. */
const worked = (): Ticket =>
  stored(
    new Story()
      .must('10:05', li, 'acknowledge')
      .must('10:20', li, 'wait')
      .must('11:00', wang, 'resume')
      .must('11:30', li, 'propose'),
  );

it('a sound request agrees with its history, and does so after it came back from the store', () => {
  expect(differencesIn(worked())).toEqual([]);
});

const step = fc.record({
  after: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 40 * MINUTE }) },
    { weight: 1, arbitrary: fc.integer({ min: MINUTE, max: 5000 * MINUTE }) },
  ),
  late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 10 * MINUTE })),
  by: fc.constantFrom(li, chen, qian, sun, zhao, wang),
  verb: fc.constantFrom(
    ...VERBS,
    'tick',
    'tick',
    'tick',
    'acknowledge',
    'propose',
    'wait',
    'resolve',
    'refuse',
  ),
  waitingFor: fc.constantFrom('customer', 'supplier'),
});

it('whatever happens to a request, what is stored is what replaying gives', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 25 }), (steps) => {
      const story = new Story();
      let now = at('10:00').getTime();
      for (const { after, late, by, verb, waitingFor } of steps) {
        now += after;
        const more = verb === 'wait' ? { waitingFor } : {};
        if (verb === 'tick') story.tick(new Date(now));
        else story.tell(new Date(now - late), by, verb, more, new Date(now));
        expect(differencesIn(stored(story))).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});

it.each([
  ['dueAt', at('18:00')],
  ['startedAt', at('09:00')],
  ['breachedAt', at('10:31')],
  ['allowedMinutes', 17],
  ['state', 'met'],
  ['thresholds', []],
  ['stretches', []],
])('a changed %s of one clock is found, and nothing else', (field, value) => {
  const ticket = worked();
  const clocks = ticket.clocks.map((clock) =>
    clock.metric === 'repair' ? { ...clock, [field]: value } : clock,
  );
  expect(differencesIn({ ...ticket, clocks } as Ticket)).toEqual([{ metric: 'repair', cycle: 1, field }]);
});

it('a clock that is missing and one too many are found', () => {
  const ticket = worked();
  const [first, ...others] = ticket.clocks;
  expect(differencesIn({ ...ticket, clocks: others })).toEqual([
    { metric: first!.metric, cycle: 1, field: 'clock' },
  ]);
  const more = [...ticket.clocks, { ...first!, cycle: 2 }];
  expect(differencesIn({ ...ticket, clocks: more })).toEqual([
    { metric: first!.metric, cycle: 2, field: 'clock' },
  ]);
});

it.each(['nextInstantAt', 'nextDueAt'] as const)('%s moved, or lost, is found', (field) => {
  const ticket = worked();
  expect(ticket[field]).toBeDefined();
  expect(differencesIn({ ...ticket, [field]: at('Sun 10:00') })).toEqual([{ field }]);
  expect(differencesIn({ ...ticket, [field]: undefined })).toEqual([{ field }]);
});

it('a fact that was taken out of the history is found', () => {
  const ticket = worked();
  const history = ticket.history.filter(({ type }) => type !== 'resumed');
  expect(differencesIn({ ...ticket, history }).map(({ metric }) => metric)).toContain('repair');
});

it('a request stored before its instant was kept is left alone', () => {
  const ticket = worked();
  expect(differencesIn({ ...ticket, clocksAt: undefined, nextDueAt: at('Sun 10:00') })).toEqual([]);
});

it('a calendar that cannot be used is a fault of its own', () => {
  const ticket = worked();
  const terms = { ...ticket.terms, zone: 'Nowhere/Land' };
  expect(() => differencesIn({ ...ticket, terms })).toThrow(SlaFault);
});

it('an instant that has come is left to the sweep', () => {
  const ticket = { ...worked(), nextInstantAt: at('11:31') };
  expect(ledgerDifferences(ticket, at('11:31'))).toEqual([]);
  expect(ledgerDifferences(ticket, at('11:30'))).toEqual([{ field: 'nextInstantAt' }]);
});
