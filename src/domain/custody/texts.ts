/** Fields of a fact in which somebody wrote, or was named, freely; wherever in it they stand. */
export const FREE_TEXT: ReadonlySet<string> = new Set(['text', 'reason', 'remark', 'title', 'requester']);

/** A value with every free text in it replaced. */
export function withTexts<T>(value: T, replace: (text: string) => string): T {
  if (Array.isArray(value)) return value.map((one: unknown) => withTexts(one, replace)) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const entries = Object.entries(value).map(([key, one]: [string, unknown]) => [
    key,
    typeof one === 'string' && FREE_TEXT.has(key) ? replace(one) : withTexts(one, replace),
  ]);
  return Object.fromEntries(entries) as T;
}

/** All that somebody wrote in it. */
export function textsOf(value: unknown): string[] {
  const texts: string[] = [];
  withTexts(value, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

/** Whether somebody wrote anything in it. */
export const hasText = (value: unknown): boolean => textsOf(value).length > 0;
