import type { Form } from '../../../domain/ticket/form.js';
import type { Locale } from '../../../domain/people/person.js';
import type { UnsolvablePart } from '../../../domain/ticket/unsolvable.js';
import type { Category, DispatchRule, Grounds, Severity, Status } from '../../../domain/ticket/words.js';

/** Every word that is printed on the four forms (R35–R38), in one language. */
export interface FormLabels {
  /** BCP 47 tag. */
  locale: Locale;
  title: Record<Form, string>;
  number: string;
  continued: string;
  page: (page: number, pages: number) => string;
  /** Of the data on the form; whoever prints it again can compare. */
  fingerprint: string;

  dispatcher: string;
  dispatchTime: string;
  dispatchDate: string;
  grounds: string;
  groundsText: (given: {
    channel: string;
    receivedAt: string;
    contract: string;
    category: string;
    severity: string;
    phase: string | undefined;
  }) => string;
  /** On what grounds, and what was said of them. */
  dispatchGrounds: (grounds: Grounds, text: string | undefined) => string;
  /** Of somebody whom nobody named: what stands for the dispatcher, and by which rule they have it. */
  dispatchedBy: Record<DispatchRule, string>;
  byRule: Record<DispatchRule, (given: { name: string; policy: string; version: number }) => string>;
  taker: string;
  customer: string;
  address: string;
  contact: string;
  phone: string;
  software: string;
  softwareVersion: string;
  problem: string;
  task: string;
  item: (no: number) => string;
  /** R19: of an item about which somebody else is asked. */
  itemContact: (given: { name: string; phone: string }) => string;
  solution: string;
  howDone: string;
  proposal: (mode: string) => string;
  outcome: (outcome: string) => string;
  /** R19: of one item. */
  itemOutcome: (no: number, outcome: string) => string;
  /** R19: of an item that goes on in another request; without its number while that is being registered. */
  goesOn: (number: string | undefined) => string;
  /** R4, R39: what was replaced by what; what proves its origin; who pays. */
  replaced: (given: { label: string; old: string; fresh: string; cost: string }) => string;
  proof: (given: { proof: string }) => string;
  cost: Record<'free' | 'charged', string>;
  /** R26: a part of what is said where it cannot be solved. */
  unsolvable: (part: UnsolvablePart, text: string) => string;
  /** In a register, beside the handling: the items that were not done. */
  notDone: (items: readonly number[]) => string;
  /** The same: the items that go on in another request, and new equipment. */
  goesOnInRegister: (items: readonly number[], number: string | undefined) => string;
  replacedInRegister: (given: { label: string; old: string; fresh: string }) => string;
  startDate: string;
  endDate: string;
  /** In a line that is not signed. */
  askedToSign: (p: { names: string; at: string }) => string;
  /** In the customer's line of what was closed because they did not answer. */
  notAnswered: (p: { names: string; count: number; days: string; at: string }) => string;
  /** The same in a register, beside the handling. */
  notAnsweredInRegister: string;
  nameBetween: string;
  /** Below a signature that states an earlier instant than that at which it was recorded. */
  signedLater: (given: { recorded: string }) => string;
  staffSignature: string;
  customerSignature: string;
  remark: (text: string) => string;
  archivist: string;
  archiveDate: string;
  /** Before the line on which a hand writes a date. */
  dateLine: string;

  period: string;
  customers: string;
  allCustomers: string;
  madeAt: string;
  count: (count: number) => string;
  no: string;
  requestNumber: string;
  receivedOn: string;
  /** When it was registered, where that was later than it was received; the number of the fax or mail. */
  registeredAt: string;
  registeredOn: (given: { day: string }) => string;
  reference: string;
  inRegister: (given: { reference: string; text: string }) => string;
  withReference: (given: { channel: string; reference: string }) => string;
  description: string;
  receiver: string;
  departmentReceivedOn: string;
  handling: string;
  head: string;
  engineer: string;
  statusTitle: string;
  signedAt: (role: string) => string;
  nothing: string;

  categories: Record<Category, string>;
  severities: Record<Severity, string>;
  statuses: Record<Status, string>;
  channels: Record<string, string>;
  modes: Record<string, string>;
  outcomes: Record<string, string>;
  phases: Record<string, string>;
}
