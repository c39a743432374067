import type { Locale } from '../people/person.js';
import type { QuietHoursOf } from '../people/quiet-hours.js';
import type { Roster } from '../people/roster.js';
import type { RecordName } from './errand.js';

/** Everything a decision may depend on besides the record and the command: given, never looked up. */
export interface Context {
  /** When the act was done (Slack's own time), and when it is being committed. */
  readonly at: Date;
  readonly now: Date;
  readonly cause: string;
  /** Random, fresh for every decision: the salts of what is personal are made of it. */
  readonly seed: string;
  readonly roster: Roster;
  readonly deskLocale: Locale;
  /** Of the desk; in its years numbers are counted. */
  readonly zone: string;
  /** Whose quiet hours hold back what can wait. */
  readonly quiet?: QuietHoursOf | undefined;
  /** A record that the kind has asked for (`Kind.needs`), as it is now; undefined when there is none. Who is on duty is `duty`. */
  readonly needed: (name: RecordName) => unknown;
}
