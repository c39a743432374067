import { STATUSES, type Status } from '../../../src/domain/ticket/words.js';
import { LIFECYCLE } from '../../../src/domain/ticket/lifecycle.js';
import { MAY } from '../../../src/domain/ticket/may.js';
import { applies } from '../../../src/domain/ticket/applies.js';
import { awaitedBy, awaitedKeys } from '../../../src/domain/ticket/doers.js';
import { nextSteps, VERBS_OF_STEP } from '../../../src/domain/ticket/next-step.js';
import { chen, li, qian, ref, ROSTER, RENHE, sun, wang, zhao, zhou } from '../people/cast.js';
import { inStatus } from './in-status.js';
import { at, Story } from './requests.js';

const steps = ({ ticket }: Story): string[] => nextSteps(ticket).map(({ step, of }) => `${of}: ${step}`);

it.each<[Status, string[]]>([
  ['registered', ['engineers: acknowledge', 'tech-head: accept']],
  ['acknowledged', ['engineers: propose', 'tech-head: accept']],
  ['assigned', ['engineers: propose', 'tech-head: accept']],
  ['proposed', ['engineers: work', 'tech-head: accept']],
  ['departed', ['engineers: work', 'tech-head: accept']],
  ['arrived', ['engineers: work', 'tech-head: accept']],
  ['waiting', ['customer: answer', 'tech-head: accept']],
  ['resolved', ['customer: confirm', 'tech-head: accept']],
  ['confirmed', ['tech-head: accept']],
  ['archived', []],
  ['cancelled', []],
  ['merged', []],
])('a request that is %s waits for %j', (status, expected) => {
  expect(steps(inStatus(status))).toEqual(expected);
});

it('one that the front desk has acknowledged waits for somebody to name the engineer', () => {
  const story = new Story().must('10:05', sun, 'acknowledge');
  expect(steps(story)[0]).toBe('dispatchers: dispatch');
  expect(steps(story.must('10:06', qian, 'assign', { engineer: ref(li) }))[0]).toBe('engineers: propose');
});

it('a supplier is chased by the engineer, a quotation decided by the customer, a disputed pause by the head or management', () => {
  const waiting = inStatus('acknowledged');
  expect(steps(waiting.must('10:30', li, 'wait', { waitingFor: 'supplier' }))[0]).toBe('engineers: supplier');
  const quoted = inStatus('acknowledged').must('10:30', li, 'quote');
  expect(steps(quoted)[0]).toBe('customer: decide-quotation');
  const disputed = inStatus('waiting').must('10:50', wang, 'dispute');
  expect(steps(disputed).slice(0, 2)).toEqual(['customer: answer', 'deciders: decide-dispute']);
  expect(steps(disputed.must('10:55', qian, 'uphold'))).toEqual(['customer: answer', 'tech-head: accept']);
});

it('work from afar is signed by its engineer after the customer; the archivist comes last (R27)', () => {
  const remote = inStatus('acknowledged')
    .must('10:10', li, 'propose', { mode: 'remote' })
    .must('10:40', li, 'resolve')
    .must('10:50', wang, 'confirm');
  expect(steps(remote)).toEqual(['engineers: sign-off', 'tech-head: accept']);
  expect(steps(remote.must('10:51', li, 'sign-off'))).toEqual(['tech-head: accept']);
  expect(steps(remote.must('10:52', qian, 'accept'))).toEqual(['front-desk: archive']);
  expect(steps(remote.must('10:53', sun, 'archive'))).toEqual([]);
});

it('a signature that was asked for in vain does not keep a request out of the archive for ever', () => {
  const story = inStatus('confirmed');
  expect(steps(story)).toEqual(['tech-head: accept']);
  story.sweepUntil('Wed 10:00');
  expect(story.ticket.history.filter(({ type }) => type === 'step-asked').length).toBeGreaterThanOrEqual(3);
  expect(steps(story)).toEqual(['tech-head: accept', 'front-desk: archive']);
});

it('since when and until when: from the act that began it, until what was promised of it', () => {
  const [acknowledge] = nextSteps(new Story().ticket);
  expect(acknowledge).toMatchObject({ since: at('10:00'), until: at('10:30') });
  const promised = inStatus('acknowledged').must('10:10', li, 'propose', {
    mode: 'remote',
    expectedAt: at('11:15'),
  });
  expect(nextSteps(promised.ticket)[0]).toMatchObject({ since: at('10:10'), until: at('11:15') });
  expect(nextSteps(inStatus('resolved').ticket)[0]).toMatchObject({ step: 'confirm', since: at('11:00') });
  const reopened = inStatus('archived').must('12:00', wang, 'reopen');
  expect(nextSteps(reopened.ticket)[0]).toMatchObject({ step: 'acknowledge', since: at('12:00') });
});

it.each(STATUSES)('whoever a request that is %s waits for can do what it waits for', (status) => {
  const { ticket } = inStatus(status);
  for (const { step, of } of nextSteps(ticket)) {
    const [verb] = VERBS_OF_STEP[step];
    expect(LIFECYCLE[ticket.status]).toContain(verb);
    expect(applies(verb!, ticket)).toBe(true);
    const who = of === 'customer' ? ['customer'] : of === 'engineers' ? ['responsible', 'engineer'] : [of];
    expect(MAY[verb!].some((one) => who.includes(one))).toBe(true);
  }
});

it('it stands in the list of whoever it waits for, and in nobody else’s', () => {
  const lists = ({ ticket }: Story): string[] => {
    const keys = new Set(awaitedBy(ticket));
    const people = [li, chen, qian, sun, zhou, zhao, wang];
    return people
      .filter((one) => awaitedKeys(one, ROSTER, false).some((key) => keys.has(key)))
      .map(({ name }) => name);
  };
  expect(lists(new Story())).toEqual([li.name, qian.name]);
  expect(lists(inStatus('resolved').must('11:05', qian, 'accept'))).toEqual([wang.name]);
  const confirmed = inStatus('resolved').must('11:05', qian, 'accept').must('11:10', wang, 'confirm');
  expect(lists(confirmed)).toEqual([sun.name]);
  expect(lists(confirmed.must('11:20', sun, 'archive'))).toEqual([]);
  expect(lists(inStatus('waiting').must('10:50', wang, 'dispute'))).toEqual([qian.name, wang.name]);
});

it('where nobody has the role, it stands in the list of whoever acts for it', () => {
  const { 'front-desk': _none, ...roster } = ROSTER;
  expect(awaitedKeys(qian, roster, false)).toContain('role:front-desk');
  expect(awaitedKeys(qian, ROSTER, false)).not.toContain('role:front-desk');
  expect(awaitedKeys(wang, ROSTER, false)).toEqual([`customer:${RENHE}`]);
});
