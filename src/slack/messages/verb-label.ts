import type { Verb } from '../../domain/ticket/lifecycle.js';
import type { Texts } from '../../i18n/texts.js';

/** What a verb is called to whoever reads it: some mean another thing to the customer than to us. */
export function verbLabel(verb: Verb, place: 'customer' | 'desk', t: Texts): string {
  if (place === 'customer' && verb === 'resume') return t.card.iHaveAnswered;
  if (place === 'customer' && verb === 'reply') return t.card.replyToEngineer;
  return t.verb[verb];
}
