/** Times as Slack words them, in a person's language and zone. */
export interface Place {
  readonly locale: string;
  readonly tz: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A formatter costs far more than formatting: one of each kind is kept. */
function format({ locale, tz }: Place, options: Intl.DateTimeFormatOptions, at: Date): string {
  const key = locale + tz + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(locale, { timeZone: tz, ...options })));
  return found.format(at);
}

export const timeOf = (place: Place, at: Date): string =>
  format(place, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, at);

export const timeWithSecondsOf = (place: Place, at: Date): string =>
  format(place, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }, at);

export const fullTimeOf = (place: Place, at: Date): string =>
  format(place, { dateStyle: 'full', timeStyle: 'medium', hourCycle: 'h23' }, at);

/** `2026-11-22` where the person is. */
export const dayOf = (place: Place, at: Date): string =>
  format({ ...place, locale: 'sv-SE' }, { year: 'numeric', month: '2-digit', day: '2-digit' }, at);

/** `14:05` where the person is. */
const clockOf = (place: Place, at: Date): string => timeOf({ ...place, locale: 'en-GB' }, at);

export function dayTitle(place: Place, at: Date, now = new Date()): string {
  const relative = new Intl.RelativeTimeFormat(place.locale, { numeric: 'auto' });
  const days = Math.round((Date.parse(dayOf(place, at)) - Date.parse(dayOf(place, now))) / 86_400_000);
  if (days === 0 || days === -1) return capital(relative.format(days, 'day'));
  return format(place, { weekday: 'long', month: 'long', day: 'numeric' }, at);
}

export function ago(place: Place, at: Date, now = new Date()): string {
  const relative = new Intl.RelativeTimeFormat(place.locale, { numeric: 'auto' });
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  if (minutes > -60) return relative.format(Math.min(0, minutes), 'minute');
  if (minutes > -60 * 24) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 60 / 24), 'day');
}

/** Slack's `<!date^…>` tokens (docs.slack.dev, "Formatting message text"). */
export function dateTokens(place: Place, seconds: number, template: string): string {
  const at = new Date(seconds * 1000);
  const date: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', day: 'numeric' };
  const words: Record<string, () => string> = {
    date_num: () => dayOf(place, at),
    date: () => format(place, date, at),
    date_short: () => format(place, { ...date, month: 'short' }, at),
    date_long: () => format(place, { ...date, weekday: 'long' }, at),
    time: () => timeOf(place, at),
    time_secs: () => format(place, { timeStyle: 'medium', hourCycle: 'h23' }, at),
    ago: () => ago(place, at),
  };
  const pretty = (name: string): string => {
    const bare = name.replace(/_pretty$/, '');
    return bare !== name && /^(今天|昨天|Today|Yesterday)$/.test(dayTitle(place, at))
      ? dayTitle(place, at)
      : (words[bare]?.() ?? `{${name}}`);
  };
  return template.replace(/\{(\w+)\}/g, (_found, name: string) => pretty(name));
}

/** `2026-11-22T14:05` of the person's own clock. */
export const localOf = (place: Place, seconds: number): string => {
  const at = new Date(seconds * 1000);
  return `${dayOf(place, at)}T${clockOf(place, at)}`;
};

/** Seconds since 1970 of `2026-11-22T14:05` on the person's clock. */
export function secondsOf(place: Place, local: string): number {
  const wanted = Date.parse(`${local}:00Z`);
  let guess = wanted;
  // Twice, for the hours around a change of the clocks.
  for (let i = 0; i < 2; i++) guess += wanted - Date.parse(`${localOf(place, guess / 1000)}:00Z`);
  return guess / 1000;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
