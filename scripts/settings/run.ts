import { parseArgs } from 'node:util';
import { faultsAgainstDesk, type SettingsFile } from '../../src/domain/settings/settings-file.js';
import type { VersionChanges } from '../../src/domain/settings/next-versions.js';
import { faultLine } from '../../src/domain/sla/fault.js';
import { nextSettings, type NextSettings } from '../../src/domain/settings/next-settings.js';
import { Fault } from '../../src/domain/fault.js';
import { openDesk, Stopped, type Desk, type Usage } from './open-desk.js';
import { preview, type Effects } from './preview.js';
import { readSettingsFile } from './read-file.js';
import { writeSettingsFile } from './write-file.js';

const USAGE = 'usage: npm run -s settings -- export|check|import FILE [--yes]   (FILE may be -)';

/** What the command has of the world; a test gives it another one. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  /** `-` is standard input. */
  read(file: string): Promise<string>;
  /** `-` is standard output. */
  write(file: string, text: string): Promise<void>;
  say(line: string): void;
  complain(line: string): void;
}

/**
 * `npm run settings -- export|check|import FILE`: the desk's settings by file (design.md, convention 6).
 * @returns the exit status: 0 done (or shown, without `--yes`); 1 the database was not reached, or has changed; 2 the
 * arguments, the environment or the file have to be put right
 */
export async function runSettings(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  try {
    const { command, name, yes } = readArguments(args);
    if (command === 'export') await exportTo(name, terminal);
    if (command === 'check') await checkFile(name, terminal);
    if (command === 'import') await importFrom(name, yes, terminal);
    return 0;
  } catch (error) {
    if (error instanceof Fault) {
      terminal.complain(`the database was lost meanwhile (${error.code})`);
      return 1;
    }
    if (!(error instanceof Stopped)) throw error;
    terminal.complain(error.message);
    return error.status;
  }
}

function readArguments(args: readonly string[]) {
  const [command, name, ...more] = (() => {
    try {
      return parseArgs({ args: [...args], options: { yes: { type: 'boolean' } }, allowPositionals: true });
    } catch (error) {
      throw new Stopped(2, `${(error as Error).message.split('. ')[0]}\n${USAGE}`);
    }
  })().positionals;
  const isCommand = command === 'export' || command === 'check' || command === 'import';
  const yes = args.includes('--yes');
  if (!isCommand || name === undefined || more.length > 0 || (yes && command !== 'import'))
    throw new Stopped(2, USAGE);
  return { command, name, yes } as const;
}

async function exportTo(name: string, terminal: Terminal): Promise<void> {
  await withDesk(terminal, async (desk) => {
    const settings = await desk.settings.load();
    if (settings.version === 0) terminal.complain(nothingSaved(desk));
    await terminal.write(name, writeSettingsFile(settings));
    if (name !== '-') terminal.say(`${name}: settings of ${desk.database}, version ${settings.version}`);
  });
}

async function checkFile(name: string, terminal: Terminal): Promise<void> {
  await readChecked(name, terminal);
  terminal.say(`${name}: no faults`);
}

async function importFrom(name: string, yes: boolean, terminal: Terminal): Promise<void> {
  const file = await readChecked(name, terminal);
  await withDesk(terminal, async (desk) => {
    const current = await desk.settings.load();
    const faults = faultsAgainstDesk(
      file,
      current.calendars.map(({ id }) => id),
    );
    if (faults.length > 0)
      throw new Stopped(2, faults.map((fault) => `${name}: ${faultLine(fault)}`).join('\n'));
    const next = nextSettings(current, file);
    if (current.version === 0) terminal.complain(nothingSaved(desk));
    if (next.isSame) {
      terminal.say(`Nothing changes: version ${current.version} of ${desk.database} says the same.`);
      return;
    }
    terminal.say(`Version ${current.version} of ${desk.database} would change:`);
    for (const line of preview(next, await effectsOf(next, desk))) terminal.say(`  ${line}`);
    if (file.version !== current.version)
      throw new Stopped(1, changedSince(name, file.version, current.version));
    if (!yes) {
      terminal.say(`Nothing is changed yet. To do it: npm run -s settings -- import ${name} --yes`);
      return;
    }
    if (!(await desk.settings.save(current, next.settings)))
      throw new Stopped(1, changedSince(name, file.version, 'another one'));
    terminal.say(
      `Saved as version ${current.version + 1}. Write "version: ${current.version + 1}" into ${name}, or export it again, before the next import.`,
    );
  });
}

const changedSince = (name: string, made: number, now: number | string): string =>
  `${name} was made from version ${made}, the desk has ${now}: somebody has saved settings since. ` +
  'Nothing was changed. Export them again and make your changes there';

const nothingSaved = ({ database }: Desk): string =>
  `No settings have been saved in the database "${database}" yet: these are the defaults.`;

async function effectsOf({ settings, changes }: NextSettings, desk: Desk): Promise<Effects> {
  const usages = async (
    { added, changed }: VersionChanges<{ id: string }>,
    usageOf: (id: string) => Promise<Usage>,
  ) => {
    const touched = [...added, ...changed.map(({ now }) => now)];
    return new Map(await Promise.all(touched.map(async ({ id }) => [id, await usageOf(id)] as const)));
  };
  const [policies, calendars] = await Promise.all([
    usages(changes.policies, (id) => desk.usageOfPolicy(id)),
    usages(changes.calendars, (id) => desk.usageOfCalendar(id, settings)),
  ]);
  return { policies, calendars };
}

async function readChecked(name: string, terminal: Terminal): Promise<SettingsFile> {
  const read = readSettingsFile(await terminal.read(name), name);
  if ('faults' in read) throw new Stopped(2, read.faults.join('\n'));
  return read.file;
}

async function withDesk(terminal: Terminal, work: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await openDesk(terminal.env);
  try {
    await work(desk);
  } finally {
    await desk.close();
  }
}
