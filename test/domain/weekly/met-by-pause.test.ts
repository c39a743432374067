import { clockRows } from '../../../src/domain/weekly/met-by-pause.js';
import { li, qian, wang } from '../people/cast.js';
import { at, POLICY, Story } from '../ticket/requests.js';

/** Metrics that were met only because pauses did not count, by cycle. */
const owed = ({ ticket }: Story): string[] =>
  clockRows(ticket, at('Tue 10:00')).flatMap(({ metric, cycle, metByPause }) =>
    metByPause ? [`${metric} ${cycle}`] : [],
  );
const received = (): Story => new Story({ at: '10:00' }).must('10:05', li, 'acknowledge');

it('a repair that was in time only because the customer was waited for owes it to the pause', () => {
  const story = received().must('11:00', li, 'wait').must('13:00', wang, 'resume');
  story.must('11:30', li, 'note').must('15:30', li, 'resolve');
  expect(story.ticket.clocks.find(({ metric }) => metric === 'repair')).toMatchObject({ state: 'met' });
  // The solution, held as long, is due at 14:00; with its pause counted it would have been at 12:00.
  expect(story.ticket.clocks.find(({ metric }) => metric === 'solution')).toMatchObject({
    state: 'breached',
  });
  expect(owed(story)).toEqual(['repair 1']);
});

it('one that would have been in time anyway does not', () => {
  expect(
    owed(received().must('11:00', li, 'wait').must('11:30', wang, 'resume').must('12:15', li, 'resolve')),
  ).toEqual(['solution 1']);
  expect(owed(received().must('11:00', li, 'propose').must('12:00', li, 'resolve'))).toEqual([]);
});

it('the time in which the customer looked at a result is no pause', () => {
  const story = received()
    .must('11:00', li, 'resolve')
    .must('15:00', wang, 'refuse')
    .must('15:30', li, 'resolve');
  expect(story.ticket.clocks.find(({ metric }) => metric === 'repair')).toMatchObject({ state: 'met' });
  expect(owed(story)).toEqual([]);
});

it('after an upgrade the new time counts from the upgrade, whether pauses count or not', () => {
  const policy = { ...POLICY, severities: { major: { repair: 60 } } };
  const story = new Story({ policy, at: '10:00' })
    .must('10:05', li, 'acknowledge')
    .must('10:10', li, 'wait')
    .must('11:00', wang, 'resume')
    .must('11:30', qian, 'reclassify')
    .must('12:20', li, 'resolve');
  expect(owed(story)).toEqual(['solution 1']);
});

it('a clock that was missed, goes on or is not owed any more is left as it is', () => {
  const story = received().must('11:00', li, 'wait').must('17:00', wang, 'resume');
  expect(clockRows(story.ticket, at('17:30'))).toBe(story.ticket.clocks);
});
