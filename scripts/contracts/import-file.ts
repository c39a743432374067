import { createHash } from 'node:crypto';
import type { Contract } from '../../src/domain/contract/contract.js';
import { withCover } from '../../src/domain/contract/cover.js';
import type { PersonRef } from '../../src/domain/people/person.js';
import type { Contracts } from '../../src/store/contracts.js';
import { Stopped, type Terminal } from '../settings/terminal.js';
import { SHEET_NAMES, type SheetName } from './columns.js';
import { laidOver, type RowsOf } from './lay-over.js';
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

/**
 * Imports a file of contracts: every fault of the file is told and nothing written, or each contract is changed by one
 * update, with a line in its history. The same file again changes nothing.
 * @throws Stopped with the faults
 */
export async function importFile(
  { file, dryRun }: ImportAsked,
  contracts: Contracts,
  terminal: Pick<Terminal, 'readBytes' | 'say' | 'complain' | 'now' | 'env'>,
): Promise<void> {
  const bytes = await terminal.readBytes(file);
  const { tables, faults } = await readFile(file, bytes);
  const read = tables.map((table) => ({ sheet: table.sheet, ...readRows(table) }));
  const all = [...faults, ...read.flatMap((one) => one.faults)];
  const known = await contracts.names();
  const { byContract, faults: unknown } = grouped(read, known);
  all.push(...unknown);
  const changed: { id: string; rows: RowsOf; what: readonly string[] }[] = [];
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const name = terminal.env['USER'] ?? 'import';
  const entryFor = (id: string) => ({
    ...{ cause: `import:${hash}:${id}`, at: terminal.now(), did: 'imported' },
    by: { id: 'import', name } satisfies PersonRef,
  });
  for (const [id, rows] of byContract) {
    const before = (await contracts.load(id))!;
    const laid = laidOver(before, rows);
    if ('faults' in laid) all.push(...laid.faults);
    else {
      const after = withCover(before, laid.cover, entryFor(id));
      if (after) changed.push({ id, rows, what: after.history.at(-1)!.what ?? [] });
    }
  }
  if (all.length > 0) throw new Stopped(2, toldFaults(file, all));
  for (const { id, what } of changed) terminal.say(`${id}: ${what.join(', ')}`);
  const same = byContract.size - changed.length;
  if (dryRun)
    return terminal.say(`${file}: would change ${changed.length} contracts; ${same} stay as they are`);
  for (const { id, rows } of changed) await changeOne(id, rows, contracts, entryFor(id));
  terminal.say(`${file}: ${changed.length} contracts changed; ${same} stay as they are`);
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
    if (!after || (await contracts.commit(before, after, [], entry.cause, entry.at))) return;
  }
  throw new Stopped(1, `${id} is being changed by others all the time; import the file again`);
}

type ReadSheet = { readonly sheet: SheetName; readonly rows: readonly Row[] };

/** By the contract that each row names, by its id or by its name. */
function grouped(
  sheets: readonly ReadSheet[],
  known: readonly Pick<Contract, 'id' | 'name'>[],
): { byContract: Map<string, Record<SheetName, Row[]>>; faults: TableFault[] } {
  const ids = new Map(known.map(({ id }) => [id, [id]]));
  for (const { id, name } of known)
    if (!ids.has(name) || ids.get(name)![0] !== name) ids.set(name, [...(ids.get(name) ?? []), id]);
  const byContract = new Map<string, Record<SheetName, Row[]>>();
  const faults: TableFault[] = [];
  for (const { sheet, rows } of sheets) {
    for (const one of rows) {
      const [id, another] = ids.get(one.contract) ?? [];
      const fault = { sheet, row: one.row, column: 'contract' };
      if (id === undefined)
        faults.push({
          ...fault,
          message: `${one.contract} is no contract here; its channel has to be set up in Slack first`,
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
