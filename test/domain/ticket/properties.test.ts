import fc from 'fast-check';
import { isRefusal } from '../../../src/domain/refusal.js';
import { ledger } from '../../../src/domain/sla/clock.js';
import { hasMetric } from '../../../src/domain/sla/policy.js';
import { slaEvents, termsAtReceipt } from '../../../src/domain/ticket/clocks.js';
import { VERBS } from '../../../src/domain/ticket/lifecycle.js';
import { ticketSchema } from '../../../src/domain/ticket/ticket.js';
import { smith } from '../people/cast.js';
import { anyStep, play as playLife, type Step } from './any-life.js';
import { at, type Story } from './requests.js';

const steps = fc.array(anyStep, { maxLength: 25 });
type Check = NonNullable<Parameters<typeof playLife>[1]>;
const play = (list: readonly Step[], check: Check): Story => playLife({ steps: [...list] }, check);
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
      play(list, ({ ticket }) => {
        expect(ticket.waiting !== undefined).toBe(ticket.status === 'waiting');
        // Its category may have no such promise, or have had none for a while (metrics-by-category.test.ts).
        const categories = ticket.history.flatMap((fact) =>
          fact.type === 'reclassified' ? [fact.previousCategory, fact.category] : [ticket.category],
        );
        const { policy } = ticket.terms;
        if (!categories.every((category) => hasMetric(policy, category, 'repair'))) return;
        const repair = ticket.clocks.find((one) => one.metric === 'repair' && one.cycle === ticket.cycle)!;
        const over = ['resolved', 'confirmed', 'archived', 'cancelled', 'merged'].includes(ticket.status);
        // Somebody may say of a clock that goes on that it was stopped; and other terms may promise no less than that.
        if (ticket.history.some(({ type }) => type === 'corrected' || type === 'terms-changed')) return;
        expect(repair.stoppedAt !== undefined).toBe(over);
        const { waiting } = ticket;
        // At the very instant at which the longest pause ends, the sweep has yet to say so.
        const held = waiting?.waitingFor === 'customer' && waiting.until >= ticket.clocksAt!;
        expect(repair.pauseEndsAt !== undefined).toBe(held);
        if (!['registered', 'cancelled', 'merged'].includes(ticket.status)) {
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
