import { parseArgs } from 'node:util';
import { Contracts } from '../../src/store/contracts.js';
import { defineModels } from '../../src/store/models.js';
import { SettingsStore } from '../../src/store/settings.js';
import { connectToDesk } from '../settings/open-desk.js';
import { Stopped, statusOf, type Terminal } from '../settings/terminal.js';
import { SHEET_NAMES, type SheetName } from './columns.js';
import { importFile } from './import-file.js';
import { contractsFile } from './write-file.js';

const USAGE = `usage: npm run -s contracts -- import FILE.xlsx|.csv|.yaml [--dry-run]
       npm run -s contracts -- export FILE.xlsx|.yaml
       npm run -s contracts -- export FILE.csv --sheet ${SHEET_NAMES.join('|')}`;

/** As `Terminal`, with files of bytes. */
export type ContractsTerminal = Omit<Terminal, 'write' | 'read'> & {
  writeBytes(file: string, bytes: Uint8Array): Promise<void>;
};

/**
 * `npm run contracts -- …`: contracts, sites, equipment and people by file (R7–R10, R39).
 * @returns the exit status: 0 done; 1 the database was not reached, or has changed; 2 the arguments, the environment or
 * the file have to be put right
 */
export async function runContracts(args: readonly string[], terminal: ContractsTerminal): Promise<0 | 1 | 2> {
  try {
    await run(args, terminal);
    return 0;
  } catch (error) {
    return statusOf(error, terminal);
  }
}

async function run(args: readonly string[], terminal: ContractsTerminal): Promise<void> {
  const { command, file, dryRun, sheet } = readArguments(args);
  const { connection } = await connectToDesk(terminal.env);
  try {
    const models = defineModels(connection);
    const contracts = new Contracts(models.contracts, (id) =>
      terminal.complain(`${id} cannot be read and is left out`),
    );
    const settings = new SettingsStore(models.settings);
    if (command === 'import') return await importFile({ file, dryRun }, { contracts, settings }, terminal);
    const all = await contracts.all(Number.MAX_SAFE_INTEGER);
    await terminal.writeBytes(file, await contractsFile(file, all, sheet));
    terminal.say(`${file}: ${all.length} contracts`);
  } finally {
    await connection.close();
  }
}

function readArguments(args: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean' }, sheet: { type: 'string' } },
    });
    const [command, file, more] = positionals;
    const { sheet, 'dry-run': dryRun = false } = values;
    const isKnown = sheet === undefined || (SHEET_NAMES as readonly string[]).includes(sheet);
    const isRight = command === 'import' ? sheet === undefined : command === 'export' && !dryRun;
    if (file !== undefined && more === undefined && isKnown && isRight) {
      return { command: command as 'import' | 'export', file, dryRun, sheet: sheet as SheetName | undefined };
    }
  } catch (error) {
    throw new Stopped(2, `${(error as Error).message}\n${USAGE}`);
  }
  throw new Stopped(2, USAGE);
}
