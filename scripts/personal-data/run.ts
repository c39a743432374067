import { rolesOf } from '../../src/domain/people/roster.js';
import { subjectOf, type Candidate } from '../../src/domain/privacy/who-is-meant.js';
import { defineModels, type Models } from '../../src/store/models.js';
import type { Kinds } from '../../src/domain/record/kinds.js';
import { kindsInUse } from '../../src/kinds.js';
import { KindRecords } from '../../src/store/kind-records.js';
import { PersonalData } from '../../src/store/personal-data.js';
import { SettingsStore } from '../../src/store/settings.js';
import { connectToDesk } from '../settings/open-desk.js';
import { Stopped, statusOf, type Terminal } from '../settings/terminal.js';
import { readArguments, type Wanted } from './arguments.js';
import { eraseAsked, tellStatus } from './erase.js';
import { everybody, everythingHeld, lineOf, named, type Held } from './everything-held.js';
import { exportFiles } from './export-files.js';

export type PersonalDataTerminal = Pick<Terminal, 'env' | 'now' | 'say' | 'complain'> & {
  /** Makes the directory where it is not there; a file that is there is not written over. */
  writeNew(directory: string, file: string, text: string): Promise<void>;
};

/**
 * `npm run personal-data -- …`: what the desk holds about somebody of a customer's, for them to have, and to be erased.
 * @returns the exit status: 0 done; 1 nobody is meant, or the database was not reached; 2 the arguments, or the environment,
 * have to be put right: also when more than one is meant
 */
export async function runPersonalData(
  args: readonly string[],
  terminal: PersonalDataTerminal,
  kinds: Kinds = kindsInUse(),
): Promise<0 | 1 | 2> {
  try {
    const asked = readArguments(args, terminal.now());
    const { connection } = await connectToDesk(terminal.env);
    try {
      const models = defineModels(connection);
      const data = new PersonalData(models);
      const records = new KindRecords(models.records, kinds);
      if (asked.command === 'status') await tellStatus(models, terminal);
      else if (asked.command === 'find')
        await find(await whoIs(asked.wanted, data, models, terminal), data, records, terminal);
      else if (asked.command === 'export') {
        const person = await whoIs(asked.wanted, data, models, terminal);
        await exportFiles(person, await all(person, data, records), asked.out, models, terminal);
      } else {
        const person = asked.wanted && (await whoIs(asked.wanted, data, models, terminal));
        await eraseAsked(
          asked,
          person && { person, held: await all(person, data, records) },
          { models, records },
          terminal,
        );
      }
      return 0;
    } finally {
      await connection.close();
    }
  } catch (error) {
    return statusOf(error, terminal);
  }
}

/** @throws Stopped when it is nobody, or not clear who is meant, or one of ours */
async function whoIs(
  { who, company }: Wanted,
  data: PersonalData,
  models: Models,
  { complain }: Pick<Terminal, 'complain'>,
): Promise<Candidate> {
  const [person, ...others] = (await everybody(data)).candidates(who, company);
  if (!person) throw new Stopped(1, `${who}: the desk knows nobody of a customer's by that`);
  if (others.length > 0) {
    for (const one of [person, ...others]) complain(named(one));
    throw new Stopped(
      2,
      `${who}: ${others.length + 1} people are called that: say their Slack id, or --company`,
    );
  }
  const { roster } = await new SettingsStore(models.settings).load();
  if (person.personId !== undefined && rolesOf(roster, person.personId).length > 0) {
    throw new Stopped(
      2,
      `${named(person)} is one of the desk: what they did stays on record under their name`,
    );
  }
  return person;
}

async function all(person: Candidate, data: PersonalData, records: KindRecords): Promise<Held[]> {
  const held: Held[] = [];
  for await (const one of everythingHeld(subjectOf(person), data, records)) held.push(one);
  return held;
}

async function find(
  person: Candidate,
  data: PersonalData,
  records: KindRecords,
  { say }: Pick<Terminal, 'say'>,
): Promise<void> {
  say(named(person));
  let count = 0;
  for await (const one of everythingHeld(subjectOf(person), data, records)) {
    say(lineOf(one));
    count += 1;
  }
  say(`${count} places`);
}
