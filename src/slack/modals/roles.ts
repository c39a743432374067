import type { types } from '@slack/bolt';
import { z } from 'zod';
import { letterheadSchema } from '../../domain/settings/letterhead.js';
import { LOCALES, ROLES, type Locale, type Role } from '../../domain/people/person.js';
import type { RoleGroups } from '../../domain/people/role-groups.js';
import { AT_ONCE, plainMessagesSchema, type Settings } from '../../domain/settings/settings.js';
import { zoneSchema } from '../../domain/time/zone.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { VIEW } from '../ids.js';
import type { UserGroup } from '../user-groups.js';
import { languageInput, peopleInput, Read, selectInput, textInput, type ViewValues } from './inputs.js';
import { modal, type FieldErrors, type ReadResult } from './modal.js';

/** Which settings the form was made from: somebody may save others before it is submitted. */
export interface RolesMetadata {
  readonly version: number;
}

/** `/service roles`: what the desk is called and speaks, and who stands behind each role. */
export function rolesModal(
  { roster, groups, version, companyName, letterhead, deskLocale, zone, plainMessages }: Settings,
  offered: readonly UserGroup[],
  locale: Locale,
): types.ModalView {
  const t = textsIn(locale);
  return modal({
    callbackId: VIEW.roles,
    title: t.roles.title,
    submit: t.roles.submit,
    close: t.roles.close,
    metadata: { version } satisfies RolesMetadata,
    blocks: [
      textInput({ id: 'companyName', label: t.roles.companyName, max: 100, initial: companyName }),
      textInput({
        id: 'address',
        label: t.roles.address,
        max: 200,
        optional: true,
        initial: letterhead?.address,
        hint: t.roles.letterheadHint,
      }),
      textInput({ id: 'phone', label: t.roles.phone, max: 100, optional: true, initial: letterhead?.phone }),
      languageInput({ id: 'deskLocale', label: t.roles.deskLocale, initial: deskLocale }),
      textInput({ id: 'zone', label: t.setup.zone, max: 60, initial: zone }),
      plainMessagesInput(plainMessages, t),
      ...ROLES.flatMap((role) => [
        peopleInput({
          id: role,
          label: t.role[role],
          optional: true,
          initial: roster[role]?.map(({ id }) => id) ?? [],
        }),
        ...groupInput(role, groups[role], offered, t),
      ]),
    ],
  });
}

/** Slack has no way back from an option to none. */
const NO_GROUP = 'none';
/** Minutes that are offered; others can be set with the settings file. */
const MINUTES = [0, 2, 5, 10, 15, 30];

function plainMessagesInput(current: Settings['plainMessages'] = AT_ONCE, t: Texts): types.InputBlock {
  const { roles: words } = t;
  const offered = current === 'off' || MINUTES.includes(current) ? MINUTES : [...MINUTES, current];
  return selectInput({
    id: 'plainMessages',
    label: words.plainMessages,
    hint: words.plainMessagesHint,
    options: [
      ...offered.map((minutes) => ({
        value: String(minutes),
        label: minutes === AT_ONCE ? words.atOnce : words.afterMinutes({ minutes }),
      })),
      { value: 'off', label: words.notOffered },
    ],
    initial: String(current),
  });
}

/** What the menu of `plainMessagesInput` says: minutes are figures in it. */
const plainMessagesChosen = z.string().transform((chosen, context) => {
  const read = plainMessagesSchema.safeParse(chosen === 'off' ? chosen : Number(chosen));
  if (!read.success) context.addIssue({ code: 'custom', message: 'none of the choices' });
  return read.data ?? AT_ONCE;
});

const groupField = (role: Role): string => `group-${role}`;

/** Nothing to choose from when the workspace has no user groups, or Slack did not say. */
function groupInput(
  role: Role,
  chosen: string | undefined,
  offered: readonly UserGroup[],
  t: Texts,
): types.InputBlock[] {
  const isKnown = chosen === undefined || offered.some(({ id }) => id === chosen);
  const groups = isKnown ? offered : [{ id: chosen, name: chosen }, ...offered];
  if (groups.length === 0) return [];
  const options = groups.map(({ id, name }) => ({ value: id, label: name }));
  return [
    selectInput({
      id: groupField(role),
      label: t.roles.group({ role: t.role[role] }),
      hint: t.roles.groupHint,
      options: [{ value: NO_GROUP, label: t.roles.noGroup }, ...options],
      initial: chosen ?? NO_GROUP,
    }),
  ];
}

function groupsChosen(read: Read, known: RoleGroups): RoleGroups {
  const chosen = ROLES.flatMap((role): [Role, string][] => {
    const group = read.has(groupField(role)) ? read.choice(groupField(role)) : known[role];
    return group && group !== NO_GROUP ? [[role, group]] : [];
  });
  return Object.fromEntries(chosen);
}

const chosenSchema = z.object({
  companyName: z.string().min(1).max(100),
  letterhead: letterheadSchema,
  deskLocale: z.enum(LOCALES),
  zone: zoneSchema,
  plainMessages: plainMessagesChosen,
});
export type DeskChosen = z.infer<typeof chosenSchema> & {
  readonly people: Record<Role, string[]>;
  readonly groups: RoleGroups;
};

/**
 * @param known the groups that stay where the form offered none
 * @returns what was chosen, or what is wrong at which field
 */
export function readRoles(values: ViewValues, known: RoleGroups, locale: Locale): ReadResult<DeskChosen> {
  const read = new Read(values);
  const parsed = chosenSchema.safeParse({
    companyName: read.text('companyName'),
    letterhead: { address: read.text('address') || undefined, phone: read.text('phone') || undefined },
    deskLocale: read.choice('deskLocale'),
    zone: read.text('zone'),
    plainMessages: read.choice('plainMessages'),
  });
  if (parsed.success) {
    const people = Object.fromEntries(ROLES.map((role) => [role, read.people(role)])) as Record<
      Role,
      string[]
    >;
    return { ok: { ...parsed.data, people, groups: groupsChosen(read, known) } };
  }
  const t = textsIn(locale);
  const errors: FieldErrors = {};
  for (const { path } of parsed.error.issues) {
    errors[String(path[0])] ??= path[0] === 'zone' ? t.setup.badZone : t.fields.required;
  }
  return { errors };
}
