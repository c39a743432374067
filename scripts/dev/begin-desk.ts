import { cardAfter } from '../../src/domain/contract/bind.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.js';
import { closeStore, openStore, type Store } from '../../src/store/connection.js';
import { Contracts } from '../../src/store/contracts.js';
import type { Models } from '../../src/store/models.js';
import { SettingsStore } from '../../src/store/settings.js';
import { FAST_POLICY, POLICIES, STANDARD_POLICY } from './company.js';
import { companyContracts } from './contracts.js';
import type { CompanyPast } from './history/company-past.js';
import { storePast } from './history/store-past.js';

export type Begun = 'company' | 'empty';

/** Where a local desk keeps how it was begun; the product knows nothing of it. */
const MARKS = 'localDesk';
interface Mark {
  _id: string;
  as: Begun;
}

/** How the desk of a database was begun; undefined when it never was, or when its beginning was cut short. */
export async function begunAs(uri: string, database: string): Promise<Begun | undefined> {
  return withStore(uri, database, async ({ models, connection }) => {
    const mark = await connection.collection<Mark>(MARKS).findOne({ _id: 'begun' });
    if (mark) return mark.as;
    // Desks of the time before there was a mark have settings.
    const { version } = await new SettingsStore(models.settings).load();
    return version > 0 ? 'company' : undefined;
  });
}

/**
 * Begins a desk in an empty database. Settings and mark are stored last, so that a beginning that is cut short is none.
 * @param past the company's; without it the desk has nobody and nothing but policies to choose from
 * @throws when something stands there already
 */
export async function beginDesk(uri: string, database: string, past: CompanyPast | undefined): Promise<void> {
  await withStore(uri, database, async ({ models, connection }) => {
    await assertFree(models);
    if (past) await storePast(models, past);
    const settings = past?.settings ?? { ...DEFAULT_SETTINGS, policies: POLICIES };
    await new SettingsStore(models.settings).save(DEFAULT_SETTINGS, { ...settings, version: 0 });
    await connection.collection<Mark>(MARKS).insertOne({ _id: 'begun', as: past ? 'company' : 'empty' });
  });
}

async function assertFree({ tickets, contracts }: Models): Promise<void> {
  if ((await tickets.findOne().lean()) ?? (await contracts.findOne().lean())) {
    throw new Error(
      `the database ${tickets.db.name} holds what is not ours to remove: empty it, or name another`,
    );
  }
}

/** @throws when a desk cannot be begun in this database, because something stands there already */
export const mayBegin = (uri: string, database: string): Promise<void> =>
  withStore(uri, database, ({ models }) => assertFree(models));

/** Removes a desk, with its whole database. */
export async function removeDesk(uri: string, database: string): Promise<void> {
  await withStore(uri, database, async ({ connection }) => void (await connection.dropDatabase()));
}

/**
 * The company's contracts have the promise of seconds, or no longer. Channels that people have set up themselves keep
 * what they say; so do policies that were chosen in Slack, once seconds are over.
 */
export async function followFast(uri: string, database: string, fast: boolean): Promise<void> {
  await withStore(uri, database, async ({ models }) => {
    const now = new Date();
    const contracts = new Contracts(models.contracts);
    for (const { id, policyId: usual } of companyContracts(false, now)) {
      const current = await contracts.load(id);
      if (!current || (!fast && current.policyId !== FAST_POLICY.id)) continue;
      const policyId = fast ? FAST_POLICY.id : usual;
      if (current.policyId === policyId) continue;
      const cause = `seed:${id}:${fast ? 'fast' : STANDARD_POLICY.id}:${current.version}`;
      const next = { ...current, policyId };
      await contracts.commit(current, next, { intents: cardAfter(current, next), cause, now });
    }
  });
}

async function withStore<T>(uri: string, database: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(uri, database).catch((cause: unknown) => {
    throw new Error(`the database was not reached (${(cause as Error).message})`, { cause });
  });
  try {
    return await work(store);
  } finally {
    await closeStore(store);
  }
}
