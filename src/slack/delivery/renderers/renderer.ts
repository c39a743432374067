import type { LetterheadGiven } from '../../../documents/forms/letterhead-given.js';
import type { Contract } from '../../../domain/contract/contract.js';
import type { RequestExport } from '../../../domain/export/request-export.js';
import type { Intent, OutboxEntry } from '../../../domain/record/outbox.js';
import type { NotifyBy } from '../../../domain/people/notify-by.js';
import type { Locale } from '../../../domain/people/person.js';
import type { BaseFact } from '../../../domain/record/fact.js';
import type { Settings } from '../../../domain/settings/settings.js';
import type { Told } from '../../../domain/record/told.js';
import type { Intake } from '../../../domain/terms/intake.js';
import type { TermsChange } from '../../../domain/terms/terms-change.js';
import type { Ticket } from '../../../domain/ticket/ticket.js';
import type { Wish } from '../../../domain/wish/wish.js';
import type { Owed } from '../../../store/outboxes.js';
import type { Message } from '../../messages/blocks.js';
import type { Rendered } from '../send.js';

/** What rendering needs to know; loaded anew for every message, so that it says what is true now. */
export interface RenderSources {
  ticket(id: string): Promise<Ticket | undefined>;
  contract(id: string): Promise<Contract | undefined>;
  settings(): Promise<Settings>;
  /** What the pinned card of a contract says, and at what instant that is. */
  intake(contract: Contract): Promise<{ intake: Intake; at: Date }>;
  /** @param fallback of whom Slack does not say it; else the desk's */
  localeOf(personId: string, fallback?: Locale): Promise<Locale>;
  /** How somebody is told when something is asked of them as a customer. */
  notifyBy(personId: string): Promise<NotifyBy>;
  termsChange(id: string): Promise<TermsChange | undefined>;
  requestExport(id: string): Promise<RequestExport | undefined>;
  wish(id: string): Promise<Wish | undefined>;
  record(number: string): Promise<SaidRecord | undefined>;
  letterhead(): Promise<LetterheadGiven>;
  weeklyReport(owed: Owed): Promise<Rendered | undefined>;
  duty(owed: Owed): Promise<Rendered | undefined>;
}

/** A message of a record that its history tells: which one, to whom it goes and in what language is in the entry. */
export interface ToSay {
  readonly record: Told;
  /** What it is about; undefined when the message is about the record as it is. */
  readonly fact: BaseFact | undefined;
  readonly entry: OutboxEntry;
  readonly locale: Locale;
}

/** How one kind of record is said in Slack. @returns undefined when there is nothing left to say */
export type RecordSayer = (toSay: ToSay) => Message | undefined;

export interface SaidRecord {
  readonly record: Told;
  readonly say: RecordSayer;
  readonly desk?: string | undefined;
}

/** Messages that one kind of document owes. */
export interface Renderer {
  /**
   * Its direct messages ask somebody to act: too many at once become one, those that nobody needs any more are left out,
   * and where somebody cannot be reached the next one is asked.
   */
  readonly asksPeople?: boolean;
  /** @returns what to send, or undefined when there is nothing left to say */
  render(owed: Owed, sources: RenderSources): Promise<Rendered | undefined>;
  /** What is told in the place of a message that could not be delivered; nothing when the desk is told that it was not. */
  instead?(owed: Owed, sources: RenderSources): Promise<Intent | undefined>;
  /** The desk's channel, to be told when a message of such a document could not be delivered; none when people are. */
  deskOf?(ownerId: string, sources: RenderSources): Promise<string | undefined>;
}
