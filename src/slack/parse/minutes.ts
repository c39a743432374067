/** A number of minutes as it stands in a form; `readNumberText` gives the same number back. */
export const minutesText = (minutes: number | undefined): string =>
  minutes === undefined ? '' : String(minutes);

/**
 * A number that somebody typed, in full-width figures too.
 * @returns undefined when nothing was typed; NaN, which no schema takes, when it is no number
 */
export function readNumberText(text: string): number | undefined {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return undefined;
  return /^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : NaN;
}
