import { z } from 'zod';
import type { KindInUse } from '../../src/kinds.js';
import { isStaff, personRefSchema } from '../../src/domain/people/person.js';
import { factOf } from '../../src/domain/record/fact.js';
import type { Kind } from '../../src/domain/record/kind.js';
import { numbered } from '../../src/domain/record/number.js';
import { refuse } from '../../src/domain/refusal.js';
import { section } from '../../src/slack/messages/blocks.js';

/** What no kind of the product has: a spare device lent to a customer until their own is repaired, and given back. */
const loanFactSchema = z.discriminatedUnion('type', [
  factOf('lent', {
    request: z.string(),
    customerId: z.string(),
    desk: z.string(),
    title: z.string(),
    keeper: personRefSchema,
    dueAt: z.date(),
    replaces: z.string().optional(),
  }),
  factOf('extended', { dueAt: z.date(), reason: z.string() }),
  factOf('overdue', {}),
  factOf('returned', { remark: z.string().optional() }),
]);
type LoanFact = z.infer<typeof loanFactSchema>;

const loanSchema = z.object({
  status: z.enum(['lent', 'overdue', 'returned']),
  request: z.string(),
  customerId: z.string(),
  desk: z.string(),
  title: z.string(),
  keeper: personRefSchema,
  borrower: z.string(),
  dueAt: z.date(),
  remark: z.string().optional(),
});
type Loan = z.infer<typeof loanSchema>;

const givenSchema = z.object({
  request: z.string(),
  customerId: z.string(),
  desk: z.string(),
  title: z.string(),
  keeper: personRefSchema,
  dueAt: z.date(),
  /** Of the loan whose place it takes. */
  replaces: z.string().optional(),
});

const commandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('extend'), dueAt: z.date(), reason: z.string() }),
  z.object({ do: z.literal('return'), remark: z.string().optional() }),
]);
type LoanCommand = z.infer<typeof commandSchema>;

export const loan: Kind<Loan, LoanFact, LoanCommand> = {
  name: 'loan',
  numbers: numbered('LN'),
  state: loanSchema,
  fact: loanFactSchema,
  command: commandSchema,

  mayNotOpen: (actor) =>
    isStaff(actor) || actor.customerIds.length > 0 ? undefined : refuse('not-permitted', { verb: 'lend' }),
  open: (given) => {
    const lent = givenSchema.parse(given);
    const note = {
      to: { kind: 'ticket', id: lent.request },
      do: 'note',
      given: { text: `借出 ${lent.title}` },
    };
    const { replaces } = lent;
    const other = replaces ? [{ to: { kind: 'loan', id: replaces }, do: 'replace' }] : [];
    return { facts: [{ type: 'lent', ...lent }], errands: [note, ...other] };
  },
  begin: (fact) => {
    if (fact.type !== 'lent') throw new Error(`a loan does not begin with ${fact.type}`);
    const { request, customerId, desk, title, keeper, dueAt, by } = fact;
    return { status: 'lent', request, customerId, desk, title, keeper, borrower: by.name, dueAt };
  },
  evolve: (state, fact) => {
    switch (fact.type) {
      case 'lent':
        return state;
      case 'extended':
        return { ...state, status: 'lent', dueAt: fact.dueAt };
      case 'overdue':
        return { ...state, status: 'overdue' };
      case 'returned':
        return { ...state, status: 'returned', ...(fact.remark ? { remark: fact.remark } : {}) };
    }
  },

  maySee: (person, { state }) => isStaff(person) || person.customerIds.includes(state.customerId),
  seenBy: (person) => (isStaff(person) ? undefined : person.customerIds.map((id) => `customer:${id}`)),
  mayNot: (actor, command) =>
    command.do === 'return' || isStaff(actor) ? undefined : refuse('not-permitted', { verb: command.do }),
  // What was given back may be lent on: then it is open again.
  verbs: ({ status }) => (status === 'returned' ? ['extend'] : ['extend', 'return']),
  decide: (record, command) => {
    if (command.do === 'extend') {
      const { dueAt, reason } = command;
      return { facts: [{ type: 'extended', dueAt, reason }] };
    }
    const { request } = record.state;
    const note = {
      to: { kind: 'ticket', id: request },
      do: 'note',
      given: { text: `归还 ${record.state.title}` },
    };
    return { facts: [{ type: 'returned', remark: command.remark }], errands: [note] };
  },
  tick: ({ state }, { now }) =>
    state.status === 'lent' && state.dueAt <= now ? { facts: [{ type: 'overdue' }] } : undefined,
  nextInstant: ({ status, dueAt }) => (status === 'lent' ? dueAt : undefined),
  // One loan tells another that it takes its place.
  asked: (record, errand) =>
    errand.do === 'replace' && record.state.status !== 'returned'
      ? { facts: [{ type: 'returned' }] }
      : undefined,

  announce: ({ state }, facts) => [
    { kind: facts[0]?.type === 'lent' ? 'post-card' : 'update-card', message: 'card', lane: state.desk },
    ...facts
      .filter(({ type }) => type === 'overdue')
      .map(({ id }) => ({ kind: 'direct' as const, message: 'overdue', factId: id, lane: state.keeper.id })),
  ],
  listed: ({ state, history }) => ({
    keys: [state.status, `customer:${state.customerId}`],
    at: history[0]!.at,
    desk: state.desk,
  }),
  customerOf: ({ customerId }) => customerId,
  isClosed: ({ status }) => status === 'returned',
};

export const LOANS: KindInUse = {
  kind: loan,
  say: ({ record, entry }) => {
    const { status, title, borrower } = loanSchema.parse(record.state);
    const text = `${record.id} · ${title} · ${borrower} · ${status}${entry.message === 'overdue' ? ' · 请催还' : ''}`;
    return { text, blocks: [section(text)] };
  },
};
