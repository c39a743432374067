import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Contract } from '../../domain/contract/contract.js';
import { LOCALES, type Locale } from '../../domain/people/person.js';
import { newestCalendars, newestPolicies, type Settings } from '../../domain/settings/settings.js';
import { zoneSchema } from '../../domain/time/zone.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { VIEW } from '../ids.js';
import {
  channelInput,
  dateInput,
  languageInput,
  peopleInput,
  Read,
  selectInput,
  textInput,
  type ViewValues,
} from './inputs.js';
import { modal, type FieldErrors, type ReadResult } from './modal.js';

/** What `/service setup` asks: everything that binds a channel to a customer (R7, R8). */
export const setupSchema = z.object({
  customerName: z.string().min(1).max(100),
  name: z.string().min(1).max(100),
  site: z.string().min(1).max(200),
  systems: z.array(z.string().max(200)).min(1).max(20),
  acceptedDay: z.iso.date().optional(),
  deskChannel: z.string().min(1),
  locale: z.enum(LOCALES),
  zone: zoneSchema,
  policyId: z.string().min(1),
  calendarId: z.string().optional(),
  engineerIds: z.array(z.string()),
});
export type Setup = z.infer<typeof setupSchema>;

export interface SetupMetadata {
  readonly channel: string;
  /** Of the contract the form was made from; none when the channel is new. */
  readonly version?: number;
}

export function setupModal(
  channel: string,
  contract: Contract | undefined,
  settings: Settings,
  locale: Locale,
): types.ModalView {
  const t = textsIn(locale).setup;
  const policies = newestPolicies(settings);
  return modal({
    callbackId: VIEW.setup,
    title: t.title,
    submit: t.submit,
    close: t.close,
    metadata: { channel, ...(contract ? { version: contract.version } : {}) } satisfies SetupMetadata,
    blocks: [
      textInput({ id: 'customerName', label: t.customerName, max: 100, initial: contract?.customerName }),
      textInput({ id: 'name', label: t.contractName, max: 100, initial: contract?.name }),
      textInput({ id: 'site', label: t.site, max: 200, initial: contract?.site }),
      textInput({
        id: 'systems',
        label: t.systems,
        max: 2000,
        multiline: true,
        initial: contract?.systems.join('\n'),
      }),
      channelInput({ id: 'deskChannel', label: t.deskChannel, initial: contract?.deskChannel }),
      peopleInput({
        id: 'engineerIds',
        label: t.engineers,
        optional: true,
        initial: contract?.engineers.map(({ id }) => id) ?? [],
      }),
      languageInput({ id: 'locale', label: t.locale, initial: contract?.locale ?? settings.deskLocale }),
      textInput({ id: 'zone', label: t.zone, max: 60, initial: contract?.zone ?? settings.zone }),
      selectInput({
        id: 'policyId',
        label: t.policy,
        options: policies.map(({ id, name }) => ({ value: id, label: name ?? id })),
        initial: contract?.policyId ?? policies[0]!.id,
      }),
      ...calendarInput(settings, contract, t),
      dateInput({ id: 'acceptedDay', label: t.acceptedDay, optional: true, initial: contract?.acceptedDay }),
    ],
  });
}

/** What is chosen; an id of a calendar could be any word. */
const AS_POLICY_SAYS = 'policy';
const CALENDAR = 'calendar:';

/** A desk of one calendar has nothing to choose. */
function calendarInput(settings: Settings, contract: Contract | undefined, t: Texts['setup']) {
  const calendars = newestCalendars(settings);
  if (calendars.length < 2) return [];
  const chosen = contract?.calendarId;
  return [
    selectInput({
      id: 'calendarId',
      label: t.calendar,
      optional: true,
      options: [
        { value: AS_POLICY_SAYS, label: t.asPolicySays },
        ...calendars.map(({ id, name }) => ({ value: `${CALENDAR}${id}`, label: name ?? id })),
      ],
      initial: chosen === undefined ? AS_POLICY_SAYS : `${CALENDAR}${chosen}`,
    }),
  ];
}

const chosenCalendar = (choice: string | undefined): string | undefined =>
  choice?.startsWith(CALENDAR) ? choice.slice(CALENDAR.length) : undefined;

export function readSetup(values: ViewValues, locale: Locale): ReadResult<Setup> {
  const read = new Read(values);
  const parsed = setupSchema.safeParse({
    customerName: read.text('customerName'),
    name: read.text('name'),
    site: read.text('site'),
    systems: read
      .text('systems')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
    acceptedDay: read.date('acceptedDay'),
    deskChannel: read.channel('deskChannel') ?? '',
    locale: read.choice('locale'),
    zone: read.text('zone'),
    policyId: read.choice('policyId') ?? '',
    calendarId: chosenCalendar(read.choice('calendarId')),
    engineerIds: read.people('engineerIds'),
  });
  if (parsed.success) return { ok: parsed.data };
  const t = textsIn(locale);
  const errors: FieldErrors = {};
  for (const { path, code } of parsed.error.issues) {
    const field = String(path[0]);
    errors[field] ??=
      field === 'zone'
        ? t.setup.badZone
        : code === 'too_big'
          ? t.fields.tooLong({ max: 200 })
          : t.fields.required;
  }
  return { errors };
}
