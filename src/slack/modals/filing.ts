import type { types } from '@slack/bolt';
import type { Contract } from '../../domain/contract/contract.js';
import type { Locale } from '../../domain/people/person.js';
import { filingSchema, type Filing } from '../../domain/ticket/register.js';
import { MAX_ITEM_LENGTH, MAX_ITEMS } from '../../domain/ticket/ticket.js';
import { CATEGORIES, CHANNELS_OF_RECEIPT, SEVERITIES } from '../../domain/ticket/words.js';
import { textsIn } from '../../i18n/texts.js';
import { ACTION, VIEW } from '../ids.js';
import { actions, button, section, type Block } from '../messages/blocks.js';
import {
  coverNotice,
  equipmentGiven,
  equipmentInput,
  equipmentMeant,
  type EquipmentGiven,
} from './equipment-choice.js';
import { filesInput, Read, selectInput, textInput, type ViewValues } from './inputs.js';
import { originalNotice } from './filing-notices.js';
import { modal, type FieldErrors, type ReadResult } from './modal.js';

/** A message, and the thread it stands in when it is a reply. */
export interface Source {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
}

/** What the modal remembers between its views. */
export interface FilingMetadata {
  readonly contractId: string;
  /** Keys of the items shown; a removed item's key is not used again, so Slack cannot mix up what was typed. */
  readonly items: readonly number[];
  /** True for staff, who enter how it was received and for whom. */
  readonly onBehalf: boolean;
  readonly personId?: string;
  /** Contracts offered besides the chosen one; their ids are looked up again, so a modal can name few. */
  readonly choice?: readonly string[];
  /** The message it is made from. */
  readonly source?: Source;
  /** It has more words than an item takes, or files: both are read back when the form is submitted. */
  readonly isLong?: true;
  readonly attached?: readonly string[];
  /** Where the person was, to be answered there. */
  readonly channel?: string;
  /** Likely duplicates have been shown: submitted again, it is another request. */
  readonly other?: true;
}

export interface FilingForm {
  readonly metadata: FilingMetadata;
  readonly contracts: readonly Omit<Contract, 'version' | 'history'>[];
  readonly locale: Locale;
  /** When it is opened, for the phase it would be served in. */
  readonly at: Date;
  readonly values: EquipmentGiven & {
    readonly requesterName?: string;
    readonly requesterPhone?: string;
    readonly site?: string;
    readonly system?: string;
    readonly category?: string;
    readonly severity?: string;
    readonly channelOfReceipt?: string;
    readonly items?: Readonly<Record<number, string>>;
  };
  /** What should be read before it is submitted. */
  readonly notice?: string;
}

const itemId = (key: number): string => `item-${key}`;
/** The block of the first item, for what is wrong with the request as a whole. */
export const firstItem = ({ items }: FilingMetadata): string => itemId(items[0]!);

