import type { Contract } from '../../domain/contract/contract.js';
import type { Locale } from '../../domain/people/person.js';
import type { Refusal } from '../../domain/refusal.js';
import { onTheSpotSchema, type OnTheSpot } from '../../domain/ticket/on-the-spot.js';
import { MAX_ITEM_LENGTH } from '../../domain/ticket/ticket.js';
import { textsIn } from '../../i18n/texts.js';
import { equipmentGiven, equipmentMeant } from './equipment-choice.js';
import { ownField, placeGiven, placeMeant } from './place-choice.js';
import { Read, type ViewValues } from './inputs.js';
import type { FieldErrors, ReadResult } from './modal.js';
import { readReplacement, replacementBlock, replacementField } from './replacement-inputs.js';

/** @returns what was handled on the spot, or what is wrong at which field */
export function readOnTheSpot(values: ViewValues, contract: Contract, locale: Locale): ReadResult<OnTheSpot> {
  const read = new Read(values);
  const { id } = contract;
  const meant = equipmentMeant(contract, equipmentGiven(read, id), locale);
  if ('errors' in meant) return meant;
  const place = placeMeant(contract, { ...placeGiven(read, id), equipmentId: meant.ok }, locale);
  if ('errors' in place) return place;
  const outcome = read.choice('outcome');
  const parsed = onTheSpotSchema.safeParse({
    contractId: id,
    // Chinese input methods write figures in full width.
    requester: {
      name: read.text('requesterName'),
      phone: read.text('requesterPhone').normalize('NFKC'),
    },
    ...place.ok,
    equipmentId: meant.ok,
    category: read.choice('category'),
    problem: read.text('problem'),
    // The customer reads it.
    proposal: textsIn(contract.locale).onTheSpot.proposal,
    done: read.text('done'),
    outcome,
    replacement: outcome === 'replaced' ? readReplacement(read, undefined) : undefined,
    startedAt: read.instant('startedAt'),
    endedAt: read.instant('endedAt'),
  });
  if (parsed.success) return { ok: parsed.data };
  const t = textsIn(locale).fields;
  const errors: FieldErrors = {};
  for (const { path, code } of parsed.error.issues) {
    const tooLong = code === 'too_big' ? t.tooLong({ max: MAX_ITEM_LENGTH }) : undefined;
    const isPhone = path.includes('phone') && code !== 'too_big' && code !== 'too_small';
    errors[blockOf(path.map(String), id, read)] ??= tooLong ?? (isPhone ? t.phone : t.required);
  }
  return { errors };
}

function blockOf([first = '', second = '']: readonly string[], contractId: string, read: Read): string {
  if (first === 'requester') return second === 'phone' ? 'requesterPhone' : 'requesterName';
  if (first === 'replacement') return replacementBlock(second, undefined, read);
  if (first === 'site' || first === 'system') return ownField(first, contractId);
  return first;
}

/** @returns the block that a refusal is about; undefined where that is not in the form yet */
export function fieldOnTheSpot({ refused, data }: Refusal, values: ViewValues): string | undefined {
  if (refused === 'replacement-unsaid') return undefined;
  if (refused === 'handled-when') return 'startedAt';
  return replacementField(refused, data, values) ?? 'problem';
}
