import type { Locale } from '../../domain/people/person.js';

type Options = Intl.DateTimeFormatOptions & { readonly timeZone: string };

/** Making one takes longer than drawing all the rest of a card. */
const made = new Map<string, Intl.DateTimeFormat>();
const MOST = 1_000;

/** Dates and times as text: a format of `Intl`, made once. */
export function dateFormat(locale: Locale, options: Options): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = made.get(key);
  if (!format) {
    if (made.size >= MOST) made.clear();
    made.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  }
  return format;
}
