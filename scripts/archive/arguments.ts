import { parseArgs } from 'node:util';
import { readBundleKey } from '../../src/domain/archive/bundle-key.js';
import { readNumber } from '../../src/domain/ticket/number.js';
import { Stopped } from '../settings/terminal.js';

export const USAGE = `usage: npm run -s archive -- list [--period 2026-11|2026]
       npm run -s archive -- show SR-2026-000042|KEY
       npm run -s archive -- verify SR-2026-000042|KEY …|--all [--period 2026-11|2026]
       npm run -s archive -- restore SR-2026-000042|KEY [--dry-run] [--earlier]
       npm run -s archive -- prune [--dry-run]
       npm run -s archive -- catch-up [--dry-run]`;

/** A bundle by its key, or the newest of a request. */
export type Wanted = { readonly key: string } | { readonly number: string };

export type Asked =
  | { readonly command: 'list'; readonly prefix: string }
  | { readonly command: 'show'; readonly wanted: Wanted }
  | { readonly command: 'verify'; readonly wanted: readonly Wanted[] }
  | { readonly command: 'verify-all'; readonly prefix: string }
  | {
      readonly command: 'restore';
      readonly wanted: Wanted;
      readonly dryRun: boolean;
      readonly earlier: boolean;
    }
  | { readonly command: 'prune'; readonly dryRun: boolean }
  | { readonly command: 'catch-up'; readonly dryRun: boolean };

/** @throws Stopped with the usage when it is none */
export function readArguments(args: readonly string[], now: Date): Asked {
  const { positionals, values } = parsed(args);
  const [command, ...names] = positionals;
  const { 'dry-run': dryRun = false, earlier = false, all = false, period } = values;
  const has = { dryRun, earlier, all, period: period !== undefined };
  const only = (...allowed: (keyof typeof has)[]): boolean =>
    (Object.keys(has) as (keyof typeof has)[]).every((flag) => !has[flag] || allowed.includes(flag));
  const wanted = names.map((name) => wantedOf(name, now.getFullYear()));
  const [first] = wanted;
  if (command === 'list' && !first && only('period')) return { command, prefix: prefixOf(period) };
  if (command === 'show' && first && wanted.length === 1 && only()) return { command, wanted: first };
  if (command === 'verify' && first && only()) return { command, wanted };
  if (command === 'verify' && !first && (all || has.period) && only('all', 'period'))
    return { command: 'verify-all', prefix: prefixOf(period) };
  if (command === 'restore' && first && wanted.length === 1 && only('dryRun', 'earlier'))
    return { command, wanted: first, dryRun, earlier };
  if ((command === 'prune' || command === 'catch-up') && !first && only('dryRun')) return { command, dryRun };
  throw new Stopped(2, USAGE);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        earlier: { type: 'boolean' },
        all: { type: 'boolean' },
        period: { type: 'string' },
      },
    });
  } catch (error) {
    throw new Stopped(2, `${(error as Error).message}\n${USAGE}`);
  }
}

function wantedOf(name: string, year: number): Wanted {
  const key = readBundleKey(name);
  if (key && !key.removed) return { key: name };
  const number = readNumber(name, year);
  if (number) return { number };
  throw new Stopped(2, `${name}: neither the number of a request nor the key of a bundle\n${USAGE}`);
}

function prefixOf(period: string | undefined): string {
  if (period === undefined) return '';
  const [, year, month] = /^(\d{4})(?:-(\d{2}))?$/.exec(period) ?? [];
  if (year === undefined) throw new Stopped(2, `${period}: no month (2026-11) and no year (2026)`);
  return month === undefined ? `${year}/` : `${year}/${month}/`;
}
