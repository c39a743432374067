import { rename, rm } from 'node:fs/promises';
import { Fault } from '../../src/domain/fault.js';
import { reachOf } from '../../src/domain/export/reach.js';
import { makeFile } from '../../src/export/make-file.js';
import { readExport } from '../../src/slack/parse/export-words.js';
import { Contracts } from '../../src/store/contracts.js';
import { ExportedTickets } from '../../src/store/exported-tickets.js';
import { defineModels } from '../../src/store/models.js';
import { SettingsStore } from '../../src/store/settings.js';
import { connectToDesk } from '../settings/open-desk.js';
import { Stopped, type Terminal } from '../settings/terminal.js';
import { readArguments } from './arguments.js';

/** It is said how far it is after so many requests. */
const TELL_EVERY = 10_000;

/**
 * `npm run export`: requests by period and filter as XLSX or CSV, in a file of this machine. Whoever may use it has the
 * database anyway, so that it asks nobody who they are.
 * @returns the exit status: 0 it is made; 1 a request could not be read and is not in it, or the database was not
 * reached; 2 the arguments or the environment have to be put right
 */
export async function runExport(
  args: readonly string[],
  terminal: Pick<Terminal, 'env' | 'now' | 'say' | 'complain'>,
): Promise<0 | 1 | 2> {
  try {
    return await made(args, terminal);
  } catch (error) {
    if (error instanceof Fault) {
      terminal.complain(`the database was lost meanwhile (${error.code}); no file was made`);
      return 1;
    }
    if (!(error instanceof Stopped)) throw error;
    terminal.complain(error.message);
    return error.status;
  }
}

async function made(
  args: readonly string[],
  { env, now, say, complain }: Pick<Terminal, 'env' | 'now' | 'say' | 'complain'>,
): Promise<0 | 1> {
  const { words, out, format, locale } = readArguments(args);
  const { connection } = await connectToDesk(env);
  // Half a file is none.
  const path = `${out}.part`;
  try {
    const models = defineModels(connection);
    const { zone, deskLocale } = await new SettingsStore(models.settings).load();
    const read = readExport(words, { now: now(), zone });
    if ('wrong' in read) throw new Stopped(2, `${read.value}: not understood (${read.wrong})`);
    const parties = await new Contracts(models.contracts).parties();
    const reach = reachOf({ of: 'all' }, parties, { customer: read.customer });
    if (!reach) throw new Stopped(2, `${read.customer}: no customer or contract has this in its name`);
    const left: string[] = [];
    const tickets = new ExportedTickets(models.tickets, (id) => left.push(id));
    let told = 0;
    const layout = { format, locale: locale ?? deskLocale, zone, audience: 'ours' } as const;
    const filter = { ...read.filter, ...reach };
    const count = await makeFile({ layout, filter, path }, tickets, ({ done, total }) => {
      if (done < told + TELL_EVERY) return;
      told = done;
      complain(`${done} of ${total}`);
    });
    await rename(path, out);
    for (const id of left) complain(`${id}: cannot be read, and is not in the file`);
    say(`${out}: ${count} requests${left.length > 0 ? `, ${left.length} left out` : ''}`);
    return left.length > 0 ? 1 : 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Stopped(2, `${out}: cannot be written there`);
    throw error;
  } finally {
    await rm(path, { force: true });
    await connection.close();
  }
}
