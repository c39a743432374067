import type { Surroundings } from './run.js';
import type { Contracts } from './store/contracts.js';
import type { DutyStore } from './store/duty.js';
import type { PeopleStore } from './store/people.js';
import type { SettingsStore } from './store/settings.js';
import type { Tickets } from './store/tickets.js';
import type { WishStore } from './store/wishes.js';

/** The stores that what becomes of requests is decided by. */
export interface CommandNeeds extends Surroundings {
  readonly tickets: Tickets;
  readonly wishes: Pick<WishStore, 'record'>;
  readonly contracts: Contracts;
  readonly settings: SettingsStore;
  readonly people: Pick<PeopleStore, 'preferences'>;
  readonly duty: Pick<DutyStore, 'load'>;
}
