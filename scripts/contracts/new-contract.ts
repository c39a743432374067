import { bind } from '../../src/domain/contract/bind.js';
import type { Contract } from '../../src/domain/contract/contract.js';
import type { Intent } from '../../src/domain/record/outbox.js';
import { LOCALES, type PersonRef } from '../../src/domain/people/person.js';
import { isRefusal } from '../../src/domain/refusal.js';
import { newestCalendars, newestPolicies, type Settings } from '../../src/domain/settings/settings.js';
import { isZone } from '../../src/domain/time/zone.js';
import { REPORT_MOMENT } from '../../src/domain/weekly/moment.js';
import { reportDueAt, weekOf } from '../../src/domain/weekly/week.js';
import type { Row } from './read-rows.js';
import type { TableFault } from './table.js';

/** What binds a channel: said when it gets its contract, and changed in Slack only. */
export const BINDING_FIELDS = [
  'customerChannel',
  'deskChannel',
  'site',
  'systems',
  'locale',
  'zone',
  'policyId',
  'calendarId',
  'engineers',
] as const satisfies readonly (keyof Contract)[];

/** What is known of the channels that have a contract already. */
export type KnownContract = Pick<Contract, 'id' | 'name' | 'customerChannel' | 'deskChannel'>;

export interface Opening {
  readonly contract: Contract;
  readonly intents: readonly Intent[];
}

export interface OpeningContext {
  readonly settings: Settings;
  readonly known: readonly KnownContract[];
  readonly entry: { readonly cause: string; readonly at: Date; readonly by: PersonRef };
}

const CHANNEL = /^[CG][A-Z0-9]{8,}$/;

/**
 * The contract of a row whose channel has none yet, as `/service setup` would make it (R7, R8): language, time zone and
 * policy are the desk's where the row says nothing; engineers have a role at the desk. Its card is owed to the channel.
 * @returns the contract without its cover, or what is wrong at which column
 */
export function opening(
  { row, fields }: Row,
  { settings, known, entry }: OpeningContext,
): Opening | { faults: TableFault[] } {
  const faults: TableFault[] = [];
  const wrong = (column: string, message: string) =>
    void faults.push({ sheet: 'contracts', row, column, message });
  const text = (field: string) => (fields[field] as string | undefined) ?? '';
  const oneOf = (field: string, ids: readonly string[], usual: string): string => {
    const given = text(field) || usual;
    if (!ids.includes(given)) wrong(field, `is none of ${ids.join(', ')}`);
    return given;
  };
  const [channel, deskChannel] = [text('customerChannel'), text('deskChannel')];
  for (const field of ['customerChannel', 'deskChannel'])
    if (!CHANNEL.test(text(field))) wrong(field, 'must be the id of a Slack channel, such as C0123456789');
  if (known.some((one) => one.deskChannel === channel)) wrong('customerChannel', 'is the desk of a customer');
  if (known.some((one) => one.customerChannel === deskChannel)) wrong('deskChannel', 'is a customer’s');
  const systems = (fields['systems'] ?? []) as string[];
  if (systems.length === 0) wrong('systems', 'is empty');
  if (text('site') === '') wrong('site', 'is empty');
  const zone = text('zone') || settings.zone;
  if (!isZone(zone)) wrong('zone', 'is no time zone, such as Asia/Shanghai');
  const policies = newestPolicies(settings).map(({ id }) => id);
  const calendars = newestCalendars(settings).map(({ id }) => id);
  const binding = {
    channel,
    deskChannel,
    zone,
    systems,
    site: text('site'),
    customerName: text('customerName'),
    name: text('name'),
    locale: oneOf('locale', LOCALES, settings.deskLocale) as Contract['locale'],
    policyId: oneOf('policyId', policies, policies[0]!),
    calendarId: text('calendarId') ? oneOf('calendarId', calendars, '') : undefined,
    engineers: ((fields['engineers'] ?? []) as string[]).flatMap((id) => {
      const found = Object.values(settings.roster)
        .flat()
        .find((person) => person.id === id);
      if (!found) wrong('engineers', `${id} has no role at the desk: give one in Slack with /service roles`);
      return found ?? [];
    }),
  };
  if (faults.length > 0) return { faults };
  const bound = bind(
    undefined,
    binding,
    { person: entry.by, mayAdminister: true },
    {
      now: entry.at,
      cause: entry.cause,
      nextReportAt: reportDueAt(weekOf(entry.at, zone), zone, REPORT_MOMENT),
    },
  );
  if (!isRefusal(bound)) return bound;
  return {
    faults: [{ sheet: 'contracts', row, column: 'deskChannel', message: 'is the customer’s own channel' }],
  };
}

/** What a file says of the channel of a contract that is there may only be what the contract says, or nothing. */
export function boundOtherwise(contract: Contract, { row, fields }: Row): TableFault[] {
  return BINDING_FIELDS.filter((field) => {
    const said = fields[field];
    return said !== undefined && plain(said) !== plain(idsOf(contract[field]));
  }).map((column) => ({
    sheet: 'contracts',
    row,
    column,
    message: `is changed in Slack, with /service setup in the channel of ${contract.id}`,
  }));
}

const idsOf = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map((one: unknown) => (typeof one === 'string' ? one : (one as PersonRef).id))
    : value;
const plain = (value: unknown): string => (Array.isArray(value) ? value : [value ?? '']).join('\n');
