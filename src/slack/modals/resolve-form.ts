import {
  ITEM_OUTCOMES,
  MAX_ITEM_EXPLANATION,
  outcomeOf,
  type ItemOutcome,
} from '../../domain/ticket/item-outcomes.js';
import type { Contract } from '../../domain/contract/contract.js';
import { MAX_TEXT } from '../../domain/ticket/commands.js';
import type { Refusal } from '../../domain/refusal.js';
import { owesProposal } from '../../domain/ticket/proposal.js';
import { itemsMoved } from '../../domain/ticket/split.js';
import { titleOf, type Ticket } from '../../domain/ticket/ticket.js';
import { MAX_CONSULTED, MAX_OFFER, MAX_REASON, MAX_WHY_NOT, OFFERS } from '../../domain/ticket/unsolvable.js';
import { OUTCOMES } from '../../domain/ticket/words.js';
import type { Texts } from '../../i18n/texts.js';
import { ACTION } from '../ids.js';
import { context, section, type Block } from '../messages/blocks.js';
import { itemOutcome, numberOfMoved } from '../messages/item-outcomes.js';
import { typed } from '../messages/mrkdwn.js';
import { checkboxesInput, Read, selectInput, textInput, type ViewValues } from './inputs.js';
import { PROPOSAL_FIELD, proposalInputs, readProposal } from './proposal-inputs.js';
import {
  readReplacement,
  replacementBlock,
  replacementField,
  replacementInputs,
} from './replacement-inputs.js';

const itemId = (no: number): string => `item-${no}`;
const explanationId = (no: number): string => `explanation-${no}`;
const OFFER = 'offer';

/** What the form of a result is built from. */
interface ResultForm {
  /** What stands in the form so far; absent when it is opened. */
  readonly given?: ViewValues | undefined;
  /** Words that came with a subcommand. */
  readonly text?: string | undefined;
  /** What the request is served under, for its equipment. */
  readonly contract?: Contract | undefined;
}

/**
 * The result of a request: what became of it, or of each of its items, and what the outcome that was chosen asks for. It is
 * shown anew when another outcome is chosen; what was typed stays. What the customer has not been told before is asked, too.
 */
export function resolveInputs(ticket: Ticket, { given, text, contract }: ResultForm, t: Texts): Block[] {
  const read = given && new Read(given);
  const chosen = outcomesChosen(ticket, read);
  const { chooseOutcome: actionId } = ACTION;
  const replaced = (item?: number) => replacementInputs(ticket, { contract, item, read, actionId }, t);
  return [
    ...(owesProposal(ticket) ? proposalInputs(ticket, read, { mode: true }, t) : []),
    ...(ticket.items.length > 1
      ? itemInputs(ticket, { chosen, read, replaced }, t)
      : [outcomeInput(chosen[0]!, t), ...(chosen[0]!.outcome === 'replaced' ? replaced() : [])]),
    textInput({
      id: 'text',
      label: t.forms.handling,
      multiline: true,
      max: MAX_TEXT,
      initial: read ? read.text('text') : text,
    }),
    ...(outcomeOf(chosen) === 'unsolvable' ? unsolvableInputs(ticket, read, t) : []),
  ];
}

/** Of every item that is still here. */
function outcomesChosen(ticket: Ticket, read: Read | undefined): ItemOutcome[] {
  const { items, resolution } = ticket;
  const moved = itemsMoved(ticket);
  const isOne = items.length < 2;
  return items
    .filter(({ no }) => isOne || !moved.has(no))
    .map(({ no }) => {
      const value = read?.choice(isOne ? 'outcome' : itemId(no));
      const before = resolution?.items?.find((one) => one.no === no)?.outcome;
      return { no, outcome: ITEM_OUTCOMES.find((one) => one === value) ?? before ?? 'repaired' };
    });
}

function outcomeInput({ outcome }: ItemOutcome, t: Texts): Block {
  const options = OUTCOMES.map((value) => ({ value, label: t.outcome[value] }));
  const actionId = ACTION.chooseOutcome;
  return selectInput({ id: 'outcome', label: t.forms.outcome, options, initial: outcome, actionId });
}

