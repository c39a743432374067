import { mayNotChangePromises } from '../people/may-promise.js';
import type { Person } from '../people/person.js';
import { refuse, type Refusal } from '../refusal.js';
import { newestPolicies, policyOf, type Settings } from './settings.js';
import type { DeskPolicy } from '../sla/escalation.js';
import type { Versioned } from './intention.js';
import { differences } from './differences.js';
import { nextVersions } from './next-versions.js';

/** What somebody wants a policy to say. */
export interface PolicyEdit {
  /** The version that they saw; of a new policy, the one that it is made from. */
  readonly base: Versioned;
  readonly isNew: boolean;
  readonly policy: DeskPolicy;
}

export interface PolicySaved {
  /** Still with the version that guards them; the same object when nothing changes. */
  readonly settings: Settings;
  /** In the version that it gets, or has. */
  readonly policy: DeskPolicy;
}

/**
 * A policy that reads otherwise than its newest version becomes a new version, and the old ones are kept: open requests
 * have them (sla.md rule 7).
 * @returns a refusal when the person may not, when a version has come between, or when the name is another policy's
 */
export function savePolicy(
  settings: Settings,
  { base, isNew, policy }: PolicyEdit,
  person: Pick<Person, 'roles'>,
): PolicySaved | Refusal {
  const forbidden = mayNotChangePromises(person);
  if (forbidden) return forbidden;
  const newest = newestPolicies(settings);
  const said = { ...policy, id: isNew ? newPolicyId(newest, policy) : base.id };
  const known = newest.find(({ id }) => id === said.id);
  // Submitted again after an answer was lost: it stands as it was saved.
  const twin = isNew ? newest.find((one) => saysTheSame(one, { ...said, id: one.id })) : known;
  if (twin && saysTheSame(twin, { ...said, id: twin.id })) return { settings, policy: twin };
  if (!isNew && known?.version !== base.version) {
    return refuse('policy-changed', { version: String(known?.version ?? 0) });
  }
  if (newest.some((one) => one.id !== said.id && nameOf(one) === nameOf(said))) {
    return refuse('policy-name-taken', { name: nameOf(said) });
  }
  const given = isNew ? [...newest, said] : newest.map((one) => (one.id === said.id ? said : one));
  const { all } = nextVersions(
    settings.policies,
    newest,
    given.map(({ version: _counted, ...rest }) => rest),
  );
  const next = { ...settings, policies: all };
  return { settings: next, policy: policyOf(next, said.id) };
}

const saysTheSame = (a: DeskPolicy, b: DeskPolicy): boolean =>
  differences({ ...a, version: undefined }, { ...b, version: undefined }).length === 0;

const nameOf = ({ id, name }: Pick<DeskPolicy, 'id' | 'name'>): string => name ?? id;

/** People give names; ids are for contracts and files. */
function newPolicyId(known: readonly DeskPolicy[], { name = '' }: DeskPolicy): string {
  const word =
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'policy';
  const taken = new Set(known.map(({ id }) => id));
  if (!taken.has(word)) return word;
  let count = 2;
  while (taken.has(`${word}-${count}`)) count += 1;
  return `${word}-${count}`;
}
