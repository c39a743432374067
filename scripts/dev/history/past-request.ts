import type { CustomerName, Name, StaffName } from '../cast.js';
import type { Command, CommandOf } from '../../../src/domain/ticket/commands.js';
import type { Filing } from '../../../src/domain/ticket/register.js';
import type { ReplacementSaid } from '../../../src/domain/ticket/replacement.js';
import type { Grounds, MEASURES, OUTCOMES } from '../../../src/domain/ticket/words.js';
import type { ContractName } from '../contracts.js';
import { personRefOf } from '../cast.js';

type Mode = 'onsite' | 'remote' | 'phone' | 'email';
type Outcome = (typeof OUTCOMES)[number];
type Measure = (typeof MEASURES)[number];

/** What a result says besides what was done. */
interface ResultMore {
  readonly unsolvable?: CommandOf<'resolve'>['unsolvable'];
  readonly replaced?: ReplacementSaid;
}

/** Something that somebody did to a request, so many minutes after its receipt. */
export interface Step {
  readonly after: number;
  readonly by: Name;
  readonly does: (receivedAt: Date) => Command;
  /** They wrote it in the thread of this card. */
  readonly saidIn?: 'customer' | 'desk';
}

/** A request of the company's past: what was asked, and what became of it. */
export interface PastRequest {
  readonly contract: ContractName;
  /** Days before today and the time of the contract's wall clock, or minutes before now. */
  readonly at: { readonly day: number; readonly time: string } | { readonly ago: number };
  readonly from: CustomerName;
  /** Registered by the front desk, who was called or written to; by the customer in Slack when left out. */
  readonly via?: Exclude<Filing['channelOfReceipt'], 'slack'>;
  /** The customer wrote it as a plain message, which somebody marked with 🎫. */
  readonly ticketBy?: StaffName;
  /** What came by fax or mail has a number, and came so many minutes before it was registered. */
  readonly came?: { readonly reference: string; readonly minutesBefore: number };
  readonly system: string;
  /** A piece of the contract's equipment. */
  readonly equipment?: string;
  readonly category: Filing['category'];
  readonly severity?: Filing['severity'];
  readonly items: readonly [string, ...string[]];
  /** Handled on the spot in so many minutes, and recorded then; the steps are what follows. */
  readonly spot?: { readonly by: StaffName; readonly minutes: number; readonly done: string };
  readonly steps: readonly Step[];
}

const step = (after: number, by: Name, command: Command): Step => ({ after, by, does: () => command });
const minutesAfter = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * 60_000);

export const acknowledge = (after: number, by: StaffName) => step(after, by, { do: 'acknowledge' });
export const assign = (after: number, by: StaffName, to: StaffName, grounds: Grounds = 'of-contract') =>
  step(after, by, { do: 'assign', engineer: personRefOf(to), grounds });
/** @param expectedAfter by when it is to be solved, in minutes after the receipt */
export const propose = (
  after: number,
  by: StaffName,
  mode: Mode,
  text: string,
  expectedAfter?: number,
): Step => ({
  after,
  by,
  does: (receivedAt) => ({
    do: 'propose',
    mode,
    text,
    ...(expectedAfter ? { expectedAt: minutesAfter(receivedAt, expectedAfter) } : {}),
  }),
});
export const depart = (after: number, by: StaffName) => step(after, by, { do: 'depart' });
export const arrive = (after: number, by: StaffName) => step(after, by, { do: 'arrive' });
export const waitFor = (after: number, by: StaffName, waitingFor: 'customer' | 'supplier', reason: string) =>
  step(after, by, { do: 'wait', waitingFor, reason });
export const resume = (after: number, by: Name) => step(after, by, { do: 'resume' });
export const resolve = (
  after: number,
  by: StaffName,
  text: string,
  outcome: Outcome = 'repaired',
  { unsolvable, replaced }: ResultMore = {},
) =>
  step(after, by, {
    do: 'resolve',
    outcome,
    text,
    ...(unsolvable ? { unsolvable } : {}),
    ...(replaced ? { replacements: [replaced] } : {}),
  });
/** R39: a part that the contract does not list, replaced by one with another serial number. */
export const part = (
  described: string,
  oldSerial: string,
  serial: string,
  proof: string,
  charge: ReplacementSaid['charge'] = 'free',
): ResultMore => ({ replaced: { of: { described }, oldSerial, serial, proof, charge } });
export const confirm = (after: number, by: CustomerName, remark?: string) =>
  step(after, by, { do: 'confirm', ...(remark ? { remark } : {}) });
export const refuse = (after: number, by: CustomerName, reason: string) =>
  step(after, by, { do: 'refuse', reason });