/** One menu an item; below it the explanation, where it needs one. What goes on elsewhere already is only said. */
function itemInputs(
  ticket: Ticket,
  form: {
    readonly chosen: readonly ItemOutcome[];
    readonly read: Read | undefined;
    readonly replaced: (no: number) => Block[];
  },
  t: Texts,
): Block[] {
  const { chosen, read, replaced } = form;
  const { resolving } = t.items;
  const options = ITEM_OUTCOMES.map((value) => ({ value, label: itemOutcome(value, t) }));
  const inputs = ticket.items.flatMap((item): Block[] => {
    const { no } = item;
    const label = t.items.of({ no, title: titleOf({ items: [item] }, 50) });
    const became = chosen.find((one) => one.no === no);
    if (!became) {
      const number = numberOfMoved(no, ticket, t);
      return [section(resolving.itemGoesOn({ item: typed(label, 200), number }))];
    }
    const initial = became.outcome;
    const select = { id: itemId(no), label, options, initial, actionId: ACTION.chooseOutcome };
    return [
      selectInput(select),
      ...(initial === 'replaced' ? replaced(no) : []),
      ...(initial === 'explained'
        ? [
            textInput({
              id: explanationId(no),
              label: resolving.explanation({ no }),
              multiline: true,
              max: MAX_ITEM_EXPLANATION,
              initial: read?.text(explanationId(no)),
            }),
          ]
        : []),
    ];
  });
  const split = [{ value: 'yes', label: t.links.splitChoice }];
  const ticked = read?.has('split') ? read.choices('split') : ['yes'];
  return [
    ...inputs,
    checkboxesInput({ id: 'split', label: t.links.split, options: split, initial: ticked, optional: true }),
  ];
}

/** R26: why, who was consulted, what instead; in warranty, why it is not replaced free of charge. */
function unsolvableInputs({ phase }: Ticket, read: Read | undefined, t: Texts): Block[] {
  const { ask, offers, toldAsIs } = t.items.resolving;
  const words = (id: 'reason' | 'consulted' | 'instead', max: number) =>
    textInput({ id, label: ask[id], multiline: true, max, initial: read?.text(id) });
  const options = OFFERS.map((value) => ({ value, label: offers[value] }));
  return [
    context(toldAsIs),
    words('reason', MAX_REASON),
    words('consulted', MAX_CONSULTED),
    selectInput({ id: OFFER, label: ask.offer, options, initial: read?.choice(OFFER) ?? OFFERS[0] }),
    words('instead', MAX_OFFER),
    ...(phase === 'paid'
      ? []
      : [
          textInput({
            id: 'whyNot',
            label: ask.whyNot,
            hint: ask.whyNotHint,
            multiline: true,
            max: MAX_WHY_NOT,
            initial: read?.text('whyNot'),
            optional: true,
          }),
        ]),
  ];
}

/** @returns what the form says of the command `resolve`, not yet checked */
export function readResolve(values: ViewValues): Record<string, unknown> {
  const read = new Read(values);
  const items = Object.keys(values).flatMap((key): ItemOutcome[] => {
    const no = Number(/^item-(\d+)$/.exec(key)?.[1]);
    const outcome = ITEM_OUTCOMES.find((one) => one === read.choice(key));
    const text = read.text(explanationId(no));
    return no && outcome ? [{ no, outcome, ...(text ? { text } : {}) }] : [];
  });
  const whyNot = read.text('whyNot');
  const unsolvable = {
    reason: read.text('reason'),
    consulted: { text: read.text('consulted') },
    instead: { offer: read.choice(OFFER), text: read.text('instead') },
    ...(whyNot ? { whyNot: { reason: whyNot } } : {}),
  };
  const outcome = read.choice('outcome') ?? outcomeOf(items) ?? 'explained';
  const replaced = items.length > 0 ? items.filter((one) => one.outcome === 'replaced') : [undefined];
  const replacements = replaced.flatMap((one) => readReplacement(read, one?.no) ?? []);
  const proposal = readProposal(read);
  return {
    ...(proposal ? { proposal } : {}),
    ...(outcome !== 'unsolvable' && replacements.length > 0 ? { replacements } : {}),
    outcome,
    text: read.text('text') || undefined,
    ...(items.length > 0 ? { items } : {}),
    ...(read.choices('split').length > 0 ? { split: true } : {}),
    ...(outcome === 'unsolvable' && read.has('reason') ? { unsolvable } : {}),
  };
}

/**
 * The block of a field of the command, for what is wrong with it.
 * @param path of the field
 * @param said the command as it was read
 */
export function resultBlock(
  path: readonly PropertyKey[],
  said: Record<string, unknown>,
  values: ViewValues,
): string {
  const [first, second, third] = path.map(String);
  if (first === 'unsolvable') return second!;
  if (first === 'proposal') return `proposal-${second}`;
  if (first !== 'replacements') return first!;
  const { item } = (said['replacements'] as { item?: number }[])[Number(second)]!;
  return replacementBlock(third!, item, new Read(values));
}

/**
 * Where in the form a refusal of the result belongs.
 * @returns the block; undefined where that is not in the form yet, or it is about none
 */
export function resolveField({ refused, data }: Refusal, values: ViewValues): string | undefined {
  const first = data['list']?.split(', ')[0] ?? '';
  const block = {
    unproposed: PROPOSAL_FIELD,
    'left-undone': 'split',
    'item-unexplained': explanationId(Number(first)),
    'unsolvable-unsaid': 'reason',
    'say-why-not-replaced': 'whyNot',
  }[refused as string];
  if (block === undefined) return replacementField(refused, data, values);
  return block in values ? block : undefined;
}
