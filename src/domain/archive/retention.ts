import { monthOf } from './bundle-key.js';

/**
 * The first month whose bundles are still kept: a bundle is removed once the whole month in which its request was closed
 * lies more than so many years back, so never before its time and at most a month after.
 * @param years undefined: for ever
 * @returns a month as in keys, `2019/04`; undefined when nothing is removed
 */
export function keptFrom(years: number | undefined, now: Date): string | undefined {
  if (years === undefined) return undefined;
  return monthOf(new Date(Date.UTC(now.getUTCFullYear() - years, now.getUTCMonth(), 1)));
}
