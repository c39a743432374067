import type { types } from '@slack/bolt';
import type { Locale } from '../../domain/people/person.js';
import type { DeskPolicy } from '../../domain/sla/escalation.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { ACTION, VIEW } from '../ids.js';
import { context, divider, section, type Block } from '../messages/blocks.js';
import { typed } from '../messages/mrkdwn.js';
import { policyChanges } from '../messages/policy-changes.js';
import { nameOf, type PolicyNames } from '../messages/policy-words.js';
import { tallyText } from '../messages/tally.js';
import { modal } from './modal.js';
import type { DraftMetadata } from './policy-terms.js';
import { effectBlocks, reachInput, type Effect } from './reach.js';

/** Sections are shorter than a change of everything. */
const SECTION_LENGTH = 2900;

export interface PolicyConfirmed {
  readonly draftId: string;
  /** The newest version as it stands; of a new policy, none. */
  readonly before: DeskPolicy | undefined;
  readonly after: DeskPolicy;
  readonly effect: Effect;
  /** Why it was not saved just now. */
  readonly notice?: string;
}

/** What is about to be saved: the differences, what they do to open requests, and whether they are to reach them. */
export function policyConfirmModal(
  { draftId, before, after, effect, notice }: PolicyConfirmed,
  names: PolicyNames,
  locale: Locale,
): types.ModalView {
  const t = textsIn(locale);
  const said = t.policies.confirm;
  return modal({
    callbackId: VIEW.policyConfirm,
    title: said.title,
    submit: said.submit,
    close: t.policies.back,
    metadata: { draftId } satisfies DraftMetadata,
    blocks: [
      ...(notice === undefined ? [] : [section(`:warning: ${notice}`)]),
      ...changes(before, after, names, t),
      ...(before ? [divider(), section(said.effect), ...effectOf(effect, t), reachInput(t)] : []),
      ...(before ? [context(said.meaning)] : []),
    ],
  });
}

const effectOf = (effect: Effect, t: Texts): Block[] =>
  effectBlocks(effect, t, (tally) => tallyText(tally, t), ACTION.recount);

function changes(before: DeskPolicy | undefined, after: DeskPolicy, names: PolicyNames, t: Texts): Block[] {
  const said = t.policies.confirm;
  const name = typed(nameOf(after), 100);
  if (!before) return [section(said.isNew({ name }))];
  const lines = policyChanges(before, after, names, t);
  if (lines.length === 0) return [section(said.unchanged({ name, version: before.version }))];
  return [section(said.changes({ name, version: before.version + 1 })), ...sections(lines)];
}

/** As many lines to a section as it holds. */
function sections(lines: readonly string[]): Block[] {
  const parts: string[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + line.length < SECTION_LENGTH)
      parts[parts.length - 1] = `${last}\n${line}`;
    else parts.push(line);
  }
  return parts.map(section);
}

/** Why a form without a field cannot be saved; what was typed is behind *Back*. */
export const policyRefusedModal = (text: string, locale: Locale): types.ModalView => {
  const t = textsIn(locale).policies;
  return modal({
    callbackId: VIEW.policyRefused,
    title: t.confirm.title,
    close: t.back,
    blocks: [section(`:warning: ${text}`)],
  });
};
