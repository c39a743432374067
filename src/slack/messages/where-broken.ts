import { whereBroken } from '../../domain/custody/verdict.js';
import type { Texts } from '../../i18n/texts.js';

/** Where a chain ceases to hold, as a part of a sentence; empty when there is no signature before. */
export function whereText(verdict: Parameters<typeof whereBroken>[0], t: Texts['custody']): string {
  const where = whereBroken(verdict);
  if ('first' in where) return t.from({ no: where.first });
  return where.last > 0 ? t.behind({ no: where.last }) : '';
}
