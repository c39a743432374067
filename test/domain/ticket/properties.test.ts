import fc from 'fast-check';
import { isRefusal } from '../../../src/domain/refusal.js';
import { ledger } from '../../../src/domain/sla/clock.js';
import { slaEvents, termsAtReceipt } from '../../../src/domain/ticket/clocks.js';
import { VERBS } from '../../../src/domain/ticket/lifecycle.js';
import { ticketSchema } from '../../../src/domain/ticket/ticket.js';
import { chen, li, qian, smith, sun, wang, zhao } from '../people/cast.js';
import { at, Story } from './requests.js';

const MINUTE = 60_000;
const step = fc.record({
  /** Most steps are minutes apart, some days: thresholds, rounds and longest pauses are all met. */
  after: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 40 * MINUTE }) },
    { weight: 1, arbitrary: fc.integer({ min: MINUTE, max: 5000 * MINUTE }) },
  ),
  /** By how much the act lies before its processing. */
  late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 10 * MINUTE })),
  by: fc.constantFrom(li, chen, qian, sun, zhao, wang, smith),
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
  mode: fc.constantFrom('onsite', 'remote'),
  waitingFor: fc.constantFrom('customer', 'supplier'),
});
const steps = fc.array(step, { maxLength: 25 });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Plays the steps; `check` sees the request after each of them. */
function play(list: readonly Step[], check: (story: Story, now: Date, done: Step) => void): Story {
  const story = new Story();
  let now = at('10:00').getTime();
  for (const one of list) {
    now += one.after;
    const { mode, waitingFor } = one;
    if (one.verb === 'tick') story.tick(new Date(now));
    else {
      const more = one.verb === 'propose' ? { mode } : one.verb === 'wait' ? { waitingFor } : {};
      story.tell(new Date(now - one.late), one.by, one.verb, more, new Date(now));
    }
    check(story, new Date(now), one);
  }
  return story;
}

const runs = { numRuns: 300 };

it('after a tick nothing is due at that instant, and the next one lies ahead', () => {
  fc.assert(
    fc.property(steps, (list) => {
      play(list, (story, now, { verb }) => {
        if (verb !== 'tick') return;
        if (story.ticket.nextInstantAt) {
          expect(story.ticket.nextInstantAt.getTime()).toBeGreaterThan(now.getTime());
        }
        const { ticket } = story;
        expect(story.tick(now)).toBeUndefined();
        expect(story.ticket).toBe(ticket);
      });
    }),
    runs,
  );
});

it('the stored clocks are those that replaying the history gives', () => {
  fc.assert(
    fc.property(steps, (list) => {
      play(list, ({ ticket, facts }, now) => {
        if (facts.at(-1)?.recordedAt.getTime() !== now.getTime()) return;
        expect(ticket.clocks).toEqual(ledger(slaEvents(ticket), termsAtReceipt(ticket), now));
      });
    }),
    runs,
  );
});

it('what the status says and what the clocks say agree', () => {
  fc.assert(
    fc.property(steps, (list) => {
      play(list, ({ ticket }, now) => {
        expect(ticket.waiting !== undefined).toBe(ticket.status === 'waiting');
        const repair = ticket.clocks.find((one) => one.metric === 'repair' && one.cycle === ticket.cycle)!;
        const over = ['resolved', 'confirmed', 'archived', 'cancelled'].includes(ticket.status);
        expect(repair.stoppedAt !== undefined).toBe(over);
        const { waiting } = ticket;
        // At the very instant at which the longest pause ends, the sweep has yet to say so.
        const held = waiting?.waitingFor === 'customer' && waiting.until >= now;
        expect(repair.pauseEndsAt !== undefined).toBe(held);
        if (!['registered', 'cancelled'].includes(ticket.status)) {
          const response = ticket.clocks.find(
            (one) => one.metric === 'response' && one.cycle === ticket.cycle,
          )!;
          expect(response.stoppedAt).toBeDefined();
        }
      });
    }),
    runs,
  );
});

it('facts have identities of their own, are never changed or removed, and the request keeps to its schema', () => {
  fc.assert(
    fc.property(steps, (list) => {
      let history: readonly unknown[] = [];
      const story = play(list, ({ ticket }) => {
        expect(ticket.history.slice(0, history.length)).toEqual(history);
        history = ticket.history;
      });
      const ids = story.ticket.history.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ticketSchema.parse(story.ticket)).toEqual(story.ticket);
    }),
    runs,
  );
});

it('breaches are told once per clock and cycle, emergency plans once per cycle, whatever happens', () => {
  fc.assert(
    fc.property(steps, (list) => {
      const story = play(list, () => undefined);
      const breaches = story.all('breached').map(({ metric, cycle }) => `${metric} ${cycle}`);
      expect(new Set(breaches).size).toBe(breaches.length);
      const plans = story.all('emergency-plan-opened').map(({ cycle }) => cycle);
      expect(new Set(plans).size).toBe(plans.length);
    }),
    runs,
  );
});

it('as long as a breached clock goes on, somebody is asked again or has taken it', () => {
  fc.assert(
    fc.property(steps, (list) => {
      play(list, ({ ticket }) => {
        const owed = ticket.clocks.some(
          (clock) =>
            clock.breachedAt &&
            !clock.stoppedAt &&
            !clock.pauseEndsAt &&
            ticket.fired.some(
              (one) => one.metric === clock.metric && one.cycle === clock.cycle && one.threshold === 1,
            ),
        );
        const { escalation } = ticket;
        if (owed) expect(escalation?.takenBy ?? escalation?.nextAt).toBeDefined();
        else expect(escalation?.nextAt && ticket.status !== 'waiting').toBeFalsy();
      });
    }),
    runs,
  );
});

it('somebody of another company changes nothing, whatever they try', () => {
  fc.assert(
    fc.property(steps, (list) => {
      const story = play(list, () => undefined);
      const now = new Date(at('10:00').getTime() + 1e10);
      for (const verb of VERBS) {
        const outcome = story.tell(now, smith, verb);
        expect(isRefusal(outcome) && outcome.refused).toBe('not-found');
      }
    }),
    { numRuns: 50 },
  );
});
