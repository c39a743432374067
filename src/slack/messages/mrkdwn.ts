import type { Locale } from '../../domain/people/person.js';
import { isRecordLane } from '../../domain/record/errand.js';
import { isPersonLane } from '../../domain/record/outbox.js';
import { cutAt } from './cut.js';
import { dateFormat } from './date-format.js';

/** What people typed may not become a mention, a link or `@channel` (slack.md, "Sizes"). */
export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Cuts plain text at a length counted as Slack counts, never inside a character. */
export function clip(text: string, max: number): string {
  return text.length <= max ? text : `${cut(text, max)}…`;
}

/** The same for mrkdwn: never inside an escaped character, a link or a date either. */
export function clipMrkdwn(text: string, max: number): string {
  if (text.length <= max) return text;
  const whole = cut(text, max)
    .replace(/<[^>]*$/, '')
    .replace(/&[a-z]{0,3}$/, '');
  return `${whole}…`;
}

const cut = (text: string, max: number): string => text.slice(0, cutAt(text, max - 1));

/** Typed text for a mrkdwn field of at most `max` characters. */
export const typed = (text: string, max = 2900): string => clipMrkdwn(escape(text), max);

/**
 * An instant that Slack shows in the reader's own zone; where it cannot (notifications), in the contract's.
 * @param zone an IANA zone for the fallback
 */
export function when(instant: Date, zone: string, locale: Locale): string {
  return `<!date^${Math.floor(instant.getTime() / 1000)}^{date_short_pretty} {time}|${plainWhen(instant, zone, locale)}>`;
}

/** An instant as plain text in a zone, for notifications and files. */
export function plainWhen(instant: Date, zone: string, locale: Locale): string {
  return dateFormat(locale, { ...WHEN, timeZone: zone }).format(instant);
}

const WHEN = {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;

/** Somebody whose data was erased has no id any more: a word stands for it. */
export const mention = ({ id }: { id: string }): string => (/^\w+$/.test(id) ? `<@${id}>` : escape(id));

/** A lane of the outbox as people know it: the channel, the person, or the record that is asked. */
export function lanePlace(lane: string): string {
  if (isRecordLane(lane)) return escape(lane.replace(/^.*\//, ''));
  return isPersonLane(lane) ? `<@${lane}>` : `<#${lane}>`;
}
