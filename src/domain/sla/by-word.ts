import { z } from 'zod';

/**
 * Values by words that somebody writes, whatever the words are: `constructor` and `__proto__` are words like others, and
 * zod's own record leaves the second out without saying so. Read one with `valueOf`.
 * @param word what a word must be; @param value what stands there; @param error for what is no object
 */
export const byWord = <V extends z.ZodType>(
  word: z.ZodType<string>,
  value: V,
  error = 'must be an object of words and what they have',
) =>
  z
    .custom<Readonly<Record<string, z.input<V>>>>(
      (given) => typeof given === 'object' && given !== null && !Array.isArray(given),
      { error },
    )
    .transform((given, context): Record<string, z.output<V>> => {
      const read: [string, z.output<V>][] = [];
      for (const [key, one] of Object.entries<unknown>(given)) {
        const [name, said] = [word.safeParse(key), value.safeParse(one)];
        const { issues = [] } = name.error ?? said.error ?? {};
        for (const issue of issues as z.core.$ZodRawIssue[])
          context.issues.push({ ...issue, path: [key, ...(issue.path ?? [])] });
        if (name.success && said.success) read.push([name.data, said.data]);
      }
      return Object.fromEntries(read);
    });

/** What stands at a word; nothing at one that only every object has. */
export const valueOf = <T>(
  values: Readonly<Record<string, T>> | undefined,
  word: string | undefined,
): T | undefined =>
  values !== undefined && word !== undefined && Object.hasOwn(values, word) ? values[word] : undefined;
