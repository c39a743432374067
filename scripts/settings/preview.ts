import type { PersonRef } from '../../src/domain/people/person.js';
import type { Difference } from '../../src/domain/settings/differences.js';
import type { NextSettings } from '../../src/domain/settings/next-settings.js';
import type { DeskPolicy } from '../../src/domain/sla/escalation.js';
import type { Usage } from './open-desk.js';

/** What stands around the changes: how many have what is to change. */
export interface Effects {
  readonly usage: ReadonlyMap<string, Usage>;
  readonly openRequests: number;
}

/** @returns in words what an import changes, and whom it reaches: one line each */
export function preview({ changes, leftOut }: NextSettings, { usage, openRequests }: Effects): string[] {
  const { desk, roles, addedPolicies, changedPolicies, order } = changes;
  const calendarChanges = desk.some(({ field }) => field.startsWith('calendar'));
  return [
    ...desk.map(inWords),
    ...(calendarChanges ? [`  ${kept(openRequests)} the old calendar; new ones get the new one`] : []),
    ...roles.flatMap(({ role, added, removed, renamed }) => [
      ...(added.length > 0 ? [`role ${role}: added ${names(added)}`] : []),
      ...(removed.length > 0 ? [`role ${role}: removed ${names(removed)}`] : []),
      ...(renamed.length > 0 ? [`role ${role}: written otherwise ${names(renamed)}`] : []),
    ]),
    ...addedPolicies.flatMap((policy) => [
      `policy ${called(policy)}: added`,
      ...(usage.get(policy.id)?.channels
        ? [
            `  ${count(usage.get(policy.id)!.channels, 'customer channel names', 'customer channels name')} it already`,
          ]
        : []),
    ]),
    ...changedPolicies.flatMap(({ policy, differences }) => [
      `policy ${called(policy)}: changed, as version ${policy.version}`,
      ...differences.map((difference) => `  ${inWords(difference)}`),
      `  ${reach(usage.get(policy.id) ?? { channels: 0, openRequests: 0 })}`,
    ]),
    ...(order ? [`policies: listed as ${order.join(', ')}; the first is proposed for a new channel`] : []),
    ...leftOut.map(
      (policy) => `policy ${called(policy)}: not in the file; it stays, for channels may have it`,
    ),
  ];
}

function inWords({ field, before, after }: Difference): string {
  if (before === undefined) return `${field}: ${after} (new)`;
  if (after === undefined) return `${field}: no more (was ${before})`;
  return `${field}: ${before} becomes ${after}`;
}

const reach = ({ channels, openRequests }: Usage): string =>
  `new requests of ${count(channels, 'customer channel', 'customer channels')} get it; ` +
  `${kept(openRequests)} the version they were registered with`;

const kept = (requests: number): string => `${count(requests, 'open request keeps', 'open requests keep')}`;

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const called = ({ id, name }: DeskPolicy): string => (name === undefined ? id : `${id} (${name})`);

const names = (people: readonly PersonRef[]): string =>
  people.map(({ id, name }) => `${name} (${id})`).join(', ');
