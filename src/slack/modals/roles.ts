import type { types } from '@slack/bolt';
import { z } from 'zod';
import { LOCALES, ROLES, type Locale, type Role } from '../../domain/people/person.js';
import type { Settings } from '../../domain/settings.js';
import { zoneSchema } from '../../domain/sla/zone.js';
import { textsIn } from '../../i18n/texts.js';
import { VIEW } from '../ids.js';
import { languageInput, peopleInput, Read, textInput, type ViewValues } from './inputs.js';
import { modal, type FieldErrors, type ReadResult } from './modal.js';

/** Which settings the form was made from: somebody may save others before it is submitted. */
export interface RolesMetadata {
  readonly version: number;
}

/** `/service roles`: what the desk is called and speaks, and who stands behind each role. */
export function rolesModal(
  { roster, version, companyName, deskLocale, zone }: Settings,
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
      languageInput({ id: 'deskLocale', label: t.roles.deskLocale, initial: deskLocale }),
      textInput({ id: 'zone', label: t.setup.zone, max: 60, initial: zone }),
      ...ROLES.map((role) =>
        peopleInput({
          id: role,
          label: t.role[role],
          optional: true,
          initial: roster[role]?.map(({ id }) => id) ?? [],
        }),
      ),
    ],
  });
}

const chosenSchema = z.object({
  companyName: z.string().min(1).max(100),
  deskLocale: z.enum(LOCALES),
  zone: zoneSchema,
});
export type DeskChosen = z.infer<typeof chosenSchema> & { readonly people: Record<Role, string[]> };

/** @returns what was chosen, or what is wrong at which field */
export function readRoles(values: ViewValues, locale: Locale): ReadResult<DeskChosen> {
  const read = new Read(values);
  const parsed = chosenSchema.safeParse({
    companyName: read.text('companyName'),
    deskLocale: read.choice('deskLocale'),
    zone: read.text('zone'),
  });
  if (parsed.success) {
    const people = Object.fromEntries(ROLES.map((role) => [role, read.people(role)])) as Record<
      Role,
      string[]
    >;
    return { ok: { ...parsed.data, people } };
  }
  const t = textsIn(locale);
  const errors: FieldErrors = {};
  for (const { path } of parsed.error.issues) {
    errors[String(path[0])] ??= path[0] === 'zone' ? t.setup.badZone : t.fields.required;
  }
  return { errors };
}
