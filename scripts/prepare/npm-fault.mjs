import { Fault } from './fault.mjs';

const OFFLINE =
  /^(ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT|FETCH_ERROR|ENOTCACHED)$/;

/** npm's error codes (and those of Node that it passes on) → the sentence. The first that matches counts. */
const SENTENCES = [
  [
    OFFLINE,
    'the package registry cannot be reached: check the network (or the proxy settings) and run the command again.',
  ],
  [
    /^EUSAGE$/,
    'package-lock.json does not agree with package.json: run `npm install` and `node scripts/trim-lock.mjs`, and commit the lock.',
  ],
  [/^(ENOSPC|EDQUOT)$/, 'the disk is full: about 500 MB are needed here and in npm’s cache.'],
  [
    /^(EACCES|EPERM|EROFS)$/,
    'npm may not write here or to its cache: own the folder, or work in a copy of your own.',
  ],
  [
    /^(E404|ETARGET|ENOVERSIONS)$/,
    'the package registry does not have a package that package-lock.json names: check `npm config get registry`.',
  ],
  [
    /^(E401|E403|E407|ENEEDAUTH|EOTP)$/,
    'the package registry or the proxy refuses access: check `npm config get registry` and how to sign in there.',
  ],
  [
    /^EINTEGRITY$/,
    'a package differs from what package-lock.json says it should be: run `npm cache verify` and try again.',
  ],
  [
    /^EBADENGINE$/,
    'this version of Node is not one that the packages work with: install a current long-term one.',
  ],
  [/^EBADPLATFORM$/, 'a package is not made for this operating system or processor.'],
  [
    /^(CERT_|ERR_TLS_|SELF_SIGNED|DEPTH_ZERO_|UNABLE_TO_)/,
    'the certificate of the package registry is not trusted: set NODE_EXTRA_CA_CERTS to that of your proxy.',
  ],
  [/^E5\d\d$/, 'the package registry is out of order at the moment: run the command again later.'],
];

const ENOUGH_FAILURES = 3;

/**
 * Whether npm's first requests all failed for want of a network. Left alone it tries every package of the lock,
 * which took seven minutes where names did not resolve.
 * @param {string} output what `npm ci --loglevel=http` printed so far
 */
export function isOffline(output) {
  const failures = [...output.matchAll(/http fetch GET \S+ attempt \d+ failed with (\w+)/g)];
  if (failures.length < ENOUGH_FAILURES || /http fetch GET \d{3} /.test(output)) return false;
  return failures.every(([, code]) => OFFLINE.test(code));
}

/**
 * @param {string} output all that `npm ci` printed before it failed
 * @param {string} [log] where npm's log is, should npm not have named it
 * @returns {Fault} one sentence; the second line keeps the path of npm's own log
 */
export function faultOfNpm(output, log) {
  const errors = [...output.matchAll(/^npm (?:ERR!|error) ?(.*)$/gm)].map((match) => match[1]);
  const code =
    errors.map((line) => /^(?:code|errno) (\w+)/.exec(line)?.[1]).find((found) => found) ?? warned(output);
  const known = SENTENCES.find(([pattern]) => code && pattern.test(code));
  const first = errors.find((line) => line && !/^(code|errno|syscall|A complete log)/.test(line));
  const sentence =
    known?.[1] ??
    `npm could not install the dependencies: ${first ?? (lastLine(output) || 'it said nothing')}`;
  return new Fault(sentence, logLine(output, log, first));
}

/** The code of a failure that npm did not live to report, or reported as a mere warning. */
function warned(output) {
  return /(?:TAR_ENTRY_ERROR|failed with) (\w+)/.exec(output)?.[1];
}

/** npm names its log over one line or two; where it could write none, its own first words have to do. */
function logLine(output, log, first) {
  const named = /A complete log of this run can be found in:\s*(?:npm (?:ERR!|error)\s*)?(\S.*)$/m.exec(
    output,
  )?.[1];
  const path = named?.trim() ?? log;
  return path ? `npm's log: ${path}` : `npm wrote no log${first ? `; it said: ${first}` : ''}`;
}

function lastLine(output) {
  return output.trim().split('\n').at(-1);
}
