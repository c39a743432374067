import type { types } from '@slack/bolt';
import { commandSchema, MAX_TEXT, type Command } from '../../domain/ticket/commands.js';
import type { Verb } from '../../domain/ticket/lifecycle.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { CATEGORIES, MODES, OUTCOMES, SEVERITIES, WAITING_FOR } from '../../domain/ticket/words.js';
import type { Locale, PersonRef } from '../../domain/people/person.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { VIEW } from '../ids.js';
import { section, type Block } from '../messages/blocks.js';
import { typed } from '../messages/mrkdwn.js';
import { verbLabel } from '../messages/verb-label.js';
import { dateTimeInput, Read, selectInput, textInput, type ViewValues } from './inputs.js';
import { modal, type FieldErrors, type ReadResult } from './modal.js';

type Field =
  | { id: string; kind: 'text'; label: keyof Texts['forms']; optional?: boolean }
  | { id: string; kind: 'choice'; label: keyof Texts['forms']; words: readonly string[]; labels: keyof Texts }
  | { id: string; kind: 'instant'; label: keyof Texts['forms'] }
  | { id: string; kind: 'engineer'; label: keyof Texts['forms'] };

/** What each verb asks before it can be done; a verb that asks nothing is done at the press. */
const FIELDS: Readonly<Partial<Record<Verb, readonly Field[]>>> = {
  assign: [{ id: 'engineer', kind: 'engineer', label: 'engineer' }],
  propose: [
    { id: 'mode', kind: 'choice', label: 'mode', words: MODES, labels: 'mode' },
    { id: 'text', kind: 'text', label: 'solution' },
    { id: 'expectedAt', kind: 'instant', label: 'expectedAt' },
  ],
  wait: [
    { id: 'waitingFor', kind: 'choice', label: 'waitingFor', words: WAITING_FOR, labels: 'waitingFor' },
    { id: 'reason', kind: 'text', label: 'reason' },
  ],
  resolve: [
    { id: 'outcome', kind: 'choice', label: 'outcome', words: OUTCOMES, labels: 'outcome' },
    { id: 'text', kind: 'text', label: 'handling' },
  ],
  confirm: [{ id: 'remark', kind: 'text', label: 'remark', optional: true }],
  refuse: [{ id: 'reason', kind: 'text', label: 'reason' }],
  reopen: [{ id: 'reason', kind: 'text', label: 'reason' }],
  cancel: [{ id: 'reason', kind: 'text', label: 'reason' }],
  note: [{ id: 'text', kind: 'text', label: 'text' }],
  reply: [{ id: 'text', kind: 'text', label: 'text' }],
  reclassify: [
    { id: 'severity', kind: 'choice', label: 'severity', words: SEVERITIES, labels: 'severity' },
    { id: 'category', kind: 'choice', label: 'category', words: CATEGORIES, labels: 'category' },
  ],
};

export const hasForm = (verb: Verb): boolean => FIELDS[verb] !== undefined;

export interface VerbFormMetadata {
  readonly ticketId: string;
  /** Where the person was, to be answered there. */
  readonly channel?: string;
  /** The request's modal below the form, to be shown anew. */
  readonly shownViewId?: string;
}

interface VerbForm {
  readonly verb: Verb;
  readonly ticket: Ticket;
  readonly person: PersonRef;
  readonly place: 'customer' | 'desk';
  readonly engineers: readonly PersonRef[];
  readonly locale: Locale;
  readonly channel?: string | undefined;
  readonly shownViewId?: string | undefined;
  /** Text that came with a subcommand, put into the form's text field. */
  readonly text?: string | undefined;
}

/** The modal of a verb. */
export function verbModal({
  verb,
  ticket,
  person,
  place,
  engineers,
  locale,
  channel,
  shownViewId,
  text,
}: VerbForm): types.ModalView {
  const t = textsIn(locale);
  const fields = FIELDS[verb] ?? [];
  // Slack refuses a menu without a choice.
  const nobody = engineers.length === 0 && fields.some(({ kind }) => kind === 'engineer');
  const inputs = nobody
    ? [section(t.setup.noEngineer)]
    : fields.map((field) => build(field, ticket, engineers, t, text));
  const name = typed(person.name, 100);
  const before: Block[] = verb === 'confirm' ? [section(t.forms.signature({ name, number: ticket.id }))] : [];
  return modal({
    callbackId: VIEW.verb(verb),
    title: verbLabel(verb, place, t),
    ...(nobody ? {} : { submit: t.forms.submit }),
    close: t.forms.close,
    blocks: [section(`*${ticket.id}*`), ...before, ...inputs],
    metadata: { ticketId: ticket.id, channel, shownViewId } as VerbFormMetadata,
  });
}

function build(
  field: Field,
  ticket: Ticket,
  engineers: readonly PersonRef[],
  t: Texts,
  text?: string,
): Block {
  const common = { id: field.id, label: t.forms[field.label] as string };
  switch (field.kind) {
    case 'text':
      return textInput({
        ...common,
        multiline: true,
        max: MAX_TEXT,
        initial: text,
        optional: field.optional ?? false,
      });
    case 'instant':
      return dateTimeInput({ ...common, optional: true });
    case 'engineer': {
      const options = engineers.map(({ id, name }) => ({ value: id, label: name }));
      return selectInput({ ...common, options, initial: ticket.responsible?.id });
    }
    case 'choice': {
      const labels = t[field.labels] as Record<string, string>;
      const options = field.words.map((value) => ({ value, label: labels[value]! }));
      const current = (ticket as unknown as Record<string, string | undefined>)[field.id];
      return selectInput({ ...common, options, initial: current ?? field.words[0] });
    }
  }
}

/** @returns the command, or what is wrong at which field */
export function readVerbForm(
  verb: Verb,
  values: ViewValues,
  engineers: readonly PersonRef[],
  locale: Locale,
): ReadResult<Command> {
  const read = new Read(values);
  const given: Record<string, unknown> = { do: verb };
  for (const field of FIELDS[verb] ?? []) {
    if (field.kind === 'text') given[field.id] = read.text(field.id) || undefined;
    if (field.kind === 'choice') given[field.id] = read.choice(field.id);
    if (field.kind === 'instant') given[field.id] = read.instant(field.id);
    if (field.kind === 'engineer') given[field.id] = engineers.find(({ id }) => id === read.choice(field.id));
  }
  const parsed = commandSchema.safeParse(given);
  if (parsed.success) return { ok: parsed.data };
  const t = textsIn(locale).fields;
  const errors: FieldErrors = {};
  for (const { path, code } of parsed.error.issues) {
    errors[String(path[0])] ??= code === 'too_big' ? t.tooLong({ max: MAX_TEXT }) : t.required;
  }
  return { errors };
}
