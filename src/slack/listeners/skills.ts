import { editSkills, editsSkills } from '../../domain/settings/edit-skills.js';
import type { Person } from '../../domain/people/person.js';
import { rolesOf } from '../../domain/people/roster.js';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.js';
import { textsIn } from '../../i18n/texts.js';
import { refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import type { ViewValues } from '../modals/inputs.js';
import { readSkillsForm, skillsForm, type SkillsMetadata } from '../modals/skills/edit.js';
import { skillsModal } from '../modals/skills/list.js';
import type { Answered, Pressed } from '../given.js';
import type { Acting } from './acting.js';
import { staffOnly } from './duty/calendar.js';
import { updateShown } from './update-shown.js';

/** `/service skills`: what everybody of the desk can do. */
export async function skillsAsked(context: SlackContext, acting: Acting): Promise<void> {
  const recognised = await staffOnly(context, acting, 'skills');
  if (!recognised) return;
  const view = skillsModal(recognised);
  await context.client.views.open({ trigger_id: acting.triggerId, view });
}

/** Somebody is chosen in the list: their skills in a form. */
export async function skillsChosen(context: SlackContext, acting: Acting, pressed: Pressed): Promise<void> {
  const recognised = await staffOnly(context, acting, 'skills');
  if (!recognised || !pressed.view || !pressed.value) return;
  const { person, settings } = recognised;
  const { id, name, teamId } = await context.who.profile(pressed.value);
  const mayNot = !editsSkills(person)
    ? refuse('skills-for-heads')
    : rolesOf(settings.roster, id).length === 0
      ? refuse('no-role', { name })
      : undefined;
  if (mayNot) return listAgain(context, pressed.view.id, person, refusalText(mayNot, person.locale));
  const metadata = { personId: id, before: settings.skills[id] ?? [], listViewId: pressed.view.id };
  const view = skillsForm({ id, name, teamId }, metadata, person.locale);
  await context.client.views.push({ trigger_id: acting.triggerId, view });
}

async function listAgain(context: SlackContext, viewId: string, person: Person, notice: string) {
  const settings = await context.settings.load();
  await updateShown(context, { id: viewId }, skillsModal({ settings, person, notice }));
}

/** The form is submitted. */
export async function skillsSubmitted(
  context: SlackContext,
  acting: Acting,
  { personId, before, listViewId }: SkillsMetadata,
  values: ViewValues,
): Promise<Answered> {
  const { person } = await context.who.is(acting.userId);
  const read = readSkillsForm(values, person.locale);
  if ('errors' in read) return read.errors;
  const { id, name } = await context.who.profile(personId);
  const refusal = await save(context, { person: { id, name }, before, skills: read.ok }, person);
  if (refusal) return { skills: refusalText(refusal, person.locale) };
  if (!listViewId) return undefined;
  await listAgain(context, listViewId, person, textsIn(person.locale).skills.saved({ name }));
  return 'back';
}

/** Other settings may be saved at the same time: then these are decided anew. */
async function save(
  { settings: store }: SlackContext,
  asked: Parameters<typeof editSkills>[1],
  actor: Person,
): Promise<Refusal | undefined> {
  for (;;) {
    const settings = await store.load();
    const next = editSkills(settings, asked, actor);
    if (isRefusal(next)) return next;
    if (next === settings || (await store.save(settings, next))) return undefined;
  }
}
