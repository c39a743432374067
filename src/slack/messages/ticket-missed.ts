import type { Locale } from '../../domain/people/person.js';
import { legible } from '../../domain/privacy/legible.js';
import type { Fact } from '../../domain/ticket/facts.js';
import { missedBy, type Missed } from '../../domain/ticket/missed.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { names, planOpened } from './alarm-story.js';
import { section, type Message } from './blocks.js';
import { typed, when } from './mrkdwn.js';
import { notification } from './ticket-story.js';

const NAME_LENGTH = 100;

/**
 * What the customer reads in their thread when promises to them were missed, and what happens now.
 * @param fact the one that tells of it (`tellsOfMissed`)
 * @returns undefined when nothing of it is true any more
 */
export function missedMessage(ticket: Ticket, fact: Fact, locale: Locale): Message | undefined {
  const t = textsIn(locale);
  const missed = missedBy(legible(ticket, t.privacy.erased), fact);
  if (!missed) return undefined;
  const text = lines(missed, (at) => when(at, ticket.terms.zone, locale), t).join('\n');
  return { text: notification(text), blocks: [section(text)] };
}

function lines({ late, plan, word, seesToIt }: Missed, instant: (at: Date) => string, t: Texts): string[] {
  const said = t.thread;
  // That the repair is late is what the plan's own words begin with.
  const told = plan ? late.filter(({ metric }) => metric !== 'repair') : late;
  const promises = told.map(({ metric, dueAt, doneAt, byOtherTerms }) => {
    const words = { metric: t.metric[metric], due: instant(dueAt) };
    const promise = doneAt ? said.missedDone({ ...words, done: instant(doneAt) }) : said.missedOne(words);
    return byOtherTerms ? said.missedByTerms({ promise }) : promise;
  });
  return [
    ...(promises.length > 0 ? [said.missed({ promises: promises.join(said.missedSeparator) })] : []),
    ...(seesToIt ? [now(seesToIt, t)] : []),
    ...(plan ? [planOpened(plan, 'customer', instant, t)] : []),
    ...(word ? [wordMissed(word, instant, t)] : []),
  ];
}

function now(seesToIt: NonNullable<Missed['seesToIt']>, t: Texts): string {
  const said = t.thread;
  if (seesToIt === 'desk') return said.missedDesk;
  if ('taken' in seesToIt) return said.missedTaken({ name: typed(seesToIt.taken.name, NAME_LENGTH) });
  if ('asked' in seesToIt) return said.missedAsked({ people: names(seesToIt.asked) });
  return said.missedResponsible({ name: typed(seesToIt.responsible.name, NAME_LENGTH) });
}

function wordMissed(
  { promisedAt, owner }: NonNullable<Missed['word']>,
  instant: (at: Date) => string,
  t: Texts,
): string {
  const said = t.thread;
  const next = owner ? said.missedWordOwner({ owner: typed(owner.name, NAME_LENGTH) }) : said.missedDesk;
  return said.missedWord({ when: instant(promisedAt), next });
}
