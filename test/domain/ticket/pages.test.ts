import { deskPolicySchema } from '../../../src/domain/sla/escalation.js';
import type { FactType } from '../../../src/domain/ticket/facts.js';
import { byUrgency, dueOf, isOver, isPage, outdone, type Page } from '../../../src/domain/ticket/pages.js';
import { li, qian, wang, zhao } from '../people/cast.js';
import { at, POLICY, Story } from './requests.js';

const policy = deskPolicySchema.parse({
  ...POLICY,
  escalation: { levels: [{ to: ['manager'], repeatMinutes: 10, repeats: 3 }] },
});
/** The last page of a kind, and the request as it is now. */
function page(story: Story, type: FactType): Page {
  const fact = story.all(type).at(-1);
  if (!fact) throw new Error(`no ${type}`);
  return { ticket: story.ticket, fact };
}
const untilBreach = () => {
  const story = new Story({ policy });
  story.sweepUntil('10:30');
  return story;
};

it('pages ask for something now; what others have done is no page', () => {
  expect(['registered', 'warned', 'breached', 'escalated', 'emergency-plan-opened'].every(isPage)).toBe(true);
  expect(['replied', 'assigned', 'confirmed', 'ticket-card'].some(isPage)).toBe(false);
});

it.each(['registered', 'warned', 'breached', 'escalated'] as const)(
  '%s asks for something until somebody acknowledges',
  (type) => {
    const story = untilBreach();
    expect(isOver(page(story, type))).toBe(false);
    story.must('10:31', li, 'acknowledge');
    expect(isOver(page(story, type))).toBe(true);
  },
);

it('an escalation that somebody has taken asks no longer, though the clock goes on', () => {
  const story = untilBreach().must('10:31', zhao, 'take');
  expect(isOver(page(story, 'escalated'))).toBe(true);
  expect(isOver(page(story, 'breached'))).toBe(false);
});

it('what one clock asks for is not done by stopping another', () => {
  const story = new Story({ policy }).must('10:05', li, 'acknowledge');
  story.sweepUntil('12:00');
  story.must('12:10', li, 'propose', { mode: 'onsite' });
  const [solution, onsite] = ['solution', 'onsite'].map((metric) => ({
    ticket: story.ticket,
    fact: story.all('breached').find((fact) => fact.metric === metric)!,
  }));
  expect(isOver(solution!)).toBe(true);
  expect(isOver(onsite!)).toBe(false);
});

it('a breach that was noticed only after the act is told all the same', () => {
  const story = new Story({ policy }).must('10:40', li, 'acknowledge');
  story.tick('10:41');
  expect(isOver(page(story, 'breached'))).toBe(false);
});

it('the emergency plan asks until the request is resolved', () => {
  const story = new Story({ policy }).must('10:05', li, 'acknowledge');
  story.sweepUntil('14:00');
  expect(isOver(page(story, 'emergency-plan-opened'))).toBe(false);
  story.must('14:10', li, 'resolve');
  expect(isOver(page(story, 'emergency-plan-opened'))).toBe(true);
});

it('work that has come to a stop is paged until one of us does something', () => {
  const story = new Story({ policy }).must('10:05', li, 'acknowledge');
  story.sweepUntil('11:05');
  expect(isOver(page(story, 'stalled'))).toBe(false);
  story.must('11:06', wang, 'reply');
  expect(isOver(page(story, 'stalled'))).toBe(false);
  story.must('11:07', li, 'note');
  expect(isOver(page(story, 'stalled'))).toBe(true);
});

it('the word that a customer was promised is asked for until it is given', () => {
  const story = new Story({ policy }).must('10:05', li, 'acknowledge');
  story.sweepUntil('14:31');
  expect(isOver(page(story, 'word-due'))).toBe(false);
  story.must('14:32', li, 'reply');
  expect(isOver(page(story, 'word-due'))).toBe(true);
});

it('a request that is withdrawn or begun anew asks for nothing that it asked before', () => {
  const cancelled = untilBreach().must('10:31', wang, 'cancel');
  expect(isOver(page(cancelled, 'breached'))).toBe(true);
  const reopened = untilBreach().must('10:31', li, 'acknowledge').must('10:40', li, 'resolve');
  reopened.must('10:41', wang, 'confirm').must('10:50', wang, 'reopen');
  expect(isOver(page(reopened, 'breached'))).toBe(true);
});

it('of a clock only what was told last counts, of an escalation the last time it asked', () => {
  const story = untilBreach();
  story.sweepUntil('10:45');
  const pages = story.ticket.history
    .filter(({ type }) => isPage(type))
    .map((fact) => ({ ticket: story.ticket, fact }));
  const left = pages.filter((one) => !outdone(pages).includes(one)).map(({ fact }) => fact);
  expect(left.map(({ type }) => type)).toEqual(['registered', 'breached', 'escalated']);
  expect(left.at(-1)).toMatchObject({ round: 2 });
});

it('pages of different requests or clocks do not outdo each other', () => {
  const story = new Story({ policy }).must('10:05', li, 'acknowledge');
  story.sweepUntil('11:30');
  const warned = story.all('warned').map((fact) => ({ ticket: story.ticket, fact }));
  const other = { ticket: { ...story.ticket, id: 'SR-2026-000043' }, fact: warned[0]!.fact };
  expect(warned).toHaveLength(2);
  expect(outdone([...warned, other])).toEqual([]);
});

it('one page of each request, its most urgent; what is due first comes first', () => {
  const late = untilBreach();
  const filed = new Story({ at: '10:20' });
  const early = new Story({ at: '10:10' });
  const named = (story: Story, id: string, ...types: FactType[]) =>
    types.map((type) => {
      const { fact, ticket } = page(story, type);
      return { fact, ticket: { ...ticket, id } };
    });
  const pages = [
    ...named(filed, 'SR-1', 'registered'),
    ...named(early, 'SR-2', 'registered'),
    ...named(late, 'SR-3', 'breached', 'registered', 'escalated'),
  ];
  expect(byUrgency(pages).map(({ ticket, fact }) => [ticket.id, fact.type])).toEqual([
    ['SR-3', 'escalated'],
    ['SR-2', 'registered'],
    ['SR-1', 'registered'],
  ]);
});

it('a page says when what it is about is due as the clock stands now', () => {
  const story = new Story({ policy }).must('10:05', li, 'acknowledge');
  story.sweepUntil('11:30');
  story.must('11:35', li, 'wait').must('11:55', qian, 'resume');
  const warned = {
    ticket: story.ticket,
    fact: story.all('warned').find(({ metric }) => metric === 'solution')!,
  };
  expect(dueOf(warned)).toEqual(at('12:20'));
  expect(dueOf(page(new Story(), 'registered'))).toEqual(at('10:30'));
});
