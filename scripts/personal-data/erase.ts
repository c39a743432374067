import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { rolesOf } from '../../src/domain/people/roster.js';
import { mayNotErase } from '../../src/domain/privacy/erase.js';
import { demanded, type Erasure } from '../../src/domain/privacy/erasure.js';
import { identifies, names } from '../../src/domain/privacy/subject.js';
import { subjectOf, type Candidate } from '../../src/domain/privacy/who-is-meant.js';
import { erasePersonalData } from '../../src/jobs/erase-personal-data.js';
import { Contracts } from '../../src/store/contracts.js';
import { Erasures } from '../../src/store/erasures.js';
import type { Models } from '../../src/store/models.js';
import type { KindRecords } from '../../src/store/kind-records.js';
import { PersonalData } from '../../src/store/personal-data.js';
import { SealStore } from '../../src/store/seals.js';
import { SettingsStore } from '../../src/store/settings.js';
import { Tickets } from '../../src/store/tickets.js';
import { Stopped, type Terminal } from '../settings/terminal.js';
import type { EraseAsked } from './arguments.js';
import { lineOf, named as nameOf, type Held } from './everything-held.js';

interface Whose {
  readonly person: Candidate;
  readonly held: readonly Held[];
}

/**
 * Writes the demand down and begins to meet it; the bot goes on with it, waits for open requests and removes the papers.
 * @param whose undefined when single texts are to go
 * @throws Stopped when whoever has decided it may not, or the reason says whose data it is
 */
export async function eraseAsked(
  { texts, reason, by, named, dryRun }: EraseAsked,
  whose: Whose | undefined,
  { models, records }: { readonly models: Models; readonly records: KindRecords },
  { now, say, complain }: Pick<Terminal, 'now' | 'say' | 'complain'>,
): Promise<void> {
  const settings = new SettingsStore(models.settings);
  const { roster } = await settings.load();
  const roles = rolesOf(roster, by);
  const decider = Object.values(roster)
    .flat()
    .find(({ id }) => id === by);
  if (!decider || mayNotErase({ roles })) {
    throw new Stopped(
      2,
      `${by}: only management and administrators of the desk can have personal data erased`,
    );
  }
  const subject = whose && subjectOf(whose.person);
  if (subject && (identifies(subject, reason) || names(subject, reason))) {
    throw new Stopped(2, '--for is kept: say on whose demand without name, number or Slack id of the person');
  }
  if (whose) foretell(whose, named, say);
  for (const { number, fact } of texts) say(`${number}#${fact}`);
  if (dryRun) return say('nothing was erased: --dry-run');
  const demand = { subject, reason, named, texts: [...texts] };
  const erasure = demanded(`erasure:${randomUUID()}`, { ...decider, roles }, demand, now());
  const erasures = new Erasures(models.erasures);
  await erasures.insert(erasure);
  await erasePersonalData(
    {
      erasures,
      settings,
      clock: now,
      nudge: () => undefined,
      log: pino({ level: 'silent' }),
      records,
      personalData: new PersonalData(models),
      tickets: new Tickets(models.tickets),
      contracts: new Contracts(models.contracts),
      seals: new SealStore(models),
      // Slack and the archive are the bot's to ask.
      papersGone: () => Promise.resolve(false),
      recordBundlesGone: () => Promise.resolve(false),
    },
    Number.MAX_SAFE_INTEGER,
  );
  const after = (await erasures.load(erasure.id))!;
  for (const one of told(after)) (after.failed.length > 0 ? complain : say)(one);
}

function foretell({ person, held }: Whose, named: boolean, say: (line: string) => void): void {
  say(nameOf(person));
  const kept = held.filter(({ because }) => because === 'names' && !named);
  for (const one of held) if (!kept.includes(one)) say(lineOf(one));
  if (kept.length === 0) return;
  say(`${kept.length} texts of others name the person and stay; --named erases them too:`);
  for (const one of kept) say(lineOf(one));
}

/** Demands that are being met, how far, and those that were. */
export async function tellStatus(models: Models, { say }: Pick<Terminal, 'say'>): Promise<void> {
  const erasures = new Erasures(models.erasures);
  for (const id of await erasures.all()) {
    const erasure = await erasures.load(id);
    if (erasure) told(erasure).forEach((one) => say(one));
  }
}

function told(erasure: Erasure): string[] {
  const { id, by, at, requests, contracts, waiting, papers, failed, finishedAt, lookedAt } = erasure;
  const places = requests.reduce((sum, one) => sum + one.places, 0);
  return [
    `${id} (${by.name}, ${at.toISOString()}): ${places} places in ${requests.length} requests, ${contracts} contracts`,
    ...(waiting.length > 0
      ? [`  waits until they are closed: ${waiting.map(({ number }) => number).join(' ')}`]
      : []),
    ...(papers.length > 0
      ? [`  their files in Slack and in the archive, by the bot: ${papers.join(' ')}`]
      : []),
    ...(failed.length > 0
      ? [`  nothing erased, the chain does not hold or they cannot be read: ${failed.join(' ')}`]
      : []),
    finishedAt
      ? `  done ${finishedAt.toISOString()}`
      : lookedAt
        ? '  not done yet'
        : '  not looked through yet',
  ];
}
