import type { Contract } from '../../domain/contract/contract.js';
import { equipmentLabel, findInUse, inUse } from '../../domain/contract/equipment.js';
import { isReplacedFree } from '../../domain/contract/phase.js';
import { CHARGES, MAX_LINE, MAX_PROOF, replacedSoFar } from '../../domain/ticket/replacement.js';
import type { Refusal, RefusalCode } from '../../domain/refusal.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import type { Texts } from '../../i18n/texts.js';
import { Read, selectInput, textInput, type Option, type ViewValues } from './inputs.js';
import type { Block } from '../messages/blocks.js';

/** What a replacement is asked about: the request, or what is just being recorded of it. */
export type Replacing = Pick<Ticket, 'receivedAt' | 'equipmentId' | 'quotation' | 'history'>;
type Equipped = Pick<Contract, 'acceptedDay' | 'residentMonths' | 'warrantyMonths' | 'equipment' | 'zone'>;

/** As many as a menu of Slack's holds, less those that are no piece; of more, the number is typed. */
const MOST_OFFERED = 90;
/** Instead of a piece of the contract: one that it does not list; one that the request has replaced before. */
const OTHER = 'other:';
const RECORDED = 'recorded:';
const LISTED = 'listed:';

/** Names of the fields; several items have one set each. */
const idsOf = (item: number | undefined) => {
  const id = (name: string) => `replaced-${item ?? 0}-${name}`;
  return {
    /** Slack keeps what stood in a field of the same name: about another piece it is another field. */
    piece: (about: string | undefined) => id(about === undefined ? 'piece' : `piece@${about}`),
    old: id('old'),
    name: id('name'),
    oldSerial: (piece: string) => id(`oldSerial@${piece}`),
    serial: id('serial'),
    model: id('model'),
    proof: id('proof'),
    charge: id('charge'),
  };
};

/** What was chosen of the pieces, whichever the form was about. */
function menuOf(read: Read, item: number | undefined): string {
  const own = idsOf(item).piece(undefined);
  return Object.keys(read.values).find((id) => id === own || id.startsWith(`${own}@`)) ?? own;
}

/** The form in which a replacement is asked for. */
interface ReplacementForm {
  /** What the request is served under. */
  readonly contract: Equipped | undefined;
  /** Of several items, the one that was replaced. */
  readonly item?: number | undefined;
  /** What stands in the form so far; absent when it is opened. */
  readonly read: Read | undefined;
  /** By which choosing a piece shows the form anew. */
  readonly actionId: string;
}

/**
 * R4, R39: which piece was replaced by which, with the proof of its origin, free of charge or paid. A piece that the contract does
 * not list is described in words.
 */
