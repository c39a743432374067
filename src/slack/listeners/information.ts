import { isStaff } from '../../domain/people/person.js';
import { refuse } from '../../domain/refusal.js';
import { VERBS } from '../../domain/ticket/lifecycle.js';
import { parseWeek } from '../../domain/weekly/parse-week.js';
import { previousWeek, weekOf } from '../../domain/weekly/week.js';
import { textsIn } from '../../i18n/texts.js';
import { asMessage, refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import { healthMessage } from '../messages/health.js';
import { section } from '../messages/blocks.js';
import { typed } from '../messages/mrkdwn.js';
import { answer, type Acting } from './acting.js';

/** `/service help`, and whatever cannot be understood. */
export async function helpAsked(context: SlackContext, acting: Acting, unknown?: string): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const t = textsIn(recognised.person.locale).help;
  const isOurs = isStaff(recognised.person) || recognised.mayAdminister;
  const words = VERBS.map((verb) => t.word[verb]).join(t.between);
  const usage = isOurs ? `${t.lines}\n${t.verbs({ words })}` : t.customer;
  const before = unknown === undefined ? [] : [section(t.unknown({ word: typed(unknown, 100) }))];
  await answer(context, acting, recognised, {
    text: t.title,
    blocks: [...before, section(`*${t.title}*`), section(usage)],
  });
}

/** A verb was typed without the request it is for. */
export async function numberMissing(context: SlackContext, acting: Acting, verb: string): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  await answer(
    context,
    acting,
    recognised,
    asMessage(textsIn(recognised.person.locale).help.numberMissing({ verb: typed(verb, 50) })),
  );
}

/** `/service health`: what was not delivered, what is late, when the jobs ran. */
export async function healthAsked(context: SlackContext, acting: Acting): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person, settings, mayAdminister } = recognised;
  if (!isStaff(person) && !mayAdminister) {
    return answer(
      context,
      acting,
      recognised,
      asMessage(refusalText(refuse('not-permitted', { verb: 'health' }), person.locale)),
    );
  }
  const health = await context.health.read();
  await answer(context, acting, recognised, healthMessage(health, settings.zone, person.locale));
}

/** `/service report [week]`: the weekly report at any time, posted where it was asked for (R17). */
export async function reportAsked(context: SlackContext, acting: Acting, words: string): Promise<void> {
  const recognised = await context.who.is(acting.userId, acting.channel);
  const { person, settings } = recognised;
  const say = (text: string) => answer(context, acting, recognised, asMessage(text));
  const channel = acting.channel!;
  const here = await context.contracts.byCustomerChannel(channel);
  const contracts = here ? [here] : isStaff(person) ? await context.contracts.byDeskChannel(channel) : [];
  const allowed = contracts.filter(
    ({ customerId }) => isStaff(person) || person.customerIds.includes(customerId),
  );
  if (allowed.length === 0) return say(refusalText(refuse('report-elsewhere'), person.locale));
  const zone = allowed[0]?.zone ?? settings.zone;
  const now = context.clock();
  const week = words ? parseWeek(words, { now, zone }) : previousWeek(weekOf(now, zone));
  if (typeof week !== 'string')
    return say(refusalText(refuse('unknown-week', { text: words }), person.locale));
  await say(textsIn(person.locale).report.making({ week }));
  for (const contract of allowed) await context.postReport(contract.id, week, channel, acting.cause);
}
