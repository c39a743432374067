import { bind } from '../../src/domain/contract/bind.js';
import { isRefusal } from '../../src/domain/refusal.js';
import type { Settings } from '../../src/domain/settings/settings.js';
import type { Person } from '../../src/domain/people/person.js';
import { closeStore, openStore, type Store } from '../../src/store/connection.js';
import { makeRota } from '../../src/domain/duty/edit-rota.js';
import { Contracts } from '../../src/store/contracts.js';
import { DutyStore } from '../../src/store/duty.js';
import { SettingsStore } from '../../src/store/settings.js';
import { deskRota, deskSettings, WORKSPACE } from './company.js';
import { deskContracts } from './contracts.js';

interface Seed {
  /** Every contract gets the policy of seconds. */
  readonly fast: boolean;
  readonly settings?: Omit<Settings, 'version'>;
  /** When it is set up; what it owes then is due then, by the clock of whoever delivers it. */
  readonly now?: Date | undefined;
}

/** Sets the desk up without a past, in a database by its address: for measurements. */
export async function seedDesk(uri: string, database: string, fast: boolean): Promise<void> {
  const store = await openStore(uri, database).catch((cause: unknown) => {
    throw new Error(`the database was not reached (${(cause as Error).message})`, { cause });
  });
  try {
    await seedStore(store, { fast });
    await seedRota(store);
  } finally {
    await closeStore(store);
  }
}

/**
 * Sets the desk up as its administrator would with `/service roles` and `/service setup`: people, policies, channels.
 * What is there already stays. Tests begin with it, and have no past.
 */
export async function seedStore(
  { models }: Store,
  { fast, settings = deskSettings(), now = new Date() }: Seed,
): Promise<void> {
  const settingsStore = new SettingsStore(models.settings);
  const before = await settingsStore.load();
  if (before.version === 0) await settingsStore.save(before, { ...settings, version: 0 });
  const contracts = new Contracts(models.contracts);
  for (const wanted of deskContracts(fast, now)) {
    const cause = `seed:${wanted.id}:${fast ? 'fast' : 'standard'}`;
    const { nextReportAt, customerChannel, ...said } = wanted;
    const bound = bind(
      undefined,
      { ...said, channel: customerChannel },
      { person: administrator(), mayAdminister: true },
      { now, cause, nextReportAt },
    );
    if (isRefusal(bound)) throw new Error(`the local desk could not be set up: ${bound.refused}`);
    await contracts.insert(bound.contract, { intents: bound.intents, cause, now });
  }
}

/** A rota, once, as its administrator would make it in `/service oncall`; nobody is told of it. */
async function seedRota({ models }: Store): Promise<void> {
  const duty = new DutyStore(models.duty);
  if ((await duty.rotas.ids({})).length > 0) return;
  const now = new Date();
  const cause = 'seed:rota';
  const { roster } = await new SettingsStore(models.settings).load();
  const context = { now, cause, plan: await duty.load(now), roster };
  const made = makeRota('r1', deskRota(now), administrator(), context);
  if (isRefusal(made)) throw new Error(`the local rota could not be made: ${made.refused}`);
  await duty.rotas.insert(made.record, { intents: [], cause, now });
}

function administrator(): Person {
  const { id, real_name: name, team } = WORKSPACE.users[0]!;
  return { id, name, teamId: team, locale: 'zh-CN', roles: ['admin'], customerIds: [], external: false };
}
