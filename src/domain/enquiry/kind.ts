import { z } from 'zod';
import type { DutyPlan } from '../duty/on-duty.js';
import { isStaff } from '../people/person.js';
import type { Context } from '../record/context.js';
import type { RecordName, StatedErrand } from '../record/errand.js';
import type { StatedFact } from '../record/fact.js';
import type { Change, Kind } from '../record/kind.js';
import { numbered } from '../record/number.js';
import { refuse } from '../refusal.js';
import { enquiryTold } from './announce.js';
import { askedToDecide } from './chase.js';
import { ENQUIRY, enquirySchema, HEARD, isUndecided, REGISTERED, type Enquiry } from './enquiry.js';
import { enquiryFactSchema, type EnquiryFact } from './facts.js';
import { isOfTheirs, mayDismiss, maySeeEnquiry } from './may.js';
import { begun, evolved } from './state.js';

const SAID = { ts: z.string(), text: z.string(), fileIds: z.array(z.string()) };

/** What it is opened with. */
export const heardSchema = z.object({ ...HEARD, ...SAID });
export type Heard = z.infer<typeof heardSchema>;

/** The desk's reason is read by the customer. */
export const MAX_REMARK = 500;

const commandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('say'), ...SAID }),
  /** Without words: the message was deleted. */
  z.object({ do: z.literal('edit'), ts: z.string(), text: z.string().optional() }),
  z.object({ do: z.literal('answer') }),
  z.object({ do: z.literal('offer') }),
  z.object({ do: z.literal('decline') }),
  z.object({ do: z.literal('dismiss'), remark: z.string().trim().min(1).max(MAX_REMARK) }),
]);
export type EnquiryCommand = z.infer<typeof commandSchema>;

const registeredSchema = z.object({ request: z.string() });

const DUTY: RecordName = { kind: 'duty', id: 'plan' };

const NUMBERS = numbered('EQ');

/** Reads a number as people type it, also in small letters or full width. @returns undefined when it is none of an enquiry's */
export function readEnquiryNumber(text: string): string | undefined {
  const number = text.normalize('NFKC').toUpperCase();
  return NUMBERS.pattern.test(number) ? number : undefined;
}

/**
 * A plain message in a customer's channel (R2, R20, R34): it is answered with an offer to register it, the desk hears of it, and
 * whoever is to decide is asked until somebody has: it becomes a request, or the customer is told why not.
 */
export const enquiryKind: Kind<Enquiry, EnquiryFact, EnquiryCommand> = {
  name: ENQUIRY,
  numbers: NUMBERS,
  state: enquirySchema,
  fact: enquiryFactSchema,
  command: commandSchema,

  mayNotOpen: (actor, given) =>
    isOfTheirs(actor, heardSchema.parse(given)) ? undefined : refuse('not-for-colleagues'),
  open: (given, _doer, { now }) => {
    const heard = heardSchema.parse(given);
    const isAtOnce = heard.offerAt <= now;
    return { facts: [{ type: 'heard', ...heard }, ...(isAtOnce ? [{ type: 'offered' } as const] : [])] };
  },
  begin: begun,
  evolve: evolved,

  maySee: (person, { state }) => maySeeEnquiry(person, state),
  seenBy: (person) => (isStaff(person) ? undefined : person.customerIds.map((id) => `customer:${id}`)),
  mayNot: (actor, command, { state }) => {
    const refused = refuse('not-permitted', { verb: command.do });
    switch (command.do) {
      case 'say':
      case 'offer':
        return undefined;
      case 'edit':
        return state.messages.some(({ ts, by }) => ts === command.ts && by.id === actor.id)
          ? undefined
          : refused;
      case 'answer':
        return isStaff(actor) ? undefined : refused;
      case 'decline':
        return isOfTheirs(actor, state) ? undefined : refused;
      case 'dismiss':
        return mayDismiss(actor) ? undefined : refused;
    }
  },
  verbs: ({ status }) => {
    if (status === 'waiting') return ['say', 'edit', 'answer', 'offer', 'decline', 'dismiss'];
    return status === 'offered' ? ['say', 'edit', 'decline', 'dismiss'] : ['edit'];
  },
  decide: ({ state }, command): Change<EnquiryFact> => {
    switch (command.do) {
      case 'say': {
        const { ts, text, fileIds } = command;
        return { facts: [{ type: 'said', ts, text, fileIds }] };
      }
      case 'edit':
        return edited(state, command.ts, command.text);
      case 'answer':
        return { facts: [{ type: 'answered' }] };
      case 'offer':
        return { facts: [{ type: 'offered' }] };
      case 'decline':
        return { facts: [{ type: 'declined' }] };
      case 'dismiss':
        return { facts: [{ type: 'dismissed', remark: command.remark }] };
    }
  },

  tick: ({ state }, context) => {
    const due = nextInstant(state);
    if (!due || due > context.now) return undefined;
    return { facts: [state.status === 'waiting' ? { type: 'offered' } : chased(state, context)] };
  },
  nextInstant,
  asked: ({ state }, errand) => {
    if (errand.do !== REGISTERED) return refuse('record-not-now', { number: errand.to.id ?? '' });
    // Of two requests that were made of it at the same time the first is named.
    return state.request === undefined
      ? { facts: [{ type: 'registered', ...registeredSchema.parse(errand.given) }] }
      : undefined;
  },
  needs: (record) => (record ? [DUTY] : []),
  announce: enquiryTold,

  listed: ({ state, history }) => ({
    keys: [
      state.status,
      `customer:${state.customerId}`,
      ...(isUndecided(state) ? ['open', `open:${state.channel}`] : []),
      ...(state.status === 'offered' ? ['undecided'] : []),
      ...state.messages.map(({ ts }) => `message:${state.channel}:${ts}`),
    ],
    at: history[0]!.at,
    desk: state.desk,
  }),
  customerOf: ({ customerId }) => customerId,
  isClosed: (state) => !isUndecided(state),
};

function nextInstant({ status, offerAt, chaseAt, chased: rounds }: Enquiry): Date | undefined {
  if (status === 'waiting') return offerAt;
  return status === 'offered' ? chaseAt[rounds] : undefined;
}

/** What was missed while nobody was there to ask is asked for once. */
function chased(state: Enquiry, { roster, needed, now }: Context): StatedFact<EnquiryFact> {
  const round = state.chaseAt.filter((at) => at <= now).length;
  const to = askedToDecide(state, round, roster, needed(DUTY) as DutyPlan | undefined, now);
  return { type: 'chased', round, to };
}

/** A request keeps the message that it was made of by itself; of what was written beside that it is told. */
function edited(state: Enquiry, ts: string, text: string | undefined): Change<EnquiryFact> {
  const facts = [
    text === undefined ? { type: 'deleted' as const, ts } : { type: 'edited' as const, ts, text },
  ];
  const { request, messages } = state;
  const message = messages.find((one) => one.ts === ts);
  if (request === undefined || !message || ts === messages[0]?.ts) return { facts };
  const note: StatedErrand = {
    to: { kind: 'ticket', id: request },
    do: 'note',
    given: { text: `“${message.text}” → ${text === undefined ? '×' : `“${text}”`}` },
  };
  return { facts, errands: [note] };
}
