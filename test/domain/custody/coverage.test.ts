import { AS_FILED } from '../../../src/domain/ticket/custody/as-filed.js';
import { BY_HISTORY } from '../../../src/domain/ticket/custody/verify-chain.js';
import { ticketSchema } from '../../../src/domain/ticket/ticket.js';

/** What the chain does not cover, and why it need not. */
const NOT_COVERED: Readonly<Record<string, string>> = {
  history: 'is the chain',
  signatures: 'are the chain',
  seal: 'is the chain',
  salts: 'what the chain is read with: another one gives other hashes',
  version: 'counts updates',
  clocks: 'follow from the history; the auditor replays them',
  clocksAt: 'as the clocks',
  nextInstantAt: 'as the clocks',
  nextDueAt: 'as the clocks',
  fired: 'what the clock has told; each is a fact',
  escalation: 'who is asked next; each asking is a fact',
  emergencyPlan: 'every change of it is a fact',
  dispute: 'every step of it is a fact',
  contractOwedSince: 'a mark for a job; the replacement is a fact',
  bundle: 'where its bundle stands: written after the last fact; the bundle has a hash of its own',
  places: 'where Slack keeps the cards; a channel’s id may change',
  merging: 'what is about to happen, and nothing of it yet',
  errands: 'what is owed to other requests; done there, it is a fact',
  outbox: 'delivery’s alone',
  receipts: 'delivery’s alone',
};

it('every field of a request is covered by its chain, or it is said why not', () => {
  const covered = [...new Set<string>([...AS_FILED, ...BY_HISTORY])];
  expect([...covered, ...Object.keys(NOT_COVERED)].sort()).toEqual(Object.keys(ticketSchema.shape).sort());
});
