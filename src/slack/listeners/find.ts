import { ranked } from '../../domain/find/rank.js';
import { wordsIn } from '../../domain/find/words.js';
import { likelyDuplicates, problemOf, SHARED_AT_LEAST } from '../../domain/find/duplicates.js';
import { maySee } from '../../domain/ticket/may.js';
import { isStaff, type Person } from '../../domain/people/person.js';
import type { Filing } from '../../domain/ticket/register.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { textsIn } from '../../i18n/texts.js';
import { asMessage } from '../answer.js';
import type { SlackContext } from '../context.js';
import { FOUND_LENGTH, foundMessage } from '../messages/found.js';
import { typed } from '../messages/mrkdwn.js';
import { readFind } from '../parse/find-words.js';
import { answer, type Acting } from './acting.js';

/** How many of the newest with all words are put in order; those before them are named by narrower words. */
const MOST_RANKED = 100;
const EACH_WORD = 25;

/** `/service find …`: requests and solutions by their words. Customers find their own company's and nothing else. */
export async function findAsked(context: SlackContext, acting: Acting, text: string): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person, settings } = recognised;
  const { locale } = person;
  const place = isStaff(person) ? 'desk' : 'customer';
  const t = textsIn(locale).find;
  const say = (words: string) => answer(context, acting, recognised, asMessage(words));
  const asked = readFind(text, settings.zone);
  if ('wrong' in asked) {
    const said = { value: typed(asked.value, 100) };
    const wrong =
      asked.wrong === 'status' ? t.wrong.status : asked.wrong === 'from' ? t.wrong.from : t.wrong.to;
    return say(wrong(said));
  }
  if (asked.words.length === 0) return say(t.usage);
  const filter = { ...asked.filter, ...(isStaff(person) ? {} : { customerIds: person.customerIds }) };
  const shown = typed(asked.text, 100);
  const all = await context.found.withAll(asked.words, filter, MOST_RANKED);
  if (all.tickets.length > 0) {
    const count = Math.min(all.tickets.length, FOUND_LENGTH);
    const complete = !all.more && all.tickets.length <= FOUND_LENGTH;
    const title = (complete ? t.found : t.foundMore)({ text: shown, count });
    return answer(
      context,
      acting,
      recognised,
      foundMessage(title, ranked(asked.words, all.tickets), locale, place),
    );
  }
  const any = await context.found.withAny(asked.words, filter, EACH_WORD);
  if (any.length === 0) return say(t.nothing({ text: shown }));
  const title = t.nearest({ text: shown });
  await answer(context, acting, recognised, foundMessage(title, ranked(asked.words, any), locale, place));
}

/** Open requests of the same contract that one being filed is probably about; of those that this person may see. */
export async function duplicatesOf(
  { found }: SlackContext,
  person: Person,
  filing: Filing,
): Promise<Ticket[]> {
  const problem = {
    system: filing.system,
    items: filing.items.map((text, index) => ({ no: index + 1, text })),
  };
  const open = await found.openLike(filing, wordsIn(problemOf(problem)), SHARED_AT_LEAST);
  return likelyDuplicates(
    problem,
    open.filter((ticket) => maySee(person, ticket)),
  );
}
