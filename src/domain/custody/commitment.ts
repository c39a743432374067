import { canonical } from './canonical.js';
import { sha256 } from './sha256.js';

/** What a value is: the same word as a name and as a text is not the same commitment. */
export type Kind = 'id' | 'name' | 'phone' | 'text' | 'file';

/** Stands where a value was erased, and for it in every hash. */
const ERASED = /^erased:[0-9a-f]{64}$/;
export const isErased = (value: unknown): boolean => typeof value === 'string' && ERASED.test(value);

/**
 * What is hashed in a value's place: whoever has the value and the salt can prove that it stood there; whoever has not
 * the salt cannot find the value by trying all telephone numbers.
 */
export const commitment = (salt: string, kind: Kind, value: string): string =>
  `erased:${sha256(canonical([salt, kind, value]))}`;

/**
 * A salt, of 128 bits.
 * @param seed random, fresh for the decision
 * @param of what the salt is for
 */
export const saltFrom = (seed: string, ...of: readonly string[]): string =>
  sha256(canonical([seed, ...of])).slice(0, 32);
