import { calendarOf, policyOf, type Settings } from '../../domain/settings/settings.js';
import type { Locale } from '../../domain/people/person.js';
import type { TermsChange } from '../../domain/terms/terms-change.js';
import { textsIn } from '../../i18n/texts.js';
import { section, type Message } from './blocks.js';
import { typed } from './mrkdwn.js';
import { nameOf } from './policy-words.js';
import { tallyParts } from './tally.js';

/** Policies and calendars that a message names. */
const MOST_NAMED = 5;

/** How far a change of terms has come on its way to the open requests, or what it has done to them. */
export function termsChangeMessage(change: TermsChange, settings: Settings, locale: Locale): Message {
  const t = textsIn(locale);
  const said = t.policies.applied;
  const { tally, failed, finishedAt } = change;
  const what = [
    ...change.policies.map(({ id, version }) => ({ name: nameOf(policyOf(settings, id)), version })),
    ...change.calendars.map(({ id, version }) => ({ name: nameOf(calendarOf(settings, id)), version })),
  ]
    .slice(0, MOST_NAMED)
    .map(({ name, version }) => said.what({ name: typed(name, 100), version }))
    .join(t.policies.separator);
  const done = tally.requests;
  const dealtWith = done + failed.count;
  const head = finishedAt
    ? said.finished({ what, done, total: dealtWith })
    : said.progress({ what, done: dealtWith, total: Math.max(change.total, dealtWith) });
  const lines = [
    head,
    ...(finishedAt && done > 0 ? [said.figures({ parts: tallyParts(tally, t) })] : []),
    ...(failed.count > 0
      ? [said.failed({ count: failed.count, numbers: failed.named.join(t.policies.separator) })]
      : []),
  ];
  return { text: head, blocks: [section(lines.join('\n'))] };
}
