import { deserialize, serialize } from 'bson';
import fc from 'fast-check';
import { isSame } from '../../../src/domain/custody/canonical.js';
import { BY_HISTORY, verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import { AS_FILED } from '../../../src/domain/ticket/custody/as-filed.js';
import { ticketSchema, type Ticket } from '../../../src/domain/ticket/ticket.js';
import { anyLife, play } from '../ticket/any-life.js';
import { anywhere, tampered } from './tampering.js';

/** As it comes back from the database. */
const stored = (ticket: Ticket): Ticket =>
  ticketSchema.parse(deserialize(serialize(ticket, { ignoreUndefined: true })));

const PROTECTED = [...AS_FILED, ...BY_HISTORY, 'history', 'signatures', 'seal'] as const;

it('whatever is done with a request, its chain holds after every step, and after it was stored and read', () => {
  fc.assert(
    fc.property(anyLife, (life) => {
      play(life, ({ ticket }) => {
        expect(verifyChain(ticket)).toEqual({ ok: true, sealed: true });
        expect(verifyChain(stored(ticket))).toMatchObject({ ok: true });
      });
    }),
    { numRuns: 40 },
  );
});

it('one thing changed anywhere in what was filed, has happened, was signed or is derived from it is found', () => {
  fc.assert(
    fc.property(anyLife, fc.array(anywhere, { minLength: 20, maxLength: 20 }), (life, places) => {
      const { ticket } = play(life);
      for (const { where, how } of places) {
        const { path, changed } = tampered<Ticket>(ticket, PROTECTED, where, how)!;
        const read = ticketSchema.safeParse(changed);
        // What cannot be read is found by that; what is written down alike is the same request.
        if (!read.success || isSame(read.data, ticket)) continue;
        expect([path, verifyChain(read.data).ok]).toEqual([path, false]);
      }
    }),
    { numRuns: 60 },
  );
});
