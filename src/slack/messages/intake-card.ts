import type { Locale } from '../../domain/people/person.js';
import { textsIn } from '../../i18n/texts.js';
import { ACTION } from '../ids.js';
import { actions, button, context, header, section, type Message } from './blocks.js';
import { typed } from './mrkdwn.js';

/** The pinned card of a customer's channel: the way in that works for everybody, also from another workspace (slack.md). */
export function intakeCard(companyName: string, contractId: string, locale: Locale): Message {
  const t = textsIn(locale);
  return {
    text: `${t.intake.title} — ${t.intake.button}`,
    blocks: [
      header(t.intake.title),
      section(t.intake.promise({ company: typed(companyName, 200) })),
      ...actions('intake', [
        button(ACTION.file, t.intake.button, contractId, 'primary'),
        button(ACTION.exportForm, t.exports.button, ''),
        button(ACTION.wishes, t.wishes.button, ''),
      ]),
      context(t.intake.alsoReaction),
    ],
  };
}

/** The answer to a :ticket: reaction: a button, because a reaction cannot open a modal. */
export function offerToFile(prefill: string, locale: Locale): Message {
  const t = textsIn(locale);
  return {
    text: t.intake.fromMessage,
    blocks: [
      section(t.intake.fromMessage),
      ...actions('offer', [button(ACTION.fileFromMessage, t.intake.fromMessageButton, prefill, 'primary')]),
    ],
  };
}
