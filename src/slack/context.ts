import type { webApi } from '@slack/bolt';
import type { Log } from '../observability/log.js';
import type { LetterheadGiven } from '../documents/forms/letterhead-given.js';
import type { DutyFeed } from '../duty-feed.js';
import type { CommandRunner } from '../run-command.js';
import type { RecordRunner } from '../run-record.js';
import type { WishRunner } from '../run-wish.js';
import type { DutyRunner } from '../run-duty.js';
import type { Contracts } from '../store/contracts.js';
import type { DutyStore } from '../store/duty.js';
import type { Erasures } from '../store/erasures.js';
import type { FoundTickets } from '../store/found-tickets.js';
import type { Handled } from '../store/handled.js';
import type { Outboxes } from '../store/outboxes.js';
import type { PersonalData } from '../store/personal-data.js';
import type { PeopleStore } from '../store/people.js';
import type { PolicyDrafts } from '../store/policy-drafts.js';
import type { RequestExports } from '../store/request-exports.js';
import type { SealStore } from '../store/seals.js';
import type { SettingsStore } from '../store/settings.js';
import type { Tickets } from '../store/tickets.js';
import type { WishStore } from '../store/wishes.js';
import type { UserGroups } from './user-groups.js';
import type { Who } from './who.js';
import type { Health } from '../observability/health.js';

/** What listeners work with; built once by main.ts. */
export interface SlackContext {
  readonly client: webApi.WebClient;
  readonly who: Who;
  readonly runner: CommandRunner;
  /** Records that their history tells, of all kinds. */
  readonly records: RecordRunner;
  readonly tickets: Tickets;
  readonly found: FoundTickets;
  readonly wishes: Pick<WishStore, 'load' | 'list'>;
  readonly wishRunner: WishRunner;
  readonly contracts: Contracts;
  readonly seals: Pick<SealStore, 'anchorOf'>;
  readonly settings: SettingsStore;
  readonly people: PeopleStore;
  readonly userGroups: UserGroups;
  readonly dutyRunner: DutyRunner;
  readonly dutyFeed: DutyFeed;
  readonly outboxes: Pick<Outboxes, 'holdLane'>;
  readonly duty: DutyStore;
  readonly exports: RequestExports;
  readonly erasures: Pick<Erasures, 'insert' | 'newest'>;
  readonly personalData: Pick<PersonalData, 'profiles' | 'askedBy' | 'contactsWith'>;
  readonly policyDrafts: PolicyDrafts;
  readonly handled: Handled;
  readonly health: Health;
  /** What stands at the head of what the company hands over. */
  readonly letterhead: () => Promise<LetterheadGiven>;
  /** Makes the report of a week and owes it to a channel; the cause makes it once. */
  readonly postReport: (contractId: string, week: string, channel: string, cause: string) => Promise<void>;
  /** How long after its arrival a submitted form may be worked on. */
  readonly answerWithinMs: number;
  readonly nudge: (lanes: string[]) => void;
  readonly clock: () => Date;
  readonly log: Log;
}
