import type { ClockSeen } from '../../../src/embedded/slack/index.js';
import { ledger, type Clock } from '../../../src/domain/sla/clock.js';
import { slaEvents, termsAtReceipt } from '../../../src/domain/ticket/clocks.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';

/** The promises of a request as they stand at `now`, for the bars of the page; those that were cancelled too. */
export const clocksSeen = (ticket: Ticket, now: Date): ClockSeen[] =>
  ledger(slaEvents(ticket), termsAtReceipt(ticket), now).map((clock) => ({
    metric: clock.metric,
    cycle: clock.cycle,
    state: stateOf(clock),
    open: !clock.stoppedAt,
    startedAt: clock.startedAt.toISOString(),
    dueAt: clock.dueAt.toISOString(),
    ...(clock.stoppedAt && { stoppedAt: clock.stoppedAt.toISOString() }),
    allowedMinutes: clock.allowedMinutes,
    workedMinutes: clock.workedMinutes,
    pausedMinutes: clock.pausedMinutes,
    warnAt: clock.thresholds.map(({ threshold }) => threshold),
  }));

/** A running clock that has passed one of its thresholds warns. */
const stateOf = ({ state, thresholds }: Clock): ClockSeen['state'] =>
  state === 'running' && thresholds.some(({ passed }) => passed) ? 'warning' : state;
