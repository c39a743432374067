import type { Metric } from '../../sla/terms.js';
import type { FactStated } from '../facts.js';
import type { Ticket } from '../ticket.js';
import { behind, type Directory } from './behind.js';
import { after, ladderOf, nextRoundAt, type Escalation } from './chase.js';

/** Times the channel is asked at the ladder's last interval before that doubles. */
const ROUNDS_EACH = 6;
const LONGEST_MINUTES = 24 * 60;

/** What asking makes of an escalation. */
export interface Asked {
  readonly escalation: Escalation;
  readonly facts: FactStated[];
}

/**
 * The next asking, if its instant has come (sla.md, "Escalation"): the level whose turn it is, again as often as it
 * says, then the next level, then the team's channel together with the last level, without end. A level behind which
 * nobody can be asked is recorded as empty, and the next one is asked at once.
 */
export function askedWhenDue(ticket: Ticket, directory: Directory, now: Date): Asked | undefined {
  const askAt = nextRoundAt(ticket, ticket.clocks);
  if (!ticket.escalation || !askAt || askAt > now) return undefined;
  return asked(ticket, ticket.escalation, directory, now);
}

function asked(ticket: Ticket, before: Escalation, directory: Directory, now: Date): Asked {
  const levels = ladderOf(ticket);
  const { metric, cycle } = before;
  const facts: FactStated[] = [];
  let { level, asked: times, round } = before;
  for (; level < levels.length; level += 1, times = 0) {
    const { people, absent } = behind(levels[level]!.to, ticket, directory, now);
    round += 1;
    facts.push({
      type: 'escalated',
      metric: metric as Metric,
      cycle,
      round,
      level: level + 1,
      to: people,
      ...(absent.length > 0 ? { absent } : {}),
    });
    if (people.length === 0) continue;
    const { repeats, repeatMinutes } = levels[level]!;
    times += 1;
    const again = times <= repeats;
    const waitMinutes = again ? repeatMinutes : (levels[level + 1]?.waitMinutes ?? repeatMinutes);
    const turn = again ? { level, asked: times } : { level: level + 1, asked: 0 };
    const nextAt = after(ticket, now, waitMinutes);
    return { escalation: { ...before, levels, ...turn, round, nextAt }, facts };
  }
  const last = behind(levels.at(-1)!.to, ticket, directory, now);
  round += 1;
  times += 1;
  facts.push({ type: 'escalated', metric: metric as Metric, cycle, round, to: last.people });
  const nextAt = after(ticket, now, channelEvery(levels.at(-1)!.repeatMinutes, times));
  return { escalation: { ...before, levels, level, asked: times, round, nextAt }, facts };
}

/**
 * Doubled after every six times, up to a day: who has not answered an hour of reminders is not helped by more of
 * them, and a request that nobody ever takes must not fill its own document.
 */
function channelEvery(interval: number, times: number): number {
  return Math.max(interval, Math.min(LONGEST_MINUTES, interval * 2 ** Math.floor(times / ROUNDS_EACH)));
}

/** The level's turn is over, because nobody of it was reached: the next one is asked at once. */
export function nextLevelNow(escalation: Escalation, now: Date): Escalation {
  const level = Math.min(escalation.level + (escalation.asked > 0 ? 1 : 0), escalation.levels.length);
  return { ...escalation, level, asked: 0, nextAt: now };
}
