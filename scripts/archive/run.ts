import { Fault } from '../../src/domain/fault.js';
import { Stopped, type Terminal } from '../settings/terminal.js';
import { readArguments } from './arguments.js';
import { catchUp } from './catch-up.js';
import { list } from './list.js';
import { openArchive, openRequests, type Requests } from './open-archive.js';
import { pruneBy } from './prune.js';
import { restore } from './restore.js';
import { show } from './show.js';
import { verify, verifyAll } from './verify.js';

export type ArchiveTerminal = Pick<Terminal, 'env' | 'now' | 'say' | 'complain'>;

/**
 * `npm run archive -- …`: bundles listed, verified, put back, removed by their time (R21, R24).
 * @returns the exit status: 0 done, all holds; 1 something does not hold, is not there, or was not reached; 2 the arguments
 * or the environment have to be put right
 */
export async function runArchive(args: readonly string[], terminal: ArchiveTerminal): Promise<0 | 1 | 2> {
  const { env, now, complain } = terminal;
  let requests: Requests | undefined;
  try {
    const asked = readArguments(args, now());
    const { place, years } = await openArchive(env);
    const needed = async (): Promise<Requests> => (requests = await openRequests(env));
    // What the archive alone can say, it says also when the database is gone.
    const ifReached = () =>
      needed().catch((error: unknown) => {
        if (!(error instanceof Stopped)) throw error;
        complain(`${error.message}: looked at without it`);
        return undefined;
      });
    switch (asked.command) {
      case 'list':
        return await list(place, asked.prefix, terminal);
      case 'show':
        return await show(place, asked.wanted, await ifReached(), terminal);
      case 'verify':
        return await verify(place, asked.wanted, await ifReached(), terminal);
      case 'verify-all':
        return await verifyAll(place, asked.prefix, await ifReached(), terminal);
      case 'restore':
        return await restore(place, asked, await needed(), terminal);
      case 'prune':
        return await pruneBy(place, { years, dryRun: asked.dryRun }, await ifReached(), terminal);
      default:
        return await catchUp(await needed(), asked.dryRun, terminal);
    }
  } catch (error) {
    if (error instanceof Fault) {
      const isPlace = error.code === 'archive-unavailable';
      complain(
        isPlace ? `${error.message} was not reached` : `the database was lost meanwhile (${error.code})`,
      );
      return 1;
    }
    if (!(error instanceof Stopped)) throw error;
    complain(error.message);
    return error.status;
  } finally {
    await requests?.close();
  }
}
