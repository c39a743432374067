import { AuditStore } from './store/audit.js';
import { BundleMarks } from './store/bundle-marks.js';
import { Contracts } from './store/contracts.js';
import { DutyFeeds } from './store/duty-feeds.js';
import { DutyStore } from './store/duty.js';
import { Erasures } from './store/erasures.js';
import { FoundTickets } from './store/found-tickets.js';
import { Handled } from './store/handled.js';
import { Lanes } from './store/lanes.js';
import type { Models } from './store/models.js';
import { Outboxes } from './store/outboxes.js';
import { PeopleStore } from './store/people.js';
import { PersonalData } from './store/personal-data.js';
import { PolicyDrafts } from './store/policy-drafts.js';
import type { Unreadable } from './store/readable.js';
import { RequestExports } from './store/request-exports.js';
import { SealStore } from './store/seals.js';
import { SettingsStore } from './store/settings.js';
import { TermsChanges } from './store/terms-changes.js';
import { Tickets } from './store/tickets.js';
import { WeeklyReports } from './store/weekly-reports.js';
import { WishStore } from './store/wishes.js';

/** Every store of a desk, one of each: what they keep in memory is of one process. */
export const storesOf = (models: Models, unreadable: Unreadable) => ({
  tickets: new Tickets(models.tickets, unreadable),
  found: new FoundTickets(models.tickets, unreadable),
  contracts: new Contracts(models.contracts, unreadable),
  settings: new SettingsStore(models.settings),
  people: new PeopleStore(models.people),
  duty: new DutyStore(models.duty, unreadable),
  dutyFeeds: new DutyFeeds(models.dutyFeeds),
  outboxes: new Outboxes(models),
  lanes: new Lanes(models.lanes),
  handled: new Handled(models.handled),
  weeklyReports: new WeeklyReports(models.weeklyReports),
  termsChanges: new TermsChanges(models.termsChanges),
  exports: new RequestExports(models.exports),
  wishes: new WishStore(models.wishes, unreadable),
  audit: new AuditStore(models),
  seals: new SealStore(models),
  bundleMarks: new BundleMarks(models.tickets),
  erasures: new Erasures(models.erasures),
  personalData: new PersonalData(models),
  policyDrafts: new PolicyDrafts(models.policyDrafts),
});