export const reopen = (after: number, by: Name, reason: string) => step(after, by, { do: 'reopen', reason });
export const cancel = (after: number, by: Name, reason: string) => step(after, by, { do: 'cancel', reason });
export const archive = (after: number, by: StaffName = 'sun') => step(after, by, { do: 'archive' });
export const note = (after: number, by: StaffName, text: string) => step(after, by, { do: 'note', text });
/** R20: the head of the technical department signs for the receipt. */
export const accept = (after: number, by: StaffName = 'qian') => step(after, by, { do: 'accept' });
/** R27: the staff's signature under work from afar. */
export const signOff = (after: number, by: StaffName) => step(after, by, { do: 'sign-off' });
/** R9: what it will cost, item by item, before it is done. */
export const quote = (
  after: number,
  by: StaffName,
  items: CommandOf<'quote'>['items'],
  currency: CommandOf<'quote'>['currency'],
) => step(after, by, { do: 'quote', items, currency });
export const acceptQuote = (after: number, by: CustomerName, remark?: string) =>
  step(after, by, { do: 'accept-quote', ...(remark ? { remark } : {}) });
export const declineQuote = (after: number, by: CustomerName, reason: string) =>
  step(after, by, { do: 'decline-quote', reason });
/** R4, R39: a piece of the contract's equipment is replaced by one with another serial number. */
export const replace = (after: number, by: StaffName, old: string, serial: string, proof: string) =>
  step(after, by, { do: 'replace', old, serial, proof });
export const take = (after: number, by: StaffName) => step(after, by, { do: 'take' });
export const handover = (after: number, by: StaffName, text: string) =>
  step(after, by, { do: 'handover', text });
export const convene = (after: number, by: StaffName, experts: readonly StaffName[], text: string) =>
  step(after, by, { do: 'convene', experts: experts.map(personRefOf), text });
export const reclassify = (
  after: number,
  by: StaffName,
  category: Filing['category'],
  severity: Filing['severity'] = 'general',
) => step(after, by, { do: 'reclassify', category, severity });
export const dispute = (after: number, by: CustomerName, reason: string) =>
  step(after, by, { do: 'dispute', reason });
export const uphold = (after: number, by: StaffName, text: string) => step(after, by, { do: 'uphold', text });

/** @param toAfter when it was really done, in minutes after the receipt */
export const correct = (
  after: number,
  by: StaffName,
  metric: 'response' | 'onsite' | 'repair',
  toAfter: number,
  reason: string,
): Step => ({
  after,
  by,
  does: (receivedAt) => ({ do: 'correct', metric, to: minutesAfter(receivedAt, toAfter), reason }),
});

/** @param wordAfter by when the customer is to hear from us, in minutes after the receipt */
export const plan = (
  after: number,
  by: StaffName,
  said: {
    owner: StaffName;
    measure: Measure;
    steps: string[];
    done?: string[];
    wordAfter?: number;
    text?: string;
  },
): Step => ({
  after,
  by,
  does: (receivedAt) => {
    const { owner, measure, steps, done = [], wordAfter, text } = said;
    return {
      do: 'plan',
      owner: personRefOf(owner),
      measure,
      steps,
      done,
      ...(wordAfter ? { nextWordAt: minutesAfter(receivedAt, wordAfter) } : {}),
      ...(text ? { text } : {}),
    };
  },
});

/** Words in the thread of the card that the customer reads. */
export const says = (after: number, by: Name, text: string): Step => said(after, by, text, 'customer');
/** Words in the thread of the desk's own card. */
export const saysAtDesk = (after: number, by: StaffName, text: string): Step => said(after, by, text, 'desk');

const said = (after: number, by: Name, text: string, saidIn: 'customer' | 'desk'): Step => ({
  ...step(after, by, { do: 'reply', text, place: saidIn }),
  saidIn,
});

interface Life {
  readonly by: StaffName;
  readonly ack: number;
  /** When, how, what, and by when it is to be solved. */
  readonly plan: readonly [after: number, mode: Mode, text: string, expectedAfter?: number];
  readonly site?: readonly [departs: number, arrives: number];
  readonly done: readonly [after: number, text: string, outcome?: Outcome, more?: ResultMore];
  readonly signed?: readonly [after: number, by: CustomerName, remark?: string];
  readonly filed?: number;
  /** What else happened. */
  readonly more?: readonly Step[];
}

/** Minutes from the acknowledgement to the head's signature, and from the customer's to the staff's. */
const HEAD_AFTER = 10;
const STAFF_AFTER = 4;

/** The life that most requests have: acknowledged, proposed, solved on site or from afar, signed, archived. */
export function life({ by, ack, plan: proposal, site, done, signed, filed, more = [] }: Life): Step[] {
  const steps = [
    acknowledge(ack, by),
    accept(ack + HEAD_AFTER),
    propose(proposal[0], by, ...(proposal.slice(1) as [Mode, string, number?])),
    ...(site ? [depart(site[0], by), arrive(site[1], by)] : []),
    resolve(done[0], by, done[1], done[2], done[3]),
    ...(signed ? [confirm(...signed)] : []),
    ...(signed && proposal[1] !== 'onsite' ? [signOff(signed[0] + STAFF_AFTER, by)] : []),
    ...(filed ? [archive(filed)] : []),
    ...more,
  ];
  return steps.sort((a, b) => a.after - b.after);
}
