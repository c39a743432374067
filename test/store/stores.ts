import { AuditStore } from '../../src/store/audit.js';
import { closeStore, openStore, type Store } from '../../src/store/connection.js';
import { Contracts } from '../../src/store/contracts.js';
import { DutyStore } from '../../src/store/duty.js';
import { FoundTickets } from '../../src/store/found-tickets.js';
import { Handled } from '../../src/store/handled.js';
import { Kinds } from '../../src/domain/record/kinds.js';
import { KindRecords } from '../../src/store/kind-records.js';
import { Lanes } from '../../src/store/lanes.js';
import { Outboxes } from '../../src/store/outboxes.js';
import { PeopleStore } from '../../src/store/people.js';
import { SealStore } from '../../src/store/seals.js';
import { SettingsStore } from '../../src/store/settings.js';
import { WishStore } from '../../src/store/wishes.js';
import { Tickets } from '../../src/store/tickets.js';
import type { Decision, DecisionContext } from '../../src/domain/ticket/decide.js';
import { register, type Filing } from '../../src/domain/ticket/register.js';
import type { Contract } from '../../src/domain/contract/contract.js';
import type { Ticket } from '../../src/domain/ticket/ticket.js';
import { testDatabase } from '../support/database.js';
import { ROSTER, wang } from '../domain/people/cast.js';
import { at, CONTRACT, FILING, POLICY } from '../domain/ticket/requests.js';

/** What one process has of the store. */
export interface Process {
  readonly store: Store;
  readonly tickets: Tickets;
  readonly found: FoundTickets;
  readonly contracts: Contracts;
  readonly outboxes: Outboxes;
  readonly lanes: Lanes;
  readonly settings: SettingsStore;
  readonly handled: Handled;
  readonly people: PeopleStore;
  readonly audit: AuditStore;
  readonly seals: SealStore;
  readonly duty: DutyStore;
  readonly wishes: WishStore;
  readonly records: KindRecords;
}

export async function connect(uri: string, name: string): Promise<Process> {
  const store = await openStore(uri, name);
  const { models } = store;
  // The instants of these tests are long ago by the database's own clock, which would remove what has expired.
  await models.lanes.collection.dropIndex('until_1');
  await models.handled.collection.dropIndex('at_1');
  return {
    store,
    tickets: new Tickets(models.tickets),
    found: new FoundTickets(models.tickets),
    contracts: new Contracts(models.contracts),
    outboxes: new Outboxes(models),
    lanes: new Lanes(models.lanes),
    settings: new SettingsStore(models.settings),
    handled: new Handled(models.handled),
    people: new PeopleStore(models.people),
    audit: new AuditStore(models),
    seals: new SealStore(models),
    duty: new DutyStore(models.duty),
    wishes: new WishStore(models.wishes),
    records: new KindRecords(models.records, new Kinds([])),
  };
}

/** A database of the test's own, and as many processes as it wants on it. */
export async function desk(processes = 1): Promise<{ of: Process[]; stop: () => Promise<void> }> {
  const database = await testDatabase();
  const of: Process[] = [];
  for (let n = 0; n < processes; n += 1) of.push(await connect(database.uri, database.name));
  return {
    of,
    async stop() {
      await Promise.all(of.map(({ store }) => closeStore(store)));
      await database.drop();
    },
  };
}

interface Filed {
  readonly cause: string;
  readonly filing?: Partial<Filing>;
  readonly contract?: Partial<Contract>;
  readonly when?: Date;
}

/** What filing under a cause makes of a number. */
export function filed({ cause, filing, contract, when = at('10:00') }: Filed): (number: string) => Decision {
  const context: DecisionContext = {
    at: when,
    now: when,
    cause,
    seed: cause,
    roster: ROSTER,
    deskLocale: 'zh-CN',
  };
  return (number) =>
    register(
      number,
      { ...FILING, ...filing },
      { ...CONTRACT, ...contract },
      { policy: POLICY, calendar: '24x7' },
      wang,
      context,
    );
}

/** Files a request and gives it as the store has it. */
export async function file({ tickets }: Process, given: Filed): Promise<Ticket> {
  const { cause, when = at('10:00') } = given;
  const { ticket } = await tickets.register(2026, cause, when, filed(given));
  return (await tickets.load(ticket.id))!;
}
