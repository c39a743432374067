import fc from 'fast-check';
import { li, wang } from '../people/cast.js';
import { BUSINESS_HOURS } from '../sla/desk.js';
import { at, Story } from './requests.js';

const office = { ...BUSINESS_HOURS, holidays: ['2026-11-24'], workdays: [], days: {} };

/** sla.md rules 3 and 6, where a wait begins or ends at the very instant at which a clock is due. */
describe('a wait that begins at the very due time', () => {
  it.each(['24x7', office] as const)('is in time: the promise is late when it ends (%j)', (calendar) => {
    const story = new Story({ calendar, at: '09:00' }).must('09:10', li, 'acknowledge');
    story.sweepUntil('10:59:59');
    story.must('11:00', li, 'wait').sweepUntil('11:29:59');
    expect(story.clock('solution')).toMatchObject({ state: 'paused' });
    story.must('11:30', wang, 'reply').sweepUntil('11:30');
    expect(story.all('breached').filter(({ metric }) => metric === 'solution')).toMatchObject([
      { at: at('11:30') },
    ]);
    expect(story.clock('solution').breachedAt).toEqual(at('11:30'));
  });

  it('and ends after hours is late at once: nothing is left of its time', () => {
    const story = new Story({ calendar: office, at: '15:30' }).must('15:40', li, 'acknowledge');
    story.must('17:30', li, 'wait').must('20:00', wang, 'reply').sweepUntil('Wed 10:00');
    expect(story.clock('solution').breachedAt).toEqual(at('20:00'));
  });

  it('and what is done as it ends is done in time', () => {
    const story = new Story({ at: '09:00' }).must('09:10', li, 'acknowledge').must('11:00', li, 'wait');
    story.must('11:30', wang, 'reply').must('11:30', li, 'propose', { mode: 'remote' });
    story.sweepUntil('12:00');
    expect(story.clock('solution')).toMatchObject({ state: 'met' });
  });
});

it('whenever waits begin and end, the sweep comes to its end, and no breach is told that never was', () => {
  const minutes = fc.integer({ min: 1, max: 8 }).map((times) => times * 15);
  const gaps = fc.array(fc.tuple(minutes, minutes), { maxLength: 4 });
  fc.assert(
    fc.property(gaps, fc.constantFrom('24x7' as const, office), (list, calendar) => {
      const story = new Story({ calendar, at: '09:00' }).must('09:00', li, 'acknowledge');
      let now = at('09:00').getTime();
      const pass = (length: number) => new Date((now += length * 60_000));
      for (const [run, wait] of list) {
        // Before the act that comes at the same instant.
        story.sweepUntil(new Date(pass(run).getTime() - 1));
        story.must(new Date(now), li, 'wait');
        story.sweepUntil(new Date(pass(wait).getTime() - 1));
        if (story.ticket.waiting) story.must(new Date(now), wang, 'reply');
      }
      story.sweepUntil('Fri 10:00');
      expect(story.all('breach-rescinded')).toEqual([]);
      for (const metric of ['solution', 'repair'] as const) {
        const told = story.all('breached').filter((fact) => fact.metric === metric);
        expect(told.map(({ at: when }) => when)).toEqual([story.clock(metric).breachedAt]);
      }
    }),
    { numRuns: 100 },
  );
});
