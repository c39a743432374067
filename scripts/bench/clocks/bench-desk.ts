import mongoose, { type Connection } from 'mongoose';
import { CommandRunner } from '../../../src/run-command.js';
import { closeStore, openStore, type Store } from '../../../src/store/connection.js';
import { Contracts } from '../../../src/store/contracts.js';
import { DutyStore } from '../../../src/store/duty.js';
import { PeopleStore } from '../../../src/store/people.js';
import { SettingsStore } from '../../../src/store/settings.js';
import { WishStore } from '../../../src/store/wishes.js';
import { Tickets } from '../../../src/store/tickets.js';
import { seedStore } from '../../dev/seed-desk.js';

/** What the clock committed: milliseconds from the instant that stood in the request to the commit. */
class TimedTickets extends Tickets {
  lateness: number[] = [];
  private most = Infinity;
  private reached: () => void = () => undefined;

  override async commit(...given: Parameters<Tickets['commit']>): Promise<boolean> {
    const done = await super.commit(...given);
    const [{ nextInstantAt }] = given;
    if (done && nextInstantAt) this.lateness.push(Date.now() - nextInstantAt.getTime());
    if (this.lateness.length >= this.most) this.reached();
    return done;
  }

  /** Forgets what was; @returns when so many commits have been made */
  commits(count: number): Promise<void> {
    this.lateness = [];
    this.most = count;
    return new Promise((resolve) => {
      this.reached = resolve;
    });
  }
}

/** A desk without Slack: its store and what lets time pass for requests. Nothing is delivered. */
export interface BenchDesk {
  readonly store: Store;
  /** For what is not measured: there an operation may take as long as it takes. */
  readonly patient: Connection;
  readonly tickets: TimedTickets;
  readonly runner: CommandRunner;
  /** Drops the database. */
  stop(): Promise<void>;
}

export async function openBenchDesk(uri: string, database: string): Promise<BenchDesk> {
  const store = await openStore(uri, database, 10_000);
  await seedStore(store, { fast: false });
  const patient = await mongoose
    .createConnection(uri, { dbName: database, ignoreUndefined: true })
    .asPromise();
  const { models } = store;
  const tickets = new TimedTickets(models.tickets);
  const runner = new CommandRunner({
    tickets,
    wishes: new WishStore(models.wishes),
    contracts: new Contracts(models.contracts),
    settings: new SettingsStore(models.settings),
    people: new PeopleStore(models.people),
    duty: new DutyStore(models.duty),
    clock: () => new Date(),
    nudge: () => undefined,
  });
  return {
    store,
    patient,
    tickets,
    runner,
    async stop() {
      await closeStore(store);
      await patient.dropDatabase();
      await patient.close();
    },
  };
}
