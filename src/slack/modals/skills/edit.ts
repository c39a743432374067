import type { types } from '@slack/bolt';
import { LONGEST_SKILL, MOST_SKILLS } from '../../../domain/settings/edit-skills.js';
import type { Locale, PersonRef } from '../../../domain/people/person.js';
import { textsIn } from '../../../i18n/texts.js';
import { VIEW } from '../../ids.js';
import { section } from '../../messages/blocks.js';
import { typed } from '../../messages/mrkdwn.js';
import { readSkills } from '../../parse/skills-text.js';
import { Read, textInput, type ViewValues } from '../inputs.js';
import { modal, type ReadResult } from '../modal.js';

export interface SkillsMetadata {
  readonly personId: string;
  /** As they were when the form was opened. */
  readonly before: readonly string[];
  /** The list below, to be shown anew. */
  readonly listViewId?: string | undefined;
}

/** What one person can do, in a field. */
export function skillsForm(person: PersonRef, metadata: SkillsMetadata, locale: Locale): types.ModalView {
  const t = textsIn(locale).skills;
  return modal({
    callbackId: VIEW.editSkills,
    title: t.title,
    submit: t.submit,
    close: t.back,
    blocks: [
      section(`*${typed(person.name, 100)}*`),
      textInput({
        id: 'skills',
        label: t.field,
        max: 2000,
        multiline: true,
        optional: true,
        initial: metadata.before.join(t.separator),
        hint: t.hint,
      }),
    ],
    metadata,
  });
}

/** @returns the skills, or what is wrong with them */
export function readSkillsForm(values: ViewValues, locale: Locale): ReadResult<string[]> {
  const skills = readSkills(new Read(values).text('skills'));
  const t = textsIn(locale).skills;
  if (skills.length > MOST_SKILLS) return { errors: { skills: t.tooMany({ max: MOST_SKILLS }) } };
  const long = skills.find(({ length }) => length > LONGEST_SKILL);
  if (long) return { errors: { skills: t.tooLong({ skill: long.slice(0, 20), max: LONGEST_SKILL }) } };
  return { ok: skills };
}
