import type { RotaDraft } from '../../../domain/duty/edit-rota.js';
import { rotaSchema } from '../../../domain/duty/rota.js';
import type { Weekday } from '../../../domain/duty/windows.js';
import type { Locale, PersonRef } from '../../../domain/people/person.js';
import { isZone, zoneOf } from '../../../domain/time/zone.js';
import { textsIn, type Texts } from '../../../i18n/texts.js';
import { readHoursText } from '../../parse/hours-text.js';
import type { FieldErrors, ReadResult } from '../modal.js';
import { fieldOf, type LayerValues, type RotaFormMetadata, type RotaValues } from './rota.js';

/** Where a fault of a layer is shown, by the domain's name of the field. */
const FIELD: Readonly<Record<string, keyof LayerValues>> = {
  id: 'name',
  name: 'name',
  people: 'people',
  from: 'from',
  hours: 'hours',
  every: 'every',
  weekday: 'weekday',
  at: 'at',
};

/**
 * @param people whoever was chosen, by id, with the names they have
 * @returns the rota, or what is wrong at which field
 */
export function readRota(
  { name, zone, layers }: RotaValues,
  { layers: shown }: RotaFormMetadata,
  people: ReadonlyMap<string, PersonRef>,
  locale: Locale,
): ReadResult<RotaDraft> {
  const t = textsIn(locale);
  const errors: FieldErrors = {};
  const draft: RotaDraft = {
    name,
    zone,
    layers: shown.map(({ key, id }) => {
      const given = layers[key]!;
      const ordered = inOrder(given, people, t.duty.rota);
      if (typeof ordered === 'string') errors[fieldOf('order', key)] = ordered;
      if (given.hours && !readHoursText(given.hours)) {
        errors[fieldOf('hours', key)] = t.duty.rota.fault['bad-hours'];
      }
      return {
        ...(id ? { id } : {}),
        name: given.name,
        people: typeof ordered === 'string' ? [...people.values()] : ordered,
        from: wallOf(given.from, zone),
        handover: handoverOf(given),
        ...(given.hours ? { hours: readHoursText(given.hours) ?? {} } : {}),
      };
    }),
  };
  const fresh = { id: 'draft', version: 0, overrides: [] };
  const numbered = draft.layers.map((layer, index) => ({ id: `new-${index}`, ...layer }));
  const parsed = rotaSchema.safeParse({ ...fresh, ...draft, layers: numbered });
  for (const { path, message } of parsed.error?.issues ?? []) {
    errors[blockOf(path, shown)] ??= wordOf(message, path, t);
  }
  return Object.keys(errors).length > 0 ? { errors } : { ok: draft };
}

function wordOf(message: string, path: readonly PropertyKey[], t: Texts): string {
  const faults: Readonly<Record<string, string>> = t.duty.rota.fault;
  return faults[message] ?? (path.includes('every') ? faults['bad-every']! : t.fields.required);
}

function blockOf(path: readonly PropertyKey[], shown: RotaFormMetadata['layers']): string {
  const [first, index, ...rest] = path;
  if (first !== 'layers' || typeof index !== 'number') return first === 'zone' ? 'zone' : 'name';
  const field = rest.map((part) => FIELD[String(part)]).findLast((one) => one !== undefined);
  return fieldOf(field ?? 'name', shown[index]!.key);
}

/** People in the order that was written, those who were not written behind them; or what is wrong with it. */
function inOrder(
  { people: chosen, order }: LayerValues,
  people: ReadonlyMap<string, PersonRef>,
  t: Texts['duty']['rota'],
): PersonRef[] | string {
  const all = chosen.flatMap((id) => people.get(id) ?? []);
  const written: PersonRef[] = [];
  for (const line of order.split('\n').map((one) => one.trim().replace(/^@/, ''))) {
    if (line === '') continue;
    const named = all.filter(({ name }) => name.trim() === line);
    if (named.length === 0) return t.notChosen({ name: line });
    if (named.length > 1) return t.twice({ name: line });
    written.push(named[0]!);
  }
  return [...written, ...all.filter(({ id }) => !written.some((one) => one.id === id))];
}

function handoverOf({ every, unit, weekday, at = '' }: LayerValues): RotaDraft['layers'][number]['handover'] {
  const count = /^\d+$/.test(every) ? Number(every) : 0;
  return unit === 'days'
    ? { unit, every: count, at }
    : { unit, every: count, weekday: weekday as Weekday, at };
}

/** An instant as day and time of the rota's wall clock. */
function wallOf(from: Date | undefined, zone: string): { day: string; time: string } {
  if (!from || !isZone(zone)) return { day: '', time: '' };
  const wall = new Date(from.getTime() + zoneOf(zone).offsetAt(from.getTime())).toISOString();
  return { day: wall.slice(0, 10), time: wall.slice(11, 16) };
}
