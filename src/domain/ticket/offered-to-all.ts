import { applies } from './applies.js';
import type { Verb } from './lifecycle.js';
import { isDepartments } from './may.js';
import type { Ticket } from './ticket.js';

/**
 * Whether a verb is offered where everybody reads the same, on a card: it has what it needs, and is not one by which somebody would take
 * what the department has to name somebody for first (R22).
 */
export const isOfferedToAll = (verb: Verb, ticket: Ticket): boolean =>
  applies(verb, ticket) && !isDepartments(verb, ticket);
