import type { types } from '@slack/bolt';
import type { Contract } from '../../domain/contract/contract.js';
import type { Locale } from '../../domain/people/person.js';
import { MAX_ITEM_LENGTH, MAX_ITEMS } from '../../domain/ticket/ticket.js';
import { CATEGORIES, CHANNELS_OF_RECEIPT, SEVERITIES } from '../../domain/ticket/words.js';
import { textsIn } from '../../i18n/texts.js';
import { ACTION, VIEW } from '../ids.js';
import { actions, button, section, type Block } from '../messages/blocks.js';
import { typed } from '../messages/mrkdwn.js';
import { coverNotice, equipmentInput } from './equipment-choice.js';
import { filesInput, selectInput, textInput } from './inputs.js';
import { receivedInputs, type ReceivedGiven } from './received.js';
import { originalNotice } from './filing-notices.js';
import { modal } from './modal.js';
import { siteInputs, systemInput, type PlaceGiven } from './place-choice.js';

/** A message, and the thread it stands in when it is a reply. */
export interface Source {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
}

/** What the modal remembers between its views. */
export interface FilingMetadata {
  /** None is chosen yet where there is a choice: nobody files for somebody whom they have not named. */
  readonly contractId?: string;
  /** Keys of the items shown; a removed item's key is not used again, so Slack cannot mix up what was typed. */
  readonly items: readonly number[];
  /** True for staff, who enter how it was received and for whom. */
  readonly onBehalf: boolean;
  readonly personId?: string;
  /** Contracts offered, where there is a choice; their ids are looked up again, so a modal can name few. */
  readonly choice?: readonly string[];
  /** The message it is made from. */
  readonly source?: Source;
  /** It has more words than an item takes, or files: both are read back when the form is submitted. */
  readonly isLong?: true;
  readonly attached?: readonly string[];
  /** The enquiry that the message began: its words and files are all that the customer wrote. */
  readonly enquiry?: string;
  /** Where the person was, to be answered there. */
  readonly channel?: string;
  /** Likely duplicates have been shown: submitted again, it is another request. */
  readonly other?: true;
  /** It was received longer ago than the contract's promise lets pass without a reason. */
  readonly late?: true;
}

export interface FilingForm {
  readonly metadata: FilingMetadata;
  readonly contracts: readonly Omit<Contract, 'version' | 'history'>[];
  readonly locale: Locale;
  /** When it is opened, for the phase it would be served in. */
  readonly at: Date;
  readonly values: PlaceGiven &
    ReceivedGiven & {
      readonly requesterName?: string;
      readonly requesterPhone?: string;
      readonly category?: string;
      readonly severity?: string;
      readonly channelOfReceipt?: string;
      readonly items?: Readonly<Record<number, string>>;
      /** As they are typed. */
      readonly contacts?: Readonly<Record<number, string>>;
    };
  /** What should be read before it is submitted. */
  readonly notice?: string;
}

export const itemId = (key: number): string => `item-${key}`;
export const contactId = (key: number): string => `contact-${key}`;

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
  const contract = contracts.find(({ id }) => id === metadata.contractId) ?? onlyOne(contracts);
  const choices = (words: readonly string[], labels: Readonly<Record<string, string>>) =>
    words.map((value) => ({ value, label: labels[value]! }));
  const blocks: Block[] = [
    ...(notice ? [section(notice)] : []),
    ...(contract && metadata.onBehalf ? [section(t.filing.forWhom(whose(contract)))] : []),
    ...(contracts.length > 1
      ? [
          selectInput({
            id: 'contract',
            label: t.filing.contract,
            options: contracts.map(({ id, customerName, name }) => ({
              value: id,
              label: `${customerName} · ${name}`,
            })),
            initial: contract?.id,
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
    ...receivedInputs(metadata, values, at, t),
    ...(contract ? ofContract(contract, values, at, locale) : []),
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
      // One item alone is the contact person's, above.
      ...(metadata.items.length > 1
        ? [
            textInput({
              id: contactId(key),
              label: t.received.contactOf({ no: index + 1 }),
              hint: t.received.contactHint,
              optional: true,
              max: 100,
              initial: values.contacts?.[key],
            }),
          ]
        : []),
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
  const { title, submit, submitFor, close } = t.filing;
  return modal({
    callbackId: VIEW.filing,
    title,
    // Cut to what a button holds; the line above the fields has the whole name.
    submit: contract && metadata.onBehalf ? submitFor({ customer: contract.customerName }) : submit,
    close,
    blocks,
    metadata: { ...metadata, ...(contract ? { contractId: contract.id } : {}) },
  });
}

const onlyOne = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);

const whose = ({ customerName, name }: Pick<Contract, 'customerName' | 'name'>) => ({
  customer: typed(customerName, 200),
  contract: typed(name, 200),
});

/** Where, and about what: asked once it is said for whom. */
function ofContract(
  contract: FilingForm['contracts'][number],
  values: FilingForm['values'],
  at: Date,
  locale: Locale,
): Block[] {
  return [
    ...equipmentInput(contract, values, locale, ACTION.chooseEquipment),
    ...siteInputs(contract, values, locale),
    systemInput(contract, values, locale),
    coverNotice(contract, values, at, locale),
  ];
}
