import { swapNewsSchema, type SwapNews } from '../../../domain/duty/swap.js';
import type { Locale } from '../../../domain/people/person.js';
import { textsIn, type Texts } from '../../../i18n/texts.js';
import { ACTION } from '../../ids.js';
import { actions, button, section, type Message } from '../blocks.js';
import { clipMrkdwn, typed } from '../mrkdwn.js';
import { calendarButton } from './calendar-button.js';
import { span } from './news.js';

/** What a button about a swap carries. */
export const swapValue = ({ rotaId, swapId }: Pick<SwapNews, 'rotaId' | 'swapId'>): string =>
  JSON.stringify({ rotaId, swapId });

/** A colleague asks to swap: both duties, and the two answers. */
export function swapProposal(data: unknown, locale: Locale): Message {
  const news = swapNewsSchema.parse(data);
  const t = textsIn(locale).duty;
  const title = t.swapProposal({ name: typed(news.mine.person.name, 100), rota: typed(news.rota, 60) });
  const text = [title, ...shares(news, locale, t)].join('\n');
  const value = swapValue(news);
  return {
    text: clipMrkdwn(text, 3000),
    blocks: [
      section(text),
      ...actions('swap', [
        button(ACTION.acceptSwap, t.swap.accept, value, 'primary'),
        button(ACTION.declineSwap, t.swap.decline, value),
        button(ACTION.duty, t.showCalendar, ''),
      ]),
    ],
  };
}

/** What became of a proposal. */
export function swapNews(data: unknown, locale: Locale): Message | undefined {
  const news = swapNewsSchema.parse(data);
  const t = textsIn(locale).duty;
  if (news.state === 'proposed') return undefined;
  const names = { mine: typed(news.mine.person.name, 100), yours: typed(news.yours.person.name, 100) };
  const told = t.swapNews[news.state];
  const title = typeof told === 'string' ? told : told(names);
  return calendarButton([title, ...shares(news, locale, t)], t);
}

const shares = ({ mine, yours, zone }: SwapNews, locale: Locale, t: Texts['duty']): string[] =>
  [mine, yours].map(({ person, layer, from, to }) =>
    t.share({
      name: typed(person.name, 100),
      layer: typed(layer, 60),
      span: span({ from, to, zone }, locale),
    }),
  );