/** The modal in which a request is filed (R19, R20). */
export function filingModal({
  metadata,
  contracts,
  locale,
  values,
  at,
  notice,
}: FilingForm): types.ModalView {
  const t = textsIn(locale);
  const contract = contracts.find(({ id }) => id === metadata.contractId) ?? contracts[0]!;
  // Site and system belong to the contract: with another contract they are other fields, or the old words would stay.
  const own = (id: string) => `${id}@${contract.id}`;
  const choices = (words: readonly string[], labels: Readonly<Record<string, string>>) =>
    words.map((value) => ({ value, label: labels[value]! }));
  const blocks: Block[] = [
    ...(notice ? [section(notice)] : []),
    ...(contracts.length > 1
      ? [
          selectInput({
            id: 'contract',
            label: t.filing.contract,
            options: contracts.map(({ id, customerName, name }) => ({
              value: id,
              label: `${customerName} · ${name}`,
            })),
            initial: contract.id,
            actionId: ACTION.chooseContract,
          }),
        ]
      : []),
    textInput({ id: 'requesterName', label: t.filing.requesterName, max: 60, initial: values.requesterName }),
    textInput({
      id: 'requesterPhone',
      label: t.filing.requesterPhone,
      max: 40,
      initial: values.requesterPhone,
    }),
    ...(metadata.onBehalf
      ? [
          selectInput({
            id: 'channelOfReceipt',
            label: t.filing.channelOfReceipt,
            options: choices(CHANNELS_OF_RECEIPT, t.channelOfReceipt),
            initial: values.channelOfReceipt ?? 'phone',
          }),
        ]
      : []),
    textInput({ id: own('site'), label: t.filing.site, max: 200, initial: values.site ?? contract.site }),
    textInput({
      id: own('system'),
      label: t.filing.system,
      max: 200,
      initial: values.system ?? contract.systems[0],
      ...(contract.systems.length > 1
        ? { hint: t.filing.systemHint({ systems: contract.systems.join(' / ') }) }
        : {}),
    }),
    ...equipmentInput(contract, values, locale),
    coverNotice(contract, values, at, locale),
    selectInput({
      id: 'category',
      label: t.filing.category,
      options: choices(CATEGORIES, t.category),
      initial: values.category ?? 'fault',
    }),
    selectInput({
      id: 'severity',
      label: t.filing.severity,
      options: choices(SEVERITIES, t.severity),
      initial: values.severity ?? 'general',
    }),
    ...metadata.items.flatMap((key, index) => [
      textInput({
        id: itemId(key),
        label: t.filing.item({ no: index + 1 }),
        multiline: true,
        max: MAX_ITEM_LENGTH,
        initial: values.items?.[key],
        placeholder: t.filing.itemPlaceholder,
      }),
      ...(metadata.items.length > 1
        ? actions(`remove-${key}`, [button(ACTION.removeItem, t.filing.removeItem, String(key))])
        : []),
    ]),
    ...(metadata.items.length < MAX_ITEMS
      ? actions('add', [button(ACTION.addItem, t.filing.addItem, 'add')])
      : []),
    ...originalNotice(metadata, t),
    filesInput({ id: 'files', label: t.filing.files, optional: true }),
  ];
  const { title, submit, close } = t.filing;
  return modal({
    callbackId: VIEW.filing,
    title,
    submit,
    close,
    blocks,
    metadata: { ...metadata, contractId: contract.id },
  });
}

/** What stands in the fields, for building the modal again without losing a word. */
export function filingValues(values: ViewValues, metadata: FilingMetadata): FilingForm['values'] {
  const read = new Read(values);
  const own = (id: string) => `${id}@${metadata.contractId}`;
  return {
    requesterName: read.text('requesterName'),
    // Chinese input methods write figures in full width.
    requesterPhone: read.text('requesterPhone').normalize('NFKC'),
    site: read.text(own('site')),
    system: read.text(own('system')),
    ...equipmentGiven(read, metadata.contractId),
    ...definedOnly({
      category: read.choice('category'),
      severity: read.choice('severity'),
      channelOfReceipt: read.choice('channelOfReceipt'),
    }),
    items: Object.fromEntries(metadata.items.map((key) => [key, read.text(itemId(key))])),
  };
}

const definedOnly = <T extends object>(values: T): { [K in keyof T]: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;

/**
 * @param equipment what the contract lists
 * @returns the filing, or what is wrong at which field
 */
export function readFiling(
  values: ViewValues,
  metadata: FilingMetadata,
  locale: Locale,
  equipment: Contract['equipment'] = [],
): ReadResult<Filing> {
  const given = filingValues(values, metadata);
  const meant = equipmentMeant({ id: metadata.contractId, equipment }, given, locale);
  if ('errors' in meant) return meant;
  const parsed = filingSchema.safeParse({
    contractId: metadata.contractId,
    requester: { name: given.requesterName, phone: given.requesterPhone, personId: metadata.personId },
    site: given.site,
    system: given.system,
    equipmentId: meant.ok,
    category: given.category,
    severity: given.severity,
    channelOfReceipt: given.channelOfReceipt ?? 'slack',
    items: metadata.items.map((key) => given.items?.[key] ?? ''),
    files: new Read(values).files('files'),
    source: metadata.source,
  });
  if (parsed.success) return { ok: parsed.data };
  const t = textsIn(locale).fields;
  const errors: FieldErrors = {};
  for (const { path, code } of parsed.error.issues) {
    const message =
      code === 'too_small'
        ? t.required
        : code === 'too_big'
          ? t.tooLong({ max: MAX_ITEM_LENGTH })
          : undefined;
    errors[blockOf(path, metadata)] ??= message ?? (path.includes('phone') ? t.phone : t.invalid);
  }
  return { errors };
}

function blockOf(path: readonly PropertyKey[], metadata: FilingMetadata): string {
  const [first, second] = path;
  if (first === 'requester') return second === 'phone' ? 'requesterPhone' : 'requesterName';
  if (first === 'items') return itemId(metadata.items[Number(second)] ?? metadata.items[0]!);
  if (first === 'site' || first === 'system') return `${first}@${metadata.contractId}`;
  return String(first);
}
