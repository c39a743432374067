import type { types } from '@slack/bolt';
import type { Contract } from '../../domain/contract/contract.js';
import type { Locale, PersonRef } from '../../domain/people/person.js';
import {
  commandSchema,
  MAX_STEP_LENGTH,
  MAX_STEPS,
  MAX_TEXT,
  type Command,
} from '../../domain/ticket/commands.js';
import type { Verb } from '../../domain/ticket/lifecycle.js';
import { CURRENCIES, MAX_QUOTED_ITEMS, MAX_QUOTED_LENGTH } from '../../domain/ticket/quotation.js';
import { MAX_LINE, MAX_PROOF } from '../../domain/ticket/replacement.js';
import { titleOf, type Ticket } from '../../domain/ticket/ticket.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { VIEW } from '../ids.js';
import { section, type Block } from '../messages/blocks.js';
import { quotedLines } from '../messages/charge-words.js';
import { typed } from '../messages/mrkdwn.js';
import { verbLabel } from '../messages/verb-label.js';
import { checkboxesInput, dateTimeInput, manySelectInput, Read, selectInput, textInput } from './inputs.js';
import type { ViewValues } from './inputs.js';
import { modal, type FieldErrors, type ReadResult } from './modal.js';
import { quotedItemsText, readQuotedItems } from '../parse/quoted-items.js';
import { correctable, whenCorrected } from './correctable.js';
import { isLinkField, linkInputs } from './link-inputs.js';
import { proposalInputs, readProposal } from './proposal-inputs.js';
import { readResolve, resolveInputs, resultBlock } from './resolve-form.js';
import { signed } from './signed.js';
import { FIELDS, type Field } from './verb-fields.js';

export interface VerbFormMetadata {
  readonly ticketId: string;
  /** Where the person was, to be answered there. */
  readonly channel?: string;
  /** The request's modal below the form, to be shown anew. */
  readonly shownViewId?: string;
}

/** Somebody of ours who can be chosen. */
export interface Candidate {
  readonly person: PersonRef;
  /** What speaks for them: skills, being on duty. */
  readonly about?: string;
  /** Chosen already when the form opens. */
  readonly suggested?: boolean;
}

/** Who can be chosen in a verb's form, by what for. */
export interface Candidates {
  readonly engineers: readonly Candidate[];
  readonly staff: readonly Candidate[];
  /** Open requests of the same customer, for the form that asks for one. */
  readonly requests?: readonly Pick<Ticket, 'id' | 'items'>[];
}

interface VerbForm {
  readonly verb: Verb;
  readonly ticket: Ticket;
  readonly person: PersonRef;
  readonly place: 'customer' | 'desk';
  readonly candidates: Candidates;
  readonly locale: Locale;
  readonly channel?: string | undefined;
  readonly shownViewId?: string | undefined;
  /** Text that came with a subcommand, put into the form's text field. */
  readonly text?: string | undefined;
  /** What the request is served under, for a result (`dependsOnContract`). */
  readonly contract?: Contract | undefined;
  /** What stands in the form, where it is shown anew. */
  readonly given?: ViewValues | undefined;
  /** Why what was submitted was not done, where the field that it is about comes only now. */
  readonly notice?: string | undefined;
}

/** The modal of a verb. */
export function verbModal(form: VerbForm): types.ModalView {
  const { verb, ticket, person, place, candidates, locale, channel, shownViewId } = form;
  const t = textsIn(locale);
  const fields = FIELDS[verb] ?? [];
  // Slack refuses a menu without a choice.
  const lacks = fields.find((field) => asksFor(field, candidates)?.length === 0);
  const inputs = lacks
    ? [section(lacks.kind === 'request' ? t.merges.none : t.setup.noEngineer)]
    : fields.flatMap((field) => build(field, form, t));
  const name = typed(person.name, 100);
  const before: Block[] = [
    ...(form.notice ? [section(`:warning: ${form.notice}`)] : []),
    ...(verb === 'confirm' ? signed(ticket, name, t) : []),
  ];
  if (verb === 'accept-quote' && ticket.quotation)
    before.push(section(acceptance(ticket.quotation, name, form)));
  return modal({
    callbackId: VIEW.verb(verb),
    title: verbLabel(verb, place, t),
    ...(lacks ? {} : { submit: t.forms.submit }),
    close: t.forms.close,
    blocks: [section(`*${ticket.id}*`), ...before, ...inputs],
    metadata: { ticketId: ticket.id, channel, shownViewId } as VerbFormMetadata,
  });
}

