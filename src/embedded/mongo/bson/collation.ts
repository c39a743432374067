import { badValue, notImplemented } from '../errors.js';
import type { StringOrder } from './compare.js';
import type { Doc } from './types.js';
import { isObject, toNumber } from './types.js';

const KNOWN = [
  'locale',
  'strength',
  'caseLevel',
  'caseFirst',
  'numericOrdering',
  'alternate',
  'maxVariable',
  'normalization',
  'backwards',
  'version',
];

/** How strings compare under one collation, and a text that is the same for the same collation. */
export interface Collation {
  id: string;
  order: StringOrder;
  spec: Doc;
}

const cache = new Map<string, Collation>();

/**
 * The collation of a command or an index, by `Intl.Collator`; undefined for none and for `{ locale: 'simple' }`.
 * Throws 2 BadValue for an unknown locale, 40415 for unknown fields, 238 for what Intl cannot do.
 */
export function parseCollation(spec: unknown): Collation | undefined {
  if (spec === undefined || spec === null) return undefined;
  if (!isObject(spec) || typeof spec.locale !== 'string')
    throw badValue('collation must be an object with a locale');
  for (const key of Object.keys(spec)) {
    if (!KNOWN.includes(key)) throw badValue(`BSON field 'collation.${key}' is an unknown field.`);
  }
  if (spec.locale === 'simple') return undefined;
  if (spec.backwards === true) throw notImplemented('collation with backwards');
  const strength = spec.strength === undefined ? 3 : toNumber(spec.strength);
  if (![1, 2, 3, 4, 5].includes(strength)) throw badValue(`collation strength ${strength} is out of range`);
  const caseFirst = spec.caseFirst === 'upper' || spec.caseFirst === 'lower' ? spec.caseFirst : 'false';
  const options: Intl.CollatorOptions = {
    sensitivity:
      strength === 1
        ? spec.caseLevel === true
          ? 'case'
          : 'base'
        : strength === 2
          ? spec.caseLevel === true
            ? 'variant'
            : 'accent'
          : 'variant',
    numeric: spec.numericOrdering === true,
    caseFirst,
    ignorePunctuation: spec.alternate === 'shifted',
  };
  const id = JSON.stringify([spec.locale, options]);
  const known = cache.get(id);
  if (known) return known;
  const locale = spec.locale.replace(/_/g, '-').replace(/@collation=(\w+)/, '-u-co-$1');
  let collator: Intl.Collator;
  try {
    if (Intl.Collator.supportedLocalesOf(locale).length === 0) throw new RangeError(locale);
    collator = new Intl.Collator(locale, options);
  } catch {
    throw badValue(`Field 'locale' is invalid in: { locale: "${spec.locale}" }`);
  }
  const made = { id, order: (a: string, b: string) => collator.compare(a, b), spec };
  cache.set(id, made);
  return made;
}
