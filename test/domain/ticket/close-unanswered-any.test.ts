import fc from 'fast-check';
import { deskPolicySchema } from '../../../src/domain/sla/escalation.js';
import { li, wang } from '../people/cast.js';
import { inStatus } from './in-status.js';
import { at, POLICY } from './requests.js';

const HOUR = 3_600_000;

/** Hours after the result at which the customer, or one of ours, says something. */
const words = fc.array(fc.tuple(fc.integer({ min: 1, max: 120 }), fc.boolean()), { maxLength: 4 });

it('whoever says what and when: closed once, after so many reminders since the customer was heard, at the instant that was told', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), words, (afterReminders, said) => {
      const policy = deskPolicySchema.parse({ ...POLICY, closeUnanswered: { afterReminders } });
      const story = inStatus('resolved', { policy });
      for (const [hours, isTheirs] of [...said].sort(([a], [b]) => a - b)) {
        const when = new Date(at('11:00:30').getTime() + hours * HOUR);
        story.sweepUntil(when);
        if (story.ticket.status !== 'resolved') break;
        story.must(when, isTheirs ? wang : li, 'reply', { text: '收到' });
      }
      story.sweepUntil(new Date(at('11:00').getTime() + 60 * 24 * HOUR));
      const closings = story.all('closed-unanswered');
      expect(closings).toHaveLength(1);
      const [{ at: closedAt, reminded }] = closings as [(typeof closings)[0]];
      expect(reminded).toHaveLength(afterReminders);
      const last = story
        .all('step-asked')
        .filter(({ step }) => step === 'confirm')
        .at(-1)!;
      expect([last.closesAt, last.at]).toEqual([closedAt, reminded.at(-1)]);
      const heard = story.ticket.history.filter(
        ({ side, at: when }) => side === 'customer' && when < closedAt,
      );
      expect(heard.every(({ at: when }) => when < reminded[0]!)).toBe(true);
      expect(story.all('confirmed')).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
