import { MAX_TEXT } from '../../domain/ticket/commands.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { MODES } from '../../domain/ticket/words.js';
import type { Texts } from '../../i18n/texts.js';
import { context, type Block } from '../messages/blocks.js';
import { dateTimeInput, selectInput, textInput, type Read } from './inputs.js';

const MODE = 'proposal-mode';
const TEXT = 'proposal-text';
const EXPECTED_AT = 'proposal-expectedAt';
/** Where a refusal belongs that is about the proposal. */
export const PROPOSAL_FIELD = TEXT;

/**
 * R25: the fields of the proposal, in the form of an act of work that goes before it (`proposal.ts`).
 * @param read what stands in the form so far; absent when it is opened
 * @param asks whether how is asked, too; who departs goes there
 * @param text words that came with a subcommand
 */
export function proposalInputs(
  { status, mode }: Pick<Ticket, 'status' | 'mode'>,
  read: Read | undefined,
  asks: { readonly mode: boolean; readonly text?: string | undefined },
  t: Texts,
): Block[] {
  const went = status === 'departed' || status === 'arrived' ? 'onsite' : mode;
  const options = MODES.map((value) => ({ value, label: t.mode[value] }));
  const { forms } = t;
  return [
    context(forms.unproposed),
    ...(asks.mode
      ? [selectInput({ id: MODE, label: forms.mode, options, initial: read?.choice(MODE) ?? went })]
      : []),
    textInput({
      id: TEXT,
      label: forms.solution,
      multiline: true,
      max: MAX_TEXT,
      initial: read ? read.text(TEXT) : asks.text,
    }),
    dateTimeInput({
      id: EXPECTED_AT,
      label: forms.expectedAt,
      optional: true,
      initial: read?.instant(EXPECTED_AT),
    }),
  ];
}

/** @returns the proposal that the form says, not yet checked; nothing where it does not ask for one */
export function readProposal(read: Read): Record<string, unknown> | undefined {
  if (!read.has(TEXT)) return undefined;
  const expectedAt = read.instant(EXPECTED_AT);
  return {
    mode: read.choice(MODE),
    text: read.text(TEXT) || undefined,
    ...(expectedAt ? { expectedAt } : {}),
  };
}
