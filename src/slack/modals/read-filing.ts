import type { Contract } from '../../domain/contract/contract.js';
import type { Locale } from '../../domain/people/person.js';
import { filingSchema, type Filing } from '../../domain/ticket/register.js';
import { MAX_ITEM_LENGTH } from '../../domain/ticket/ticket.js';
import { textsIn } from '../../i18n/texts.js';
import { equipmentGiven, equipmentMeant } from './equipment-choice.js';
import { contactId, itemId, type FilingForm, type FilingMetadata } from './filing.js';
import { readContact } from '../parse/contact-words.js';
import { Read, type ViewValues } from './inputs.js';
import { receivedGiven, receivedValues } from './received.js';
import type { FieldErrors, ReadResult } from './modal.js';
import { ownField, placeGiven, placeMeant } from './place-choice.js';

/** The block of the first item, for what is wrong with the request as a whole. */
export const firstItem = ({ items }: FilingMetadata): string => itemId(items[0]!);

/** What stands in the fields, for building the modal again without losing a word. */
export function filingValues(values: ViewValues, metadata: FilingMetadata): FilingForm['values'] {
  const read = new Read(values);
  const { contractId } = metadata;
  return {
    requesterName: read.text('requesterName'),
    // Chinese input methods write figures in full width.
    requesterPhone: read.text('requesterPhone').normalize('NFKC'),
    ...(contractId === undefined
      ? {}
      : {
          ...equipmentGiven(read, contractId),
          ...placeGiven(read, contractId),
        }),
    ...definedOnly({
      category: read.choice('category'),
      severity: read.choice('severity'),
      channelOfReceipt: read.choice('channelOfReceipt'),
    }),
    ...receivedValues(read),
    contacts: Object.fromEntries(metadata.items.map((key) => [key, read.text(contactId(key))])),
    items: Object.fromEntries(metadata.items.map((key) => [key, read.text(itemId(key))])),
  };
}

const definedOnly = <T extends object>(values: T): { [K in keyof T]: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;

/** Whose request it is to be, by the form as it was submitted; undefined where that is not asked. */
export const contractIn = (values: ViewValues): string | undefined => new Read(values).choice('contract');

/**
 * @param metadata with the contract that it is filed under
 * @param at when it is submitted
 * @param contract what it lists
 * @returns the filing, or what is wrong at which field
 */
export function readFiling(
  values: ViewValues,
  metadata: FilingMetadata & { readonly contractId: string },
  locale: Locale,
  at: Date,
  contract: Pick<Contract, 'equipment' | 'sites' | 'systems'> = { equipment: [], sites: [], systems: [] },
): ReadResult<Filing> {
  const given = filingValues(values, metadata);
  const listed = { ...contract, id: metadata.contractId };
  const meant = equipmentMeant(listed, given, locale);
  if ('errors' in meant) return meant;
  const place = placeMeant(listed, { ...given, equipmentId: meant.ok }, locale);
  if ('errors' in place) return place;
  const contacts = metadata.items.map((key, index) => ({
    key,
    no: index + 1,
    contact: readContact(given.contacts?.[key] ?? ''),
  }));
  const bad = contacts.filter(({ contact }) => contact === null);
  if (bad.length > 0) {
    const { badContact } = textsIn(locale).received;
    return { errors: Object.fromEntries(bad.map(({ key }) => [contactId(key), badContact])) };
  }
  const named = contacts.flatMap(({ no, contact }) => (contact ? [{ no, ...contact }] : []));
  const parsed = filingSchema.safeParse({
    contractId: metadata.contractId,
    requester: { name: given.requesterName, phone: given.requesterPhone, personId: metadata.personId },
    ...place.ok,
    equipmentId: meant.ok,
    category: given.category,
    severity: given.severity,
    channelOfReceipt: given.channelOfReceipt ?? 'slack',
    items: metadata.items.map((key) => given.items?.[key] ?? ''),
    ...receivedGiven(given, metadata, at),
    reference: given.reference,
    ...(named.length > 0 ? { contacts: named } : {}),
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

function blockOf(
  path: readonly PropertyKey[],
  metadata: FilingMetadata & { readonly contractId: string },
): string {
  const [first, second] = path;
  if (first === 'requester') return second === 'phone' ? 'requesterPhone' : 'requesterName';
  if (first === 'items') return itemId(metadata.items[Number(second)] ?? metadata.items[0]!);
  if (first === 'site' || first === 'system') return ownField(first, metadata.contractId);
  return String(first);
}
