import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Fault } from './fault.mjs';
import { faultOfNpm, isOffline } from './npm-fault.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

/**
 * No install scripts are run: none of the packages needs its own (platform binaries are packages), and so nothing
 * of others runs as root. The retries end within seconds instead of npm's minute and a half.
 */
const CI = [
  ['ci', '--include=dev', '--include=optional', '--ignore-scripts'],
  ['--no-audit', '--no-fund', '--no-progress', '--no-update-notifier', '--loglevel=http'],
  ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=8000'],
].flat();

/** What `npm --json start`, `npm -g` and the like hand down to the scripts, but must not change the install. */
const NOT_INHERITED =
  /^npm_config_(omit|only|production|dev|also|include|dry_run|global|location|prefix|local_prefix|json|silent|loglevel|workspace|workspaces|package_lock|package_lock_only|ignore_scripts|if_present|prefer_offline|offline)$/i;

/** A place that is known even when npm did not live to name its log. */
const LOGS = join(root, '.cache', 'npm-logs');

const SECOND_TRY_MS = 2_000;

const NO_NPM =
  'npm was not found: install it (it comes with Node from nodejs.org) and run the command again.';

/**
 * Runs `npm ci`, dev dependencies included: they are needed to compile, whatever NODE_ENV says.
 * @throws {Fault} one sentence on what went wrong, and where npm's log is
 */
export async function npmCi() {
  const [command, ...before] = npmCommand();
  const args = [...before, ...CI, `--logs-dir=${LOGS}`, ...cacheOption()];
  const attempt = () => run(command, args, { env: environment(), giveUp: isOffline });
  const first = await attempt().catch((error) => {
    throw error.code === 'ENOENT' ? new Fault(NO_NPM) : error;
  });
  // The first requests go out together, so that a moment's fault of the network fails them all.
  if (first.aborted) await wait(SECOND_TRY_MS);
  const { code, signal, output, aborted } = first.aborted ? await attempt() : first;
  if (signal && !aborted) throw new Fault(`the install was broken off (${signal}).`, undefined, 130);
  // npm only warns, and ends well, when a file of a package could not be written.
  if (aborted || code !== 0 || /TAR_ENTRY_ERROR/.test(output)) throw faultOfNpm(output, newestLog());
}

function newestLog() {
  if (!existsSync(LOGS)) return undefined;
  const newest = readdirSync(LOGS).sort().at(-1);
  return newest && join(LOGS, newest);
}

function npmCommand() {
  const beside = [
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  // Yarn and pnpm set the same variable when they run a script.
  const running = process.env.npm_execpath ?? '';
  const script = [basename(running) === 'npm-cli.js' ? running : '', ...beside].find(existsSync);
  return script ? [process.execPath, script] : ['npm'];
}

function environment() {
  const kept = Object.entries(process.env).filter(
    ([name]) => name !== 'NODE_ENV' && !NOT_INHERITED.test(name),
  );
  return { ...Object.fromEntries(kept), MONGOMS_DISABLE_POSTINSTALL: '1' };
}

/** Somebody without a home that can be written to (a service account, `sudo -u`) gets a cache in the checkout. */
function cacheOption() {
  let place = process.env.npm_config_cache ?? join(homedir(), '.npm');
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  try {
    accessSync(place, constants.W_OK);
    return [];
  } catch {
    return [`--cache=${join(root, '.cache', 'npm')}`];
  }
}
