import type { Locale } from '../../../domain/people/person.js';
import { timesIn } from '../../messages/zone-times.js';

/** From and to as plain text, in the rota's own zone: menus cannot show the reader's. */
export const plainSpan = (
  { from, to }: { readonly from: Date; readonly to: Date },
  zone: string,
  locale: Locale,
): string => timesIn(zone, locale).span(from, to).text;
