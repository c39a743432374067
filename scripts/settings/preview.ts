import type { PersonRef } from '../../src/domain/people/person.js';
import type { Difference } from '../../src/domain/settings/differences.js';
import type { NextSettings } from '../../src/domain/settings/next-settings.js';
import type { Tally } from '../../src/domain/terms/tally.js';
import type { VersionChanges } from '../../src/domain/settings/next-versions.js';
import type { Usage } from './open-desk.js';
import { publicDaysLines } from './preview-days.js';

/** What stands around the changes: how many have what is to change, by id. */
export interface Effects {
  readonly policies: ReadonlyMap<string, Usage>;
  readonly calendars: ReadonlyMap<string, Usage>;
  /** Years whose public days a calendar with a country should have. */
  readonly wantedYears: readonly number[];
  /** Whether open requests get it too. */
  readonly applyToOpen: boolean;
}

/** @returns in words what an import changes, and whom it reaches: one line each */
export function preview({ changes }: NextSettings, effects: Effects): string[] {
  const { desk, roles, policies, calendars } = changes;
  return [
    ...desk.map(inWords),
    ...roles.flatMap(({ role, added, removed, renamed }) => [
      ...(added.length > 0 ? [`role ${role}: added ${names(added)}`] : []),
      ...(removed.length > 0 ? [`role ${role}: removed ${names(removed)}`] : []),
      ...(renamed.length > 0 ? [`role ${role}: written otherwise ${names(renamed)}`] : []),
    ]),
    ...versionLines('policy', policies, effects.policies, effects),
    ...orderLine('policies', policies.order, 'the first is proposed for a new channel'),
    ...versionLines('calendar', calendars, effects.calendars, effects, (before, now) =>
      publicDaysLines(before, now, effects.wantedYears),
    ),
    ...orderLine('calendars', calendars.order, 'the first is that of policies that name none'),
  ];
}

/** Policies and calendars change alike: by versions, which reach open requests only when that is asked for. */
function versionLines<T extends Named>(
  word: string,
  { added, changed, leftOut }: VersionChanges<T>,
  usage: ReadonlyMap<string, Usage>,
  { applyToOpen }: Pick<Effects, 'applyToOpen'>,
  more: (before: T | undefined, now: T) => string[] = () => [],
): string[] {
  const usageOf = ({ id }: T) => usage.get(id) ?? { channels: 0, openRequests: 0 };
  return [
    ...added.flatMap((one) => [
      `${word} ${called(one)}: added`,
      ...more(undefined, one).map((line) => `  ${line}`),
      ...(usageOf(one).channels > 0
        ? [`  ${count(usageOf(one).channels, 'customer channel names', 'customer channels name')} it already`]
        : []),
    ]),
    ...changed.flatMap(({ before, now, differences }) => [
      `${word} ${called(now)}: changed, as version ${now.version}`,
      ...differences.filter(isWritten).map((difference) => `  ${inWords(difference)}`),
      ...more(before, now).map((line) => `  ${line}`),
      `  ${reach(usageOf(now), applyToOpen)}`,
    ]),
    ...leftOut.map((one) => `${word} ${called(one)}: not in the file; it stays, for channels may have it`),
  ];
}

const orderLine = (words: string, order: readonly string[] | undefined, first: string): string[] =>
  order ? [`${words}: listed as ${order.join(', ')}; ${first}`] : [];

/** Public days are told by year: they are many. */
const isWritten = ({ field }: Difference): boolean => !field.startsWith('publicDays.');

function inWords({ field, before, after }: Difference): string {
  if (before === undefined) return `${field}: ${after} (new)`;
  if (after === undefined) return `${field}: no more (was ${before})`;
  return `${field}: ${before} becomes ${after}`;
}

const reach = ({ channels, openRequests }: Usage, applyToOpen: boolean): string =>
  `new requests of ${count(channels, 'customer channel', 'customer channels')} get it; ` +
  (applyToOpen
    ? `${count(openRequests, 'open request gets it too', 'open requests get it too')}`
    : `${count(openRequests, 'open request keeps', 'open requests keep')} the version they were registered with`);

/** @returns in words what the open requests get, or would get, and what that moves */
export function effectLine(tally: Tally, { applyToOpen }: Pick<Effects, 'applyToOpen'>): string {
  const { requests, earlier, later, added, dropped, breached, named, inTime } = tally;
  if (requests === 0) return 'No open request is affected.';
  const more = breached > named.length ? ` and ${breached - named.length} more` : '';
  const parts = [
    ...(earlier > 0 ? [`${earlier} due earlier`] : []),
    ...(later > 0 ? [`${later} later`] : []),
    ...(added > 0 ? [`${added} with a deadline more`] : []),
    ...(dropped > 0 ? [`${dropped} with a deadline less`] : []),
    ...(breached > 0 ? [`${breached} breach now (${named.join(', ')}${more})`] : []),
    ...(inTime > 0 ? [`${inTime} late no more`] : []),
  ];
  const moved = parts.length > 0 ? parts.join(', ') : 'no deadline moves';
  const follow = count(requests, 'open request follows', 'open requests follow');
  return `${follow} what changes${applyToOpen ? '' : '; with --apply-to-open'}: ${moved}.`;
}

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

interface Named {
  readonly id: string;
  readonly version: number;
  readonly name?: string | undefined;
}

const called = ({ id, name }: Named): string => (name === undefined ? id : `${id} (${name})`);

const names = (people: readonly PersonRef[]): string =>
  people.map(({ id, name }) => `${name} (${id})`).join(', ');
