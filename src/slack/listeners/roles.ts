import { isDeepStrictEqual } from 'node:util';
import { missingRoles } from '../../domain/contract/bind.js';
import type { LetterheadLines } from '../../domain/settings/letterhead.js';
import { ROLES, type Person, type Role } from '../../domain/people/person.js';
import { AT_ONCE } from '../../domain/settings/settings.js';
import { stillLost, type RoleGroups } from '../../domain/people/role-groups.js';
import type { Roster } from '../../domain/people/roster.js';
import { refuse, type Refusal } from '../../domain/refusal.js';
import { textsIn } from '../../i18n/texts.js';
import { asMessage, refusalText, tellPerson } from '../answer.js';
import type { SlackContext } from '../context.js';
import type { ViewValues } from '../modals/inputs.js';
import type { FieldErrors } from '../modals/modal.js';
import { readRoles, rolesModal, type RolesMetadata } from '../modals/roles.js';
import { answer, type Acting } from './acting.js';
import { missingLines, namesOf } from './administration.js';

/** `/service roles`: opens the form. */
export async function rolesAsked(context: SlackContext, acting: Acting): Promise<void> {
  const recognised = await context.who.is(acting.userId);
  const { person, settings, mayAdminister } = recognised;
  if (!mayAdminister) {
    const refusal = refusalText(refuse('only-administrators'), person.locale);
    return answer(context, acting, recognised, asMessage(refusal));
  }
  const view = rolesModal(settings, await context.userGroups.offered(), person.locale);
  await context.client.views.open({ trigger_id: acting.triggerId, view });
}

/** The form is submitted; whoever is first becomes an administrator when none was chosen, so that the desk keeps one. */
export async function rolesSubmitted(
  context: SlackContext,
  acting: Acting,
  { version }: RolesMetadata,
  values: ViewValues,
): Promise<FieldErrors | undefined> {
  const { person, settings, mayAdminister } = await context.who.is(acting.userId);
  const refused = (refusal: Refusal) => ({ admin: refusalText(refusal, person.locale) });
  if (!mayAdminister) return refused(refuse('only-administrators'));
  const read = readRoles(values, settings.groups, person.locale);
  if ('errors' in read) return read.errors;
  const { people: chosen, groups, ...desk } = read.ok;
  const nobody = chosen.admin.length === 0 && !groups.admin;
  if (nobody) chosen.admin = [person.id];
  const roster = await rosterOf(context, chosen, groups, settings.roster);
  // Submitted again after an answer was lost: it stands as it was chosen.
  const { companyName, letterhead = {}, deskLocale, zone, plainMessages = AT_ONCE } = settings;
  const own = {
    companyName,
    letterhead: spoken(letterhead),
    deskLocale,
    zone,
    plainMessages,
    groups: settings.groups,
  };
  const chosenNow = { ...idsOf(roster), ...desk, letterhead: spoken(desk.letterhead), groups };
  if (isDeepStrictEqual({ ...idsOf(settings.roster), ...own }, chosenNow)) return undefined;
  if (settings.version !== version) return refused(refuse('settings-changed'));
  const lostGroups = stillLost(settings.lostGroups ?? {}, settings.groups, groups);
  const next = { ...settings, ...desk, letterhead: spoken(desk.letterhead), roster, groups, lostGroups };
  if (!(await context.settings.save(settings, next))) return refused(refuse('settings-changed'));
  // It is saved; who is in the groups is asked of Slack in its own time, and again by the job.
  tellSaved(context, person, nobody).catch((error: unknown) =>
    context.log.warn({ err: error }, 'saving of roles not told'),
  );
  return undefined;
}

/** A role with a group keeps the people known last until Slack has said who is in it. */
async function rosterOf(
  context: SlackContext,
  chosen: Readonly<Record<Role, string[]>>,
  groups: RoleGroups,
  known: Roster,
): Promise<Roster> {
  const people = await Promise.all(
    ROLES.map(async (role) => {
      if (groups[role] && known[role]?.length) return [role, known[role]] as const;
      return [role, await namesOf(context, chosen[role])] as const;
    }),
  );
  return Object.fromEntries(people) as Roster;
}

async function tellSaved(context: SlackContext, person: Person, nobody: boolean): Promise<void> {
  const { userGroups, settings, client, log } = context;
  await userGroups
    .refresh()
    .catch((error: unknown) => log.warn({ err: error }, 'members of user groups not asked'));
  const t = textsIn(person.locale);
  const { roster } = await settings.load();
  const missing = missingRoles(roster).map((word) => t.setup[word]);
  const lines = [t.roles.saved, ...(nobody ? [t.roles.youAdminister] : []), missingLines(missing, t)];
  await tellPerson(client, person, undefined, asMessage(lines.join('\n')));
}

/** Somebody came into a user group or left it, or it was changed otherwise. */
export const groupChanged = (context: SlackContext, groupId: string): Promise<void> =>
  context.userGroups.refresh(groupId);

/** Without what is not said. */
const spoken = (lines: LetterheadLines): LetterheadLines =>
  Object.fromEntries(Object.entries(lines).filter(([, line]) => line !== undefined));

const idsOf = (roster: Roster) =>
  Object.fromEntries(ROLES.map((role) => [role, (roster[role] ?? []).map(({ id }) => id)]));