/** What they accept stands above where they do. */
function acceptance(
  { no, items, currency }: NonNullable<Ticket['quotation']>,
  name: string,
  { ticket, locale }: VerbForm,
): string {
  const t = textsIn(locale);
  const said = t.contracts.charge.acceptance({ name, number: ticket.id, no });
  return `${said}\n${quotedLines(items, currency, locale, t)}`;
}

/** @returns the people or requests a field offers; undefined for a field that asks for neither */
function asksFor(
  { kind }: Field,
  { engineers, staff, requests = [] }: Candidates,
): readonly unknown[] | undefined {
  if (kind === 'request') return requests;
  if (kind === 'engineer') return engineers;
  return kind === 'owner' || kind === 'experts' ? staff : undefined;
}

/** A field that has nothing to show (no step to be ticked yet) is left out. */
function build(field: Field, { ticket, candidates, contract, text, given }: VerbForm, t: Texts): Block[] {
  if (field.kind === 'request') {
    const options = (candidates.requests ?? []).map((one) => ({
      value: one.id,
      label: `${one.id} · ${titleOf(one)}`,
    }));
    return [selectInput({ id: field.id, label: t.merges.into, hint: t.merges.intoHint, options })];
  }
  if (field.kind === 'result') return resolveInputs(ticket, { given, text, contract }, t);
  if (field.kind === 'proposal')
    return proposalInputs(ticket, given && new Read(given), { mode: false, text }, t);
  if (field.kind === 'items') return itemsOf(field.id, ticket, t);
  if (isLinkField(field)) return linkInputs(field, ticket, text, t);
  const common = { id: field.id, label: labelOf(field.label, t) };
  switch (field.kind) {
    case 'text': {
      const optional = field.optional ?? false;
      const hint = field.hint ? { hint: labelOf(field.hint, t) } : {};
      return [textInput({ ...common, ...hint, multiline: true, max: MAX_TEXT, initial: text, optional })];
    }
    case 'line': {
      const initial = field.id === 'old' ? ticket.equipmentId : undefined;
      return [textInput({ ...common, max: MAX_LINE, optional: field.optional ?? false, initial })];
    }
    case 'quoted': {
      const initial = ticket.quotation ? quotedItemsText(ticket.quotation.items) : undefined;
      const max = MAX_QUOTED_ITEMS * (MAX_QUOTED_LENGTH + 20);
      return [textInput({ ...common, hint: labelOf(field.hint, t), multiline: true, max, initial })];
    }
    case 'currency': {
      const options = CURRENCIES.map((value) => ({ value, label: t.contracts.currency[value] }));
      return [selectInput({ ...common, options, initial: ticket.quotation?.currency ?? CURRENCIES[0] })];
    }
    case 'instant':
      return [
        dateTimeInput({
          ...common,
          label: field.label === 'correctTo' ? whenCorrected(ticket, t) : common.label,
          optional: field.optional ?? false,
          initial: instantOf(field.id, ticket),
        }),
      ];
    case 'engineer':
      return [
        selectInput({
          ...common,
          options: candidates.engineers.map(option),
          initial: ticket.responsible?.id,
        }),
      ];
    case 'owner': {
      const initial = ticket.emergencyPlan?.owner?.id ?? ticket.responsible?.id;
      return [selectInput({ ...common, options: candidates.staff.map(option), initial })];
    }
    case 'experts': {
      const chosen = ticket.experts?.map(({ id }) => id);
      const initial =
        chosen ?? candidates.staff.filter(({ suggested }) => suggested).map(({ person }) => person.id);
      return [manySelectInput({ ...common, options: candidates.staff.map(option), initial })];
    }
    case 'metric':
      return [selectInput({ ...common, options: correctable(ticket, t) })];
    case 'steps': {
      const initial = ticket.emergencyPlan?.steps.map((step) => step.text).join('\n');
      const max = MAX_STEPS * (MAX_STEP_LENGTH + 1);
      return [textInput({ ...common, multiline: true, max, initial, optional: true })];
    }
    case 'done': {
      const steps = ticket.emergencyPlan?.steps ?? [];
      const options = steps.map((step) => ({ value: step.text, label: step.text }));
      const initial = steps.filter(({ done }) => done).map((step) => step.text);
      return steps.length > 0 ? [checkboxesInput({ ...common, options, initial, optional: true })] : [];
    }
    case 'choice': {
      const labels = t[field.labels] as Record<string, string>;
      const options = field.words.map((value) => ({ value, label: labels[value]! }));
      const current = { ...ticket, ...ticket.emergencyPlan } as unknown as Record<string, string | undefined>;
      return [
        selectInput({
          ...common,
          options,
          initial: field.unset ? undefined : (current[field.id] ?? field.words[0]),
        }),
      ];
    }
  }
}

