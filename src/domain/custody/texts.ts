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

/** Whether somebody wrote anything in it. */
export function hasText(value: unknown): boolean {
  let found = false;
  withTexts(value, (text) => {
    found = true;
    return text;
  });
  return found;
}
