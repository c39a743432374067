import type { Metric } from '../sla/terms.js';
import type { Category, Severity } from '../ticket/words.js';

/** One clock of a request as it stands now. `breachedAt` is when the breach happened, not when it was told (sla.md rule 12). */
export interface ClockRow {
  metric: Metric;
  cycle: number;
  state: 'running' | 'paused' | 'met' | 'breached' | 'cancelled';
  startedAt: Date;
  dueAt: Date;
  stoppedAt?: Date;
  breachedAt?: Date;
  /** It was met, but would have been breached if pauses had counted. */
  metByPause?: boolean;
}

/**
 * A request as the weekly report needs it: plain data from a query. `resolvedAt` is there while the request counts as
 * resolved (a refused or reopened one has none); `closedAt` when it was signed, cancelled, or closed unanswered.
 */
export interface WeeklyRow {
  number: string;
  title: string;
  category: Category;
  severity: Severity;
  status: string;
  receivedAt: Date;
  resolvedAt?: Date;
  /** It was resolved as what cannot be solved (R26). */
  unsolvable?: true;
  /** When it was closed because the customer did not answer: it is not signed. */
  unansweredAt?: Date;
  closedAt?: Date;
  engineerName?: string;
  clocks: readonly ClockRow[];
  nextDueAt?: Date;
}
