import type { Person } from '../../../src/domain/people/person.js';
import { awaitedKeys } from '../../../src/domain/ticket/doers.js';
import { waitingFor } from '../../../src/domain/ticket/waits-for.js';
import { li, qian, ROSTER, sun, wang } from '../people/cast.js';
import { inStatus } from './in-status.js';
import { at, Story } from './requests.js';

const waits = (person: Person, ...stories: Story[]) =>
  waitingFor(
    stories.map(({ ticket }) => ticket),
    awaitedKeys(person, ROSTER, false),
  ).map(({ ticket, steps }) => [ticket.id, steps.map(({ step, since }) => [step, since] as const)]);

it('of a request that waits for several each reads their own step, and since when it waits', () => {
  const story = new Story({ at: '10:00' })
    .must('10:05', li, 'acknowledge')
    .must('10:10', li, 'wait')
    .must('15:10', wang, 'dispute');
  const { id } = story.ticket;
  // The dispute is as old as the objection to the pause, not as the request.
  expect(waits(qian, story)).toEqual([
    [
      id,
      [
        ['decide-dispute', at('15:10')],
        ['accept', at('10:00')],
      ],
    ],
  ]);
  expect(waits(wang, story)).toEqual([[id, [['answer', at('10:10')]]]]);
});

it('what holds up the service comes first, signatures last; of each what has waited the longest, whatever is due', () => {
  const signature = inStatus('confirmed');
  const younger = new Story({ at: '10:40', number: 'SR-2026-000043' }).must('10:41', sun, 'acknowledge');
  const older = new Story({ at: '10:20', number: 'SR-2026-000044' }).must('10:30', sun, 'acknowledge');
  expect(waits(qian, signature, younger, older).map(([id]) => id)).toEqual([
    'SR-2026-000044',
    'SR-2026-000043',
    signature.ticket.id,
  ]);
});

it('what has just been done by somebody else does not hide what is left', () => {
  const done = inStatus('archived');
  const left = new Story({ number: 'SR-2026-000043' });
  expect(waits(li, done, left)).toEqual([
    ['SR-2026-000043', [['acknowledge', at('10:00')]]],
    [done.ticket.id, []],
  ]);
});
