import type { types } from '@slack/bolt';
import { editsSkills } from '../../../domain/settings/edit-skills.js';
import { ROLES, type Person, type PersonRef } from '../../../domain/people/person.js';
import type { Settings } from '../../../domain/settings/settings.js';
import { textsIn } from '../../../i18n/texts.js';
import { ACTION, VIEW } from '../../ids.js';
import { context, section, type Block } from '../../messages/blocks.js';
import { typed } from '../../messages/mrkdwn.js';
import { modal } from '../modal.js';

/** People in one section, and of whom skills are shown at most; all can be chosen to be changed. */
const PER_SECTION = 8;
const MOST_SHOWN = 240;
/** Letters of somebody's skills that are shown. */
const MOST_LETTERS = 250;

interface Shown {
  readonly settings: Settings;
  readonly person: Person;
  readonly notice?: string | undefined;
}

/** Everybody of the desk with what they can do; and, for whoever may, whose skills to change. */
export function skillsModal({ settings, person, notice }: Shown): types.ModalView {
  const t = textsIn(person.locale).skills;
  const staff = staffOf(settings).sort((a, b) => countOf(settings, b) - countOf(settings, a));
  const lines = staff.slice(0, MOST_SHOWN).map(({ id, name }) => {
    const skills = settings.skills[id] ?? [];
    const said = skills.length > 0 ? typed(skills.join(t.separator), MOST_LETTERS) : t.none;
    return t.line({ name: typed(name, 60), skills: said });
  });
  const sections = Array.from({ length: Math.ceil(lines.length / PER_SECTION) }, (_none, index) =>
    section(lines.slice(index * PER_SECTION, (index + 1) * PER_SECTION).join('\n')),
  );
  return modal({
    callbackId: VIEW.skills,
    title: t.title,
    close: t.close,
    blocks: [
      ...(notice ? [section(notice)] : []),
      section(t.explain),
      ...(editsSkills(person) ? [choice(t)] : []),
      ...(sections.length > 0 ? sections : [section(t.nobody)]),
      ...(staff.length > MOST_SHOWN ? [context(t.more({ count: staff.length - MOST_SHOWN }))] : []),
    ],
  });
}

const choice = (t: { choose: string }): Block => ({
  type: 'section',
  block_id: 'choose',
  text: { type: 'mrkdwn', text: `*${t.choose}*` },
  accessory: { type: 'users_select', action_id: ACTION.editSkills },
});

/** Everybody with a role, each once. */
function staffOf({ roster }: Settings): PersonRef[] {
  const all = ROLES.flatMap((role) => roster[role] ?? []);
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

const countOf = ({ skills }: Settings, { id }: PersonRef): number => ((skills[id]?.length ?? 0 > 0) ? 1 : 0);
