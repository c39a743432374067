import { equipmentReplaced } from '../domain/ticket/replace-equipment.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { reportFault } from '../observability/faults.js';
import type { Log } from '../observability/log.js';
import type { Contracts } from '../store/contracts.js';
import type { Tickets } from '../store/tickets.js';

/** Requests taken up in one run; what is left is due in the next. */
const BATCH = 100;
/** Somebody else changes the contract meanwhile, again and again: the next run tries. */
const MOST_CONFLICTS = 10;

export interface RecordingReplacements {
  readonly tickets: Pick<Tickets, 'owingContract' | 'contractFollowed'>;
  readonly contracts: Pick<Contracts, 'load' | 'commit'>;
  readonly clock: () => Date;
  readonly log: Log;
}

/**
 * The record of a contract's equipment follows what requests say was replaced (R4, R39). A request says with the fact
 * itself that its contract has not followed; each fact is recorded once by its id, so this may be cut short anywhere,
 * and two processes may be at it. What cannot be recorded is told to the log and tried again.
 * @throws Fault `store-unavailable`
 */
export async function recordReplacements(deps: RecordingReplacements): Promise<void> {
  for (const ticket of await deps.tickets.owingContract(BATCH)) {
    if (await followed(ticket, deps)) await deps.tickets.contractFollowed(ticket);
  }
}

async function followed(ticket: Ticket, { contracts, clock, log }: RecordingReplacements): Promise<boolean> {
  for (const fact of ticket.history) {
    if (fact.type !== 'equipment-replaced') continue;
    for (let attempt = 0; ; attempt += 1) {
      if (attempt === MOST_CONFLICTS) return false;
      const before = await contracts.load(ticket.contractId);
      if (!before) {
        reportFault(
          log,
          new Error(`no contract ${ticket.contractId}`),
          `recording equipment of ${ticket.id}`,
        );
        return true;
      }
      const after = equipmentReplaced(before, ticket.id, fact);
      if (!after || (await contracts.commit(before, after, { intents: [], cause: fact.id, now: clock() })))
        break;
    }
  }
  return true;
}
