import type { Erasure } from '../../domain/privacy/erasure.js';
import type { Locale } from '../../domain/people/person.js';
import { textsIn } from '../../i18n/texts.js';
import { section, type Message } from './blocks.js';
import { typed, when } from './mrkdwn.js';

/** Numbers of requests that a line names. */
const MOST_NUMBERS = 5;

/** Demands to erase personal data, the newest first: who decided, how far they are; never whose data it was. */
export function erasuresMessage(erasures: readonly Erasure[], zone: string, locale: Locale): Message {
  const { slack: t } = textsIn(locale).privacy;
  const lines = erasures.map((erasure) => {
    const { by, at, reason, requests, waiting, papers, failed, finishedAt } = erasure;
    const left = (numbers: readonly string[]) => numbers.slice(0, MOST_NUMBERS).join(' ');
    return [
      t.line({
        when: when(at, zone, locale),
        name: typed(by.name, 60),
        reason: typed(reason, 150),
        count: requests.length,
      }),
      ...(waiting.length > 0 ? [t.waiting({ numbers: left(waiting.map(({ number }) => number)) })] : []),
      ...(papers.length > 0 ? [t.papers({ numbers: left(papers) })] : []),
      ...(failed.length > 0 ? [t.failed({ numbers: left(failed) })] : []),
      ...(finishedAt ? [t.done({ when: when(finishedAt, zone, locale) })] : []),
    ].join('\n');
  });
  const text = erasures.length > 0 ? t.list : t.none;
  return { text, blocks: [section(text), ...lines.map((line) => section(line))] };
}
