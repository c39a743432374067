import { keysOf } from './doers.js';
import { nextSteps, type NextStep } from './next-step.js';
import type { Ticket } from './ticket.js';
import type { Step } from './words.js';

/** A request and the steps of it that wait for one person, the most pressing first. */
export interface Waiting {
  readonly ticket: Ticket;
  readonly steps: readonly NextStep[];
}

/** Nothing goes on before these are done. */
const HOLDS_UP: readonly Step[] = ['acknowledge', 'dispatch', 'decide-dispute'];
/** The service is done or goes on without these. */
const SIGNATURES: readonly Step[] = ['sign-off', 'accept', 'archive'];

/**
 * What waits for a person, step by step (R20–R27): first what holds up the service, signatures of ours last; of each what has
 * waited the longest.
 * @param keys the person's (`awaitedKeys`)
 */
export function waitingFor(tickets: readonly Ticket[], keys: readonly string[]): Waiting[] {
  const theirs = ({ of }: NextStep, ticket: Ticket): boolean =>
    keysOf(of, ticket).some((key) => keys.includes(key));
  return tickets
    .map((ticket) => ({
      ticket,
      steps: nextSteps(ticket)
        .filter((step) => theirs(step, ticket))
        .sort(pressing),
    }))
    .sort((a, b) => pressing(a.steps[0], b.steps[0]) || (a.ticket.id < b.ticket.id ? -1 : 1));
}

/** What waits for nobody, because it has just been done, comes last. */
function pressing(a: NextStep | undefined, b: NextStep | undefined): number {
  return rank(a) - rank(b) || (a?.since.getTime() ?? 0) - (b?.since.getTime() ?? 0);
}

function rank(step: NextStep | undefined): number {
  if (!step) return 3;
  return HOLDS_UP.includes(step.step) ? 0 : SIGNATURES.includes(step.step) ? 2 : 1;
}
