import { createHash } from 'node:crypto';
import type { Contract } from '../../src/domain/contract/contract.js';
import { cardAfter } from '../../src/domain/contract/bind.js';
import { withCover } from '../../src/domain/contract/cover.js';
import type { PersonRef } from '../../src/domain/people/person.js';
import type { Contracts } from '../../src/store/contracts.js';
import type { SettingsStore } from '../../src/store/settings.js';
import { Stopped, type Terminal } from '../settings/terminal.js';
import { SHEET_NAMES, type SheetName } from './columns.js';
import { laidOver, type RowsOf } from './lay-over.js';
import { boundOtherwise, opening, type KnownContract, type Opening } from './new-contract.js';
import { readFile } from './read-file.js';
import { readRows, type Row } from './read-rows.js';
import { faultLine, type TableFault } from './table.js';

/** As many are told; more of the same would not help. */
const MOST_TOLD = 50;
const MOST_CONFLICTS = 5;

export interface ImportAsked {
  readonly file: string;
  readonly dryRun: boolean;
}

interface Stores {
  readonly contracts: Contracts;
  readonly settings: Pick<SettingsStore, 'load'>;
}

/**
 * Imports a file of contracts: every fault of the file is told and nothing written, or each contract is made or changed
 * by one update, with a line in its history. The same file again changes nothing.
 * @throws Stopped with the faults
 */
export async function importFile(
  { file, dryRun }: ImportAsked,
  { contracts, settings }: Stores,
  terminal: Pick<Terminal, 'readBytes' | 'say' | 'complain' | 'now' | 'env'>,
): Promise<void> {
  const bytes = await terminal.readBytes(file);
  const { tables, faults } = await readFile(file, bytes);
  const read = tables.map((table) => ({ sheet: table.sheet, ...readRows(table) }));
  const all = [...faults, ...read.flatMap((one) => one.faults)];
  const known: KnownContract[] = await contracts.parties();
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const by = { id: 'import', name: terminal.env['USER'] ?? 'import' } satisfies PersonRef;
  const entryFor = (id: string) => ({
    cause: `import:${hash}:${id}`,
    at: terminal.now(),
    did: 'imported',
    by,
  });

  const rowsOfContracts = read.filter(({ sheet }) => sheet === 'contracts').flatMap(({ rows }) => rows);
  const unbound = rowsOfContracts.filter((row) => channelOf(row) && !isKnown(row, known));
  const context = { settings: await settings.load(), known };
  const opened = new Map<string, Opening>();
  const names: Named[] = known.map(({ id, name }) => ({ id, name }));
  for (const row of rowsOfContracts) {
    const there = known.find(({ customerChannel }) => customerChannel === channelOf(row));
    if (there) names.push({ id: there.id, name: row.contract });
  }
  for (const row of unbound) {
    const entry = entryFor(`contract-${channelOf(row)}`);
    const made = opening(row, { ...context, entry });
    if ('faults' in made) all.push(...made.faults);
    else {
      opened.set(made.contract.id, made);
      known.push(made.contract);
    }
    // Its other rows are not to be told of as well.
    const id = `contract-${channelOf(row)}`;
    names.push({ id, name: row.contract }, { id, name: row.fields['name'] as string });
  }
  const { byContract, faults: unknown } = grouped(read, names);
  all.push(...unknown);

  const changed: { id: string; rows: RowsOf; after: Contract; what: readonly string[] }[] = [];
  for (const [id, rows] of byContract) {
    const before = opened.get(id)?.contract ?? (await contracts.load(id));
    if (!before) continue;
    const laid = laidOver(before, rows);
    all.push(...rows.contracts.flatMap((row) => boundOtherwise(before, row)));
    if ('faults' in laid) all.push(...laid.faults);
    else {
      const after = withCover(before, laid.cover, entryFor(id)) ?? (opened.has(id) ? before : undefined);
      if (after) changed.push({ id, rows, after, what: after.history.at(-1)!.what ?? [] });
    }
  }
  if (all.length > 0) throw new Stopped(2, toldFaults(file, all));
  for (const { id, what } of changed)
    terminal.say(`${id}:${opened.has(id) ? ' new,' : ''} ${what.join(', ')}`);
  const same = byContract.size - changed.length;
  const [made, other] = [opened.size, changed.length - opened.size];
  const rest = `; ${same} stay as they are`;
  if (dryRun) {
    const opens = made > 0 ? `would set up ${made} contracts, ` : '';
    return terminal.say(`${file}: ${opens}would change ${other} contracts${rest}`);
  }
  for (const { id, rows, after } of changed) {
    const opens = opened.get(id);
    if (opens) await insertOne(after, opens, contracts, entryFor(id));
    else await changeOne(id, rows, contracts, entryFor(id));
  }
  terminal.say(`${file}: ${made > 0 ? `${made} contracts set up, ` : ''}${other} contracts changed${rest}`);
}

