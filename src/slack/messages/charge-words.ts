import type { Locale } from '../../domain/people/person.js';
import type { FactOf } from '../../domain/ticket/facts.js';
import { totalOf, type QuotedItem } from '../../domain/ticket/quotation.js';
import type { Texts } from '../../i18n/texts.js';
import { typed } from './mrkdwn.js';

type ChargeFact = FactOf<
  'quoted' | 'quote-accepted' | 'quote-declined' | 'charge-waived' | 'equipment-replaced'
>;

/** @param cents hundredths of the unit, of every currency */
export const money = (cents: number, currency: string, locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'code' })
    .format(cents / 100)
    .replace(/\u00a0/g, ' ');

/** The items of a quotation, a line each, and their sum. */
export function quotedLines(
  items: readonly QuotedItem[],
  currency: string,
  locale: Locale,
  t: Texts,
): string {
  const lines = items.map(({ text, cents }) => `• ${typed(text, 170)} — ${money(cents, currency, locale)}`);
  const total = t.contracts.charge.total({ amount: money(totalOf(items), currency, locale) });
  return [...lines, total].join('\n');
}

/** What is said of a charge, or of new equipment, in the thread of a request. */
export function chargeText(fact: ChargeFact, place: 'customer' | 'desk', locale: Locale, t: Texts): string {
  const c = t.contracts.charge;
  const name = typed(fact.by.name, 100);
  switch (fact.type) {
    case 'quoted': {
      const { no, items, currency, text } = fact;
      const said = c.quoted({ name, no, lines: quotedLines(items, currency, locale, t) });
      const note = text ? `\n>${typed(text, 500)}` : '';
      return `${said}${note}${place === 'customer' ? `\n${c.pleaseDecide}` : ''}`;
    }
    case 'quote-accepted': {
      const { no, cents, currency, remark } = fact;
      const said = c.accepted({ name, no, amount: money(cents, currency, locale) });
      return remark ? `${said}\n>${typed(remark, 2000)}` : said;
    }
    case 'quote-declined': {
      const said = c.declined({ name, no: fact.no, reason: typed(fact.reason, 2000) });
      return place === 'desk' ? `${said}\n${c.declinedHint}` : said;
    }
    case 'charge-waived':
      return c.waived({ name, no: fact.no, text: typed(fact.text, 2500) });
    case 'equipment-replaced':
      return replacedText(fact, name, t);
  }
}

/** What was replaced by what, with the proof of its origin and who pays (R4, R39). */
export function replacedText(fact: FactOf<'equipment-replaced'>, name: string, t: Texts): string {
  const { label, oldSerial, newSerial, model, proof, free } = fact;
  const c = t.contracts.charge;
  const said = c.replaced({
    name,
    label: typed(label, 320),
    old: typed(oldSerial ?? fact.equipmentId ?? label, 100),
    fresh: typed([newSerial, model].filter(Boolean).join(' · '), 210),
    cost: free ? c.free : c.charged,
  });
  return proof ? `${said}\n${c.proof({ proof: typed(proof, 200) })}` : said;
}