function itemsOf(id: string, { items }: Ticket, t: Texts): Block[] {
  if (items.length < 2) return [];
  const options = items.map((item) => ({ value: String(item.no), label: itemLabel(item, t) }));
  return [checkboxesInput({ id, label: t.items.refusedOnes, options, initial: [], optional: true })];
}

const itemLabel = (item: Ticket['items'][number], t: Texts): string =>
  t.items.of({ no: item.no, title: titleOf({ items: [item] }, 50) });

const labelOf = (label: Extract<Field, { label: unknown }>['label'], t: Texts): string =>
  ({ ...t.contracts.charge, ...t.forms })[label] as string;

const option = ({ person: { id, name }, about }: Candidate) => ({
  value: id,
  label: about ? `${name} · ${about}` : name,
});

const instantOf = (id: string, { emergencyPlan }: Ticket): Date | undefined =>
  id === 'nextWordAt' ? emergencyPlan?.nextWordAt : undefined;

/** Fields of one line: numbers and names of equipment. */
const LINES = /\b(old|oldSerial|serial|model|name)\b/;

/** @returns the command, or what is wrong at which field */
export function readVerbForm(
  verb: Verb,
  values: ViewValues,
  candidates: Candidates,
  locale: Locale,
): ReadResult<Command> {
  const read = new Read(values);
  const given: Record<string, unknown> = { do: verb };
  for (const field of FIELDS[verb] ?? []) given[field.id] = valueOf(field, read, candidates);
  if (verb === 'resolve') Object.assign(given, readResolve(values));
  const parsed = commandSchema.safeParse(given);
  if (parsed.success) return { ok: parsed.data };
  const t = textsIn(locale).fields;
  const errors: FieldErrors = {};
  for (const { path, code } of parsed.error.issues) {
    const field = resultBlock(path, given, values);
    const longest = /\bproof$/.test(field) ? MAX_PROOF : LINES.test(field) ? MAX_LINE : MAX_TEXT;
    const max = field === 'steps' ? (path.length > 1 ? MAX_STEP_LENGTH : undefined) : longest;
    const tooBig = max === undefined ? t.tooManySteps({ max: MAX_STEPS }) : t.tooLong({ max });
    const charge = textsIn(locale).contracts.charge;
    errors[field] ??= field === 'items' ? charge.badItems : code === 'too_big' ? tooBig : t.required;
  }
  return { errors };
}

function valueOf({ id, kind }: Field, read: Read, { engineers, staff }: Candidates): unknown {
  const among = (people: readonly Candidate[], chosen: string | undefined) =>
    people.find(({ person }) => person.id === chosen)?.person;
  switch (kind) {
    case 'text':
      return read.text(id) || undefined;
    case 'line':
      return read.text(id) || undefined;
    case 'quoted':
      return readQuotedItems(read.text(id));
    case 'choice':
    case 'currency':
    case 'metric':
    case 'request':
      return read.choice(id);
    case 'number':
    case 'wish':
      return read.text(id) || undefined;
    case 'relation':
    case 'linked':
      return read.choice(id);
    case 'items':
    case 'undone': {
      const chosen = read.choices(id);
      return chosen.length > 0 ? chosen : undefined;
    }
    case 'result':
      return undefined;
    case 'proposal':
      return readProposal(read);
    case 'instant':
      return read.instant(id);
    case 'engineer':
      return among(engineers, read.choice(id));
    case 'owner':
      return among(staff, read.choice(id));
    case 'experts':
      return read.choices(id).flatMap((chosen) => among(staff, chosen) ?? []);
    case 'steps':
      return read
        .text(id)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'done':
      return read.choices(id);
  }
}
