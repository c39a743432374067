import type { types } from '@slack/bolt';
import { EXPORT_FORMATS } from '../../domain/export/request-export.js';
import { isStaff, type Locale, type Person } from '../../domain/people/person.js';
import { CATEGORIES, SEVERITIES, STATUSES } from '../../domain/ticket/words.js';
import { textsIn } from '../../i18n/texts.js';
import { VIEW } from '../ids.js';
import { section } from '../messages/blocks.js';
import { dayStart } from '../parse/filter-words.js';
import type { ExportWords } from '../parse/export-words.js';
import {
  checkboxesInput,
  dateInput,
  manySelectInput,
  radioInput,
  Read,
  selectInput,
  textInput,
  type ViewValues,
} from './inputs.js';
import { modal, type ReadResult } from './modal.js';

const NAME_LENGTH = 100;

/** In which the days of the form begin and end. */
export interface ExportMetadata {
  readonly zone: string;
}

interface ExportForm {
  readonly person: Person;
  readonly zone: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /** In a customer's channel theirs is offered. */
  readonly customer?: string | undefined;
}

/** What is to be exported; customers are not asked whose, for it is their own. */
export function exportModal({ person, zone, firstDay, lastDay, customer }: ExportForm): types.ModalView {
  const all = textsIn(person.locale);
  const t = all.exports.form;
  const optional = true;
  const named = <W extends string>(words: readonly W[], texts: Readonly<Record<W, string>>) =>
    words.map((value) => ({ value, label: texts[value] }));
  return modal({
    callbackId: VIEW.export,
    title: t.title,
    submit: t.submit,
    close: t.close,
    blocks: [
      section(t.explain),
      dateInput({ id: 'from', label: t.from, optional, initial: firstDay }),
      dateInput({ id: 'to', label: t.to, optional, initial: lastDay }),
      ...(isStaff(person)
        ? [textInput({ id: 'customer', label: t.customer, optional, max: NAME_LENGTH, initial: customer })]
        : []),
      manySelectInput({ id: 'statuses', label: t.statuses, optional, options: named(STATUSES, all.status) }),
      manySelectInput({
        id: 'categories',
        label: t.categories,
        optional,
        options: named(CATEGORIES, all.category),
      }),
      selectInput({ id: 'severity', label: t.severity, optional, options: named(SEVERITIES, all.severity) }),
      textInput({ id: 'engineer', label: t.engineer, optional, max: NAME_LENGTH }),
      checkboxesInput({
        id: 'breached',
        label: t.breached,
        optional,
        options: [{ value: 'breached', label: t.onlyBreached }],
      }),
      radioInput({ id: 'format', label: t.format, options: named(EXPORT_FORMATS, t), initial: 'xlsx' }),
    ],
    metadata: { zone } satisfies ExportMetadata,
  });
}

/** The form as the same words would have said it. */
export function readExportForm(values: ViewValues, zone: string, locale: Locale): ReadResult<ExportWords> {
  const read = new Read(values);
  const [firstDay, lastDay] = [read.date('from'), read.date('to')];
  const from = firstDay && dayStart(firstDay, zone, 0);
  const before = lastDay && dayStart(lastDay, zone, 1);
  if (from && before && from >= before) return { errors: { to: textsIn(locale).exports.wrong.order } };
  const chosen = <W extends string>(id: string, words: readonly W[]): W[] | undefined => {
    const named = new Set(read.choices(id));
    return named.size > 0 ? words.filter((word) => named.has(word)) : undefined;
  };
  const statuses = chosen('statuses', STATUSES);
  const categories = chosen('categories', CATEGORIES);
  const severity = SEVERITIES.find((one) => one === read.choice('severity'));
  const engineer = read.text('engineer');
  return {
    ok: {
      format: EXPORT_FORMATS.find((one) => one === read.choice('format')) ?? 'xlsx',
      firstDay,
      lastDay,
      customer: read.text('customer') || undefined,
      filter: {
        ...(from ? { from } : {}),
        ...(before ? { before } : {}),
        ...(statuses ? { statuses } : {}),
        ...(categories ? { categories } : {}),
        ...(severity ? { severities: [severity] } : {}),
        ...(engineer ? { engineer } : {}),
        ...(read.choices('breached').length > 0 ? { breached: true as const } : {}),
      },
    },
  };
}
