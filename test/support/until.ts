import { setTimeout as delay } from 'node:timers/promises';

/** Longer than anything takes on a machine that does a lot besides. */
const PATIENCE_MS = 120_000;

/**
 * Looks until something is there that is neither undefined nor false.
 * @throws when it has not come, naming it
 */
export async function until<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  what = 'what is waited for',
): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`not seen: ${what}`);
    await delay(5);
  }
}