export function replacementInputs(
  ticket: Replacing,
  { contract, item, read, actionId }: ReplacementForm,
  t: Texts,
): Block[] {
  const id = idsOf(item);
  const pieces = inUse(contract?.equipment ?? []);
  const recorded = replacedSoFar(ticket);
  const isTyped = pieces.length > MOST_OFFERED;
  const { ask } = t.items.resolving.replacing;
  const options: Option[] = [
    ...recorded.map((fact, index) => ({
      value: RECORDED + index,
      label: ask.recorded({ label: fact.label, serial: fact.newSerial }),
    })),
    ...(isTyped
      ? [{ value: LISTED, label: ask.listed }]
      : pieces.map((piece) => ({ value: LISTED + piece.id, label: equipmentLabel(piece) }))),
    { value: OTHER, label: ask.other },
  ];
  const about = findInUse(pieces, ticket.equipmentId ?? '');
  const ofAbout = about && (isTyped ? LISTED : LISTED + about.id);
  const first = recorded.length > 0 ? `${RECORDED}0` : ofAbout;
  const menu = id.piece(about?.id);
  const before = read?.choice(menu) ?? first ?? read?.choice(menuOf(read, item));
  const chosen = before ?? (options.length === 1 ? OTHER : undefined);
  const select = selectInput({
    id: menu,
    label: item === undefined ? ask.piece : ask.pieceOf({ no: item }),
    options,
    initial: chosen,
    actionId,
  });
  if (chosen === undefined || chosen.startsWith(RECORDED)) return [select];
  const number = read?.text(id.old) || (about?.serial ?? about?.id);
  const piece =
    chosen === LISTED ? findInUse(pieces, number ?? '') : pieces.find((one) => LISTED + one.id === chosen);
  const text = (
    name: string,
    label: string,
    more: { max?: number; optional?: boolean; initial?: string | undefined } = {},
  ) => textInput({ max: MAX_LINE, initial: read?.text(name), ...more, id: name, label });
  const oldSerial = id.oldSerial(chosen);
  const isFree = contract !== undefined && isReplacedFree(contract, ticket.receivedAt, piece?.id);
  const isWaived = ticket.quotation?.state === 'waived';
  return [
    select,
    ...(chosen === LISTED ? [text(id.old, ask.old, { initial: number })] : []),
    ...(chosen === OTHER ? [text(id.name, ask.name)] : []),
    text(oldSerial, ask.oldSerial, { initial: read?.text(oldSerial) || piece?.serial }),
    text(id.serial, ask.serial),
    text(id.model, ask.model, { optional: true }),
    text(id.proof, ask.proof, { max: MAX_PROOF }),
    selectInput({
      id: id.charge,
      label: ask.charge,
      options: CHARGES.map((value) => ({ value, label: ask.charges[value] })),
      initial: read?.choice(id.charge) ?? (isFree || isWaived ? 'free' : 'paid'),
    }),
  ];
}

/** @returns the replacement that the form says of an item, not yet checked; nothing where it is recorded, or not asked for */
export function readReplacement(read: Read, item: number | undefined): Record<string, unknown> | undefined {
  const id = idsOf(item);
  const chosen = read.choice(menuOf(read, item));
  // Before the form has followed the choice nothing of it is said yet.
  if (chosen === undefined || chosen.startsWith(RECORDED) || !read.has(id.serial)) return undefined;
  const said = (name: string) => read.text(name) || undefined;
  return {
    ...(item === undefined ? {} : { item }),
    of:
      chosen === OTHER
        ? { described: said(id.name) }
        : { listed: chosen === LISTED ? said(id.old) : chosen.slice(LISTED.length) },
    oldSerial: said(id.oldSerial(chosen)),
    serial: said(id.serial),
    model: said(id.model),
    proof: said(id.proof),
    charge: read.choice(id.charge),
  };
}

/**
 * The block of a field of a replacement.
 * @param part the name of the field in the command
 */
export function replacementBlock(part: string, item: number | undefined, read: Read): string {
  const id = idsOf(item);
  const menu = menuOf(read, item);
  if (part === 'oldSerial') return id.oldSerial(read.choice(menu) ?? '');
  if (part === 'of') return read.choice(menu) === OTHER ? id.name : read.has(id.old) ? id.old : menu;
  return `replaced-${item ?? 0}-${part}`;
}

/** Which field each refusal of a replacement is about. */
const REFUSED_AT: Readonly<Partial<Record<RefusalCode, string>>> = {
  'unknown-equipment': 'old',
  'already-replaced': 'piece',
  'serial-in-use': 'serial',
  'serial-unchanged': 'serial',
  'replacement-not-free': 'charge',
  'replacement-not-quoted': 'charge',
};

/** @returns the block that a refusal of a replacement is about; undefined where it is about none, or not in the form */
export function replacementField(
  refused: RefusalCode,
  data: Refusal['data'],
  values: ViewValues,
): string | undefined {
  const part = REFUSED_AT[refused];
  if (!part) return undefined;
  const read = new Read(values);
  const among = Object.keys(values).filter((id) => /^replaced-\d+-([^@]*)/.exec(id)?.[1] === part);
  const named = Object.values(data);
  return among.find((id) => named.includes(read.text(id))) ?? among[0];
}
