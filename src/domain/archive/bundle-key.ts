/** What a bundle is a bundle of. */
export interface BundleOf {
  /** Of the request, or the record of another kind. */
  readonly number: string;
  /** How many facts its history had. */
  readonly facts: number;
  /** From 1; further ones take the place of those before (personal data erased), or keep apart what differs. */
  readonly edition: number;
  /** When the request was closed; bundles are kept by its month, in UTC. */
  readonly closedAt: Date;
}

/** A bundle as its key tells it. */
export interface BundleKey extends Omit<BundleOf, 'closedAt'> {
  readonly key: string;
  /** `2026/11` */
  readonly month: string;
  /** The same key of what stands there once the bundle is removed. */
  readonly removal: string;
}

const BUNDLE = /^(\d{4}\/\d{2})\/([A-Z]+-\d{4}-\d{6,})-(\d+)-(\d+)(\.zip|\.removed\.json)$/;

/**
 * Where a bundle stands: `2026/11/SR-2026-000042-17-1.zip`. By months, so that what a policy of retention has to look at
 * grows with what is over its time and not with what is kept.
 */
export const bundleKey = ({ number, facts, edition, closedAt }: BundleOf): string =>
  `${bundlesOf(number, closedAt)}${facts}-${edition}.zip`;

/** What the keys of all bundles of a request begin with that was closed in this month. */
export const bundlesOf = (number: string, closedAt: Date): string => `${monthOf(closedAt)}/${number}-`;

/** `2026/11`, in UTC. */
export const monthOf = (instant: Date): string => instant.toISOString().slice(0, 7).replace('-', '/');

/** The record that stands in the place of a bundle that was removed. */
export const removalKey = (key: string): string => key.replace(/\.zip$/, '.removed.json');

/** @returns undefined for a key that is neither that of a bundle nor of the record of a removed one */
export function readBundleKey(given: string): (BundleKey & { readonly removed: boolean }) | undefined {
  const [, month, number, facts, edition, kind] = BUNDLE.exec(given) ?? [];
  if (month === undefined || number === undefined) return undefined;
  const key = given.replace(/\.removed\.json$/, '.zip');
  return {
    key,
    month,
    number,
    facts: Number(facts),
    edition: Number(edition),
    removal: removalKey(key),
    removed: kind !== '.zip',
  };
}

/** The name of a bundle as people say it: `SR-2026-000042-17-1`. */
export const bundleName = (key: string): string =>
  key.replace(/^.*\//, '').replace(/\.(zip|removed\.json)$/, '');

/** In the order in which they came to be: the last is the newest of a request. */
export const byAge = (one: BundleKey, other: BundleKey): number =>
  one.number.localeCompare(other.number) || one.facts - other.facts || one.edition - other.edition;
