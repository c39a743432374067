import type { BaseFact } from './fact.js';
import { commitment, type Kind } from '../custody/commitment.js';
import type { Salt } from '../custody/salt.js';
import { withTexts } from '../custody/texts.js';

/** Of the customer's: what is theirs by name is personal data. Names of our own are a duty of record (R34). */
export const isTheirs = (fact: Pick<BaseFact, 'side'> | undefined): boolean => fact?.side === 'customer';

export type Salts = ReadonlyMap<string, string>;
export const saltsOf = (salts: readonly Salt[] = []): Salts =>
  new Map(salts.map(({ of, salt }) => [of, salt]));

/** Values of one owner as their commitments; as they are, where there is no salt (any more). */
export const hiding = (salts: Salts) => (key: string) => {
  const salt = salts.get(key);
  return (kind: Kind, value: string) => (salt === undefined ? value : commitment(salt, kind, value));
};

export const personHidden =
  (salts: Salts) =>
  <P extends { id: string; name: string }>(ref: P): P => {
    const hide = hiding(salts)(ref.id);
    return { ...ref, id: hide('id', ref.id), name: hide('name', ref.name) };
  };

/** Facts as their hashes have them: what is personal replaced by its commitment, of whatever kind of record they are. */
export function veiledFacts<F extends BaseFact>(facts: readonly F[], salts: readonly Salt[]): F[] {
  const person = personHidden(saltsOf(salts));
  return facts.map((fact) => ({ ...textsVeiled(fact), by: isTheirs(fact) ? person(fact.by) : fact.by }));
}

function textsVeiled<F extends BaseFact>({ salt, ...fact }: F): F {
  const plain = fact as unknown as F;
  return salt === undefined ? plain : withTexts(plain, (text) => commitment(salt, 'text', text));
}
