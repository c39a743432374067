import type { types } from '@slack/bolt';
import type { Contract } from '../../domain/contract/contract.js';
import type { Locale } from '../../domain/people/person.js';
import { MAX_TEXT } from '../../domain/ticket/commands.js';
import { OUTCOMES_ON_THE_SPOT } from '../../domain/ticket/on-the-spot.js';
import { MAX_ITEM_LENGTH } from '../../domain/ticket/ticket.js';
import { CATEGORIES } from '../../domain/ticket/words.js';
import { textsIn } from '../../i18n/texts.js';
import { ACTION, VIEW } from '../ids.js';
import { context, section, type Block } from '../messages/blocks.js';
import { typed } from '../messages/mrkdwn.js';
import { equipmentGiven, equipmentInput, equipmentMeant } from './equipment-choice.js';
import { placeGiven, siteInputs, systemInput, whereItStands } from './place-choice.js';
import { dateTimeInput, Read, selectInput, textInput, type ViewValues } from './inputs.js';
import { modal } from './modal.js';
import { replacementInputs } from './replacement-inputs.js';

/** What the form remembers between its views. */
export interface OnTheSpotMetadata {
  /** None is chosen yet where there is a choice. */
  readonly contractId?: string;
  /** Contracts offered, where there is a choice. */
  readonly choice?: readonly string[];
  readonly channel?: string;
}

interface OnTheSpotForm {
  readonly metadata: OnTheSpotMetadata;
  /** Those whose engineer the person is. */
  readonly contracts: readonly Contract[];
  readonly locale: Locale;
  /** When it is shown, for the phase of what was replaced. */
  readonly at: Date;
  /** What stands in the form so far; absent when it is opened. */
  readonly given?: ViewValues | undefined;
  /** A piece of equipment was just chosen: the site is its own. */
  readonly hasChosenPiece?: boolean | undefined;
  /** What should be read before it is submitted. */
  readonly notice?: string | undefined;
}

/** Handled on the spot (R13): one form, with all that the on-site sheet needs (R37). */
export function onTheSpotModal(form: OnTheSpotForm): types.ModalView {
  const { metadata, contracts, locale, given, notice } = form;
  const t = textsIn(locale);
  const read = given && new Read(given);
  const contract = contracts.find(({ id }) => id === metadata.contractId);
  const options = contracts.map(({ id, customerName, name }) => ({
    value: id,
    label: `${customerName} · ${name}`,
  }));
  const whose = contract && {
    customer: typed(contract.customerName, 200),
    contract: typed(contract.name, 200),
  };
  const { title, next, submit, close, about } = t.onTheSpot;
  return modal({
    callbackId: VIEW.onTheSpot,
    title,
    // Nobody records for somebody whom they have not named.
    submit: contract ? submit : next,
    close,
    metadata,
    blocks: [
      ...(notice ? [section(`:warning: ${notice}`)] : []),
      context(about),
      ...(whose ? [section(t.filing.forWhom(whose))] : []),
      ...(contracts.length > 1
        ? [
            selectInput({
              id: 'contract',
              label: t.filing.contract,
              options,
              initial: contract?.id,
              actionId: ACTION.chooseOnTheSpot,
            }),
          ]
        : []),
      ...(contract ? fields(contract, read, form) : []),
    ],
  });
}

function fields(contract: Contract, read: Read | undefined, form: OnTheSpotForm): Block[] {
  const { locale, at, hasChosenPiece } = form;
  const t = textsIn(locale);
  const { id } = contract;
  const text = (name: string, label: string, max: number, more: { multiline?: boolean } = {}) =>
    textInput({ ...more, id: name, label, max, initial: read?.text(name) });
  const outcome = read?.choice('outcome') ?? 'repaired';
  const given = read ? { ...equipmentGiven(read, id), ...placeGiven(read, id) } : {};
  const place = hasChosenPiece ? whereItStands(contract, given) : given;
  const meant = equipmentMeant(contract, place, locale);
  const replaced = {
    receivedAt: read?.instant('startedAt') ?? at,
    equipmentId: 'ok' in meant ? meant.ok : undefined,
    quotation: undefined,
    history: [],
  };
  const instant = (name: 'startedAt' | 'endedAt') =>
    dateTimeInput({ id: name, label: t.onTheSpot[name], initial: read?.instant(name) });
  return [
    text('requesterName', t.onTheSpot.requesterName, 60),
    text('requesterPhone', t.filing.requesterPhone, 40),
    ...equipmentInput(contract, place, locale, ACTION.chooseEquipmentOnTheSpot),
    ...siteInputs(contract, place, locale),
    systemInput(contract, place, locale),
    selectInput({
      id: 'category',
      label: t.filing.category,
      options: CATEGORIES.map((value) => ({ value, label: t.category[value] })),
      initial: read?.choice('category') ?? 'fault',
    }),
    text('problem', t.onTheSpot.problem, MAX_ITEM_LENGTH, { multiline: true }),
    text('done', t.onTheSpot.done, MAX_TEXT, { multiline: true }),
    selectInput({
      id: 'outcome',
      label: t.forms.outcome,
      options: OUTCOMES_ON_THE_SPOT.map((value) => ({ value, label: t.outcome[value] })),
      initial: outcome,
      actionId: ACTION.chooseOnTheSpot,
    }),
    ...(outcome === 'replaced'
      ? replacementInputs(replaced, { contract, read, actionId: ACTION.chooseOnTheSpot }, t)
      : []),
    instant('startedAt'),
    instant('endedAt'),
  ];
}
