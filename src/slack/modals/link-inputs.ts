import { RELATIONS, removable } from '../../domain/ticket/linked.js';
import { leftUndone } from '../../domain/ticket/split.js';
import { MAX_ITEM_LENGTH, titleOf, type Ticket } from '../../domain/ticket/ticket.js';
import { MAX_LINE } from '../../domain/ticket/replacement.js';
import type { Texts } from '../../i18n/texts.js';
import type { Block } from '../messages/blocks.js';
import { checkboxesInput, selectInput, textInput } from './inputs.js';
import type { Field } from './verb-fields.js';

type LinkField = Extract<Field, { kind: 'number' | 'relation' | 'linked' | 'undone' | 'wish' }>;
const KINDS: readonly Field['kind'][] = ['number', 'relation', 'linked', 'undone', 'wish'];

export const isLinkField = (field: Field): field is LinkField => KINDS.includes(field.kind);

/** Inputs about other requests: which, how it stands to them, what goes on in one. */
export function linkInputs(
  { id, kind }: LinkField,
  ticket: Ticket,
  text: string | undefined,
  t: Texts,
): Block[] {
  switch (kind) {
    case 'number':
      return [textInput({ id, label: t.links.to, hint: t.links.toHint, max: MAX_LINE, initial: text })];
    case 'relation': {
      const options = RELATIONS.map((value) => ({ value, label: t.links.relation[value] }));
      return [selectInput({ id, label: t.links.relationIs, options, initial: RELATIONS[0] })];
    }
    case 'linked': {
      const options = removable(ticket).map(({ number, title }) => ({
        value: number,
        label: `${number} · ${title}`,
      }));
      return [selectInput({ id, label: t.links.linkedOnes, options })];
    }
    case 'undone': {
      const left = leftUndone(ticket).map(String);
      const options = ticket.items
        .filter(({ no }) => left.includes(String(no)))
        .map((item) => ({
          value: String(item.no),
          label: t.items.of({ no: item.no, title: titleOf({ items: [item] }, 50) }),
        }));
      // Slack refuses boxes without one; the form is not offered then.
      if (options.length === 0) return [];
      return [checkboxesInput({ id, label: t.links.splitOnes, options, initial: left, optional: false })];
    }
    case 'wish':
      return [
        textInput({
          id,
          label: t.wishes.ask,
          hint: t.wishes.askHint,
          multiline: true,
          max: MAX_ITEM_LENGTH,
          initial: text,
        }),
      ];
  }
}
