import type { Contract } from '../../domain/contract/contract.js';
import type { Locale } from '../../domain/people/person.js';
import { filingSchema, type Filing } from '../../domain/ticket/register.js';
import { MAX_ITEM_LENGTH } from '../../domain/ticket/ticket.js';
import { textsIn } from '../../i18n/texts.js';
import { equipmentGiven, equipmentMeant } from './equipment-choice.js';
import { itemId, ownField, type FilingForm, type FilingMetadata } from './filing.js';
import { Read, type ViewValues } from './inputs.js';
import type { FieldErrors, ReadResult } from './modal.js';

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
          site: read.text(ownField('site', contractId)),
          system: read.text(ownField('system', contractId)),
          ...equipmentGiven(read, contractId),
        }),
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

/** Whose request it is to be, by the form as it was submitted; undefined where that is not asked. */
export const contractIn = (values: ViewValues): string | undefined => new Read(values).choice('contract');

/**
 * @param metadata with the contract that it is filed under
 * @param equipment what the contract lists
 * @returns the filing, or what is wrong at which field
 */
export function readFiling(
  values: ViewValues,
  metadata: FilingMetadata & { readonly contractId: string },
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
