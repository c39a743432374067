import { legible } from '../../domain/privacy/legible.js';
import type { Locale } from '../../domain/people/person.js';
import type { Wish, WishFact } from '../../domain/wish/wish.js';
import { wishTitle } from '../../domain/wish/wish.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { section, type Message } from './blocks.js';
import { typed } from './mrkdwn.js';

const TITLE_LENGTH = 300;
const NAME_LENGTH = 60;

/** A decision as the customer reads it in their channel: of their wish, and of nobody else’s. */
export function wishNews(stored: Wish, told: WishFact, locale: Locale): Message {
  const word = textsIn(locale).privacy.erased;
  const [wish, fact] = [legible(stored, word), legible(told, word)];
  const t = textsIn(locale);
  const about = { number: wish.id, text: typed(wishTitle(wish, TITLE_LENGTH), TITLE_LENGTH) };
  const words = 'text' in fact && fact.text ? `\n${t.wishes.words({ text: typed(fact.text, 1500) })}` : '';
  const said = newsOf(fact, about, t) + words;
  return { text: said, blocks: [section(said)] };
}

function newsOf(fact: WishFact, about: { number: string; text: string }, t: Texts): string {
  switch (fact.type) {
    case 'planned':
      return t.wishes.news.planned({ ...about, plan: planText(fact, t) });
    case 'done':
      return fact.release
        ? t.wishes.news.doneIn({ ...about, release: typed(fact.release, 100) })
        : t.wishes.news.done(about);
    case 'declined':
      return t.wishes.news.declined(about);
    default:
      return t.wishes.news.reviewing(about);
  }
}

/** To whoever is to see to it. */
export function wishDirect(stored: Wish, locale: Locale): Message {
  const wish = legible(stored, textsIn(locale).privacy.erased);
  const t = textsIn(locale);
  const text = t.wishes.yours({ number: wish.id, text: typed(wishTitle(wish, TITLE_LENGTH), TITLE_LENGTH) });
  return { text, blocks: [section(text)] };
}

/** The day, the release, or both. */
export const planText = (
  { day, release }: { day?: string | undefined; release?: string | undefined },
  t: Texts,
): string => [day, release && typed(release, 100)].filter(Boolean).join(t.wishes.separator);

/** A line of its history, for the desk. */
export function wishFactText(fact: WishFact, t: Texts): string {
  const name = typed(fact.by.name, NAME_LENGTH);
  switch (fact.type) {
    case 'recorded':
      return t.wishes.fact.recorded({ name, request: fact.request });
    case 'backed':
      return t.wishes.fact.backed({ request: fact.request, customer: typed(fact.customerName, NAME_LENGTH) });
    case 'commented':
      return t.wishes.fact.commented({ name, text: typed(fact.text, 1000) });
    case 'owned':
      return t.wishes.fact.owned({ name, owner: typed(fact.owner.name, NAME_LENGTH) });
    case 'reviewing':
    case 'planned':
    case 'done':
    case 'declined': {
      const plan = fact.type === 'planned' || fact.type === 'done' ? planText(fact, t) : '';
      const status = t.wishes.status[fact.type] + (plan ? ` (${plan})` : '');
      const said = t.wishes.fact.decided({ name, status });
      return fact.text ? `${said}\n>${typed(fact.text, 1000)}` : said;
    }
  }
}
