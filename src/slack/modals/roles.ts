import type { types } from '@slack/bolt';
import { ROLES, type Locale, type Role } from '../../domain/people/person.js';
import type { Settings } from '../../domain/settings.js';
import { textsIn } from '../../i18n/texts.js';
import { VIEW } from '../ids.js';
import { peopleInput, Read, type ViewValues } from './inputs.js';
import { modal } from './modal.js';

/** Which settings the form was made from: somebody may save others before it is submitted. */
export interface RolesMetadata {
  readonly version: number;
}

/** `/service roles`: who stands behind each role. */
export function rolesModal({ roster, version }: Settings, locale: Locale): types.ModalView {
  const t = textsIn(locale);
  return modal({
    callbackId: VIEW.roles,
    title: t.roles.title,
    submit: t.roles.submit,
    close: t.roles.close,
    metadata: { version } satisfies RolesMetadata,
    blocks: ROLES.map((role) =>
      peopleInput({
        id: role,
        label: t.role[role],
        optional: true,
        initial: roster[role]?.map(({ id }) => id) ?? [],
      }),
    ),
  });
}

export function readRoles(values: ViewValues): Record<Role, string[]> {
  const read = new Read(values);
  return Object.fromEntries(ROLES.map((role) => [role, read.people(role)])) as Record<Role, string[]>;
}
