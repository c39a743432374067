import type { Locale } from '../../src/domain/people/person.js';
import { METRICS } from '../../src/domain/sla/terms.js';
import type { Fact } from '../../src/domain/ticket/facts.js';
import type { Ticket } from '../../src/domain/ticket/ticket.js';
import { missedMessage } from '../../src/slack/messages/ticket-missed.js';
import { ticketStory } from '../../src/slack/messages/ticket-story.js';
import type { Said } from './everything-said.js';
import { everyFact, person, ticketOf, type Fill } from './extremes.js';

const DUE = new Date('2026-11-23T04:00:00Z');
const DONE = new Date('2026-11-23T05:00:00Z');
const CAUSE = 'tick:1';

/** What is said with somebody of the customer mentioned in it, and what is said of missed promises. */
export const customerSaid = (locale: Locale, fill: Fill): Said[] => [
  ...mentioning(locale, fill),
  ...missed(locale, fill),
];

function mentioning(locale: Locale, fill: Fill): Said[] {
  const asked = Array.from({ length: 50 }, (_none, index) => ({ id: `U0ENGASKED${index}` }));
  const told = everyFact(fill).flatMap((fact) =>
    [false, true].map((underMerged) => ({
      name: `story ${fact.id} ${fact.type} that asks${underMerged ? ', under a merged one' : ''}`,
      message: ticketStory({
        ...{ ticket: ticketOf(fill, 'waiting'), fact, locale, place: 'customer' as const },
        ...{ underMerged, asked },
      }),
    })),
  );
  const ticket = ticketOf(fill, 'resolved');
  const resolved = ticket.history.findLast(({ type }) => type === 'resolved')!;
  const message = ticketStory({ ticket, fact: resolved, locale, place: 'desk', asked: [] });
  return [...told, { name: 'story that nobody in Slack is asked by', message }];
}

function missed(locale: Locale, fill: Fill): Said[] {
  const whole = ticketOf(fill, 'waiting');
  const [plan, word] = [
    whole.history.find((fact) => fact.type === 'emergency-plan-opened' && fact.nextWordAt),
    whole.history.find(({ type }) => type === 'word-due'),
  ];
  const seen: [string, Partial<Ticket>][] = [
    ['asked', {}],
    ['taken', { escalation: { ...whole.escalation!, takenBy: person(fill) } }],
    ['responsible', { escalation: undefined }],
    ['nobody', { escalation: undefined, responsible: undefined }],
  ];
  return seen.flatMap(([who, more]) =>
    [true, false].flatMap((isDone) =>
      [plan, undefined].map((opened) => {
        const ticket = {
          ...late(
            whole,
            [opened, word].filter((fact) => fact !== undefined),
            isDone,
          ),
          ...more,
        };
        const first = ticket.history.find((fact) => fact.cause === CAUSE)!;
        const message = missedMessage(ticket, opened ? ticket.history.find(isPlan)! : first, locale);
        const of = `${who}${isDone ? ', done' : ''}${opened ? ', with a plan' : ''}`;
        return { name: `missed: ${of}`, ...(message ? { message } : {}) };
      }),
    ),
  );
}

const isPlan = ({ type, cause }: Fact): boolean => type === 'emergency-plan-opened' && cause === CAUSE;

/** All that can be missed at one moment. */
function late(ticket: Ticket, more: readonly Fact[], isDone: boolean): Ticket {
  const base = { ...ticket.history[0]!, cause: CAUSE };
  const breached = METRICS.map((metric): Fact => ({
    ...base,
    type: 'breached',
    id: `late#${metric}`,
    metric,
    cycle: 1,
    dueAt: DUE,
  }));
  const same = more.map((fact) => ({ ...fact, id: `late ${fact.id}`, cause: CAUSE }));
  const others = ticket.history.filter(({ type }) => type !== 'word-due');
  const clocks = METRICS.map((metric) => ({
    ...ticket.clocks[0]!,
    ...{ metric, cycle: 1, dueAt: DUE, breachedAt: DUE },
    ...(isDone ? { stoppedAt: DONE } : { stoppedAt: undefined }),
  }));
  const word = more.find((fact) => fact.type === 'word-due');
  const emergencyPlan = { ...ticket.emergencyPlan!, nextWordAt: word?.promisedAt };
  return { ...ticket, history: [...others, ...breached, ...same], clocks, emergencyPlan };
}