type Named = Pick<Contract, 'id' | 'name'>;
const channelOf = ({ fields }: Row): string | undefined => fields['customerChannel'] as string | undefined;

const isKnown = (row: Row, known: readonly KnownContract[]): boolean =>
  known.some(
    ({ id, name, customerChannel }) =>
      row.contract === id || row.contract === name || channelOf(row) === customerChannel,
  );

async function insertOne(
  contract: Contract,
  { intents }: Opening,
  contracts: Contracts,
  { cause, at }: { cause: string; at: Date },
): Promise<void> {
  if (await contracts.insert(contract, { intents, cause, now: at })) return;
  throw new Stopped(1, `${contract.id} was set up by somebody else meanwhile; import the file again`);
}

/** Somebody who edits the contract at the same time is not overwritten: the rows are laid over what they saved. */
async function changeOne(
  id: string,
  rows: RowsOf,
  contracts: Contracts,
  entry: Parameters<typeof withCover>[2],
): Promise<void> {
  for (let attempt = 0; attempt < MOST_CONFLICTS; attempt += 1) {
    const before = (await contracts.load(id))!;
    const laid = laidOver(before, rows);
    if ('faults' in laid)
      throw new Stopped(1, `${id} was changed meanwhile; ${toldFaults('it', laid.faults)}`);
    const after = withCover(before, laid.cover, entry);
    if (!after) return;
    const owing = { intents: cardAfter(before, after), cause: entry.cause, now: entry.at };
    if (await contracts.commit(before, after, owing)) return;
  }
  throw new Stopped(1, `${id} is being changed by others all the time; import the file again`);
}

type ReadSheet = { readonly sheet: SheetName; readonly rows: readonly Row[] };

/** By the contract that each row names, by its id or by its name. */
function grouped(
  sheets: readonly ReadSheet[],
  known: readonly Named[],
): { byContract: Map<string, Record<SheetName, Row[]>>; faults: TableFault[] } {
  const ids = new Map(known.map(({ id }) => [id, [id]]));
  for (const { id, name } of known) {
    const called = ids.get(name) ?? [];
    if (called[0] !== name && !called.includes(id)) ids.set(name, [...called, id]);
  }
  const byContract = new Map<string, Record<SheetName, Row[]>>();
  const faults: TableFault[] = [];
  for (const { sheet, rows } of sheets) {
    for (const one of rows) {
      const [id, another] = ids.get(one.contract) ?? [];
      const fault = { sheet, row: one.row, column: 'contract' };
      if (id === undefined)
        faults.push({
          ...fault,
          message: `${one.contract} is no contract here: name its customerChannel in the sheet contracts, or set that up in Slack`,
        });
      else if (another !== undefined)
        faults.push({
          ...fault,
          message: `several contracts are called ${one.contract}: give the id (${id}, ${another})`,
        });
      else {
        const of = byContract.get(id) ?? { contracts: [], sites: [], equipment: [], contacts: [] };
        of[sheet].push(one);
        byContract.set(id, of);
      }
    }
  }
  return { byContract, faults };
}

function toldFaults(file: string, faults: readonly TableFault[]): string {
  const order = (sheet: string) => SHEET_NAMES.indexOf(sheet as SheetName);
  const sorted = [...faults].sort((a, b) => order(a.sheet) - order(b.sheet) || (a.row ?? 0) - (b.row ?? 0));
  const told = sorted.slice(0, MOST_TOLD).map((fault) => `  ${faultLine(fault)}`);
  const more = faults.length > MOST_TOLD ? [`  … and ${faults.length - MOST_TOLD} more`] : [];
  return [`${file}: nothing was imported; faults: ${faults.length}`, ...told, ...more].join('\n');
}
