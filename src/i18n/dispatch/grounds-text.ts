import type { Grounds } from '../../domain/ticket/words.js';
import type { Texts } from '../texts.js';

/**
 * On what grounds somebody was sent (R37), in one line.
 * @param text what was said of them, as the line takes it; of other grounds it says all
 */
export function groundsText(
  grounds: Grounds,
  text: string | undefined,
  t: Pick<Texts, 'grounds' | 'dispatch'>,
): string {
  if (text === undefined) return t.grounds[grounds];
  return grounds === 'other' ? text : t.dispatch.said({ grounds: t.grounds[grounds], text });
}
