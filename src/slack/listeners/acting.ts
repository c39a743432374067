import type { types } from '@slack/bolt';
import type { Message } from '../messages/blocks.js';
import type { SlackContext } from '../context.js';
import type { Recognised } from '../who.js';
import { tellPerson } from '../answer.js';

/** Somebody's act in Slack, however it reached us: what every listener needs to know of it. */
export interface Acting {
  readonly userId: string;
  /** Where they act, when it is a channel. */
  readonly channel?: string | undefined;
  /** Opens a modal, once, within 3 s. */
  readonly triggerId: string;
  readonly cause: string;
  readonly at: Date;
  /** The modal in which they pressed something. */
  readonly viewId?: string | undefined;
  /** Answers in the place of the act, to this person only; works where the bot is no member. */
  readonly respond?: ((message: Message) => Promise<unknown>) | undefined;
  /**
   * Slack is told that all is well, once however often it is said. What the person was promised by it is stored by then:
   * a listener that stores says it as soon as it has, and at its end it is said for it.
   */
  readonly acknowledge: () => Promise<void>;
}

/** Opens a modal: above the one in which they pressed something, where they did. */
export async function openAbove(
  { client }: SlackContext,
  { triggerId, viewId }: Acting,
  view: types.ModalView,
): Promise<void> {
  const given = { trigger_id: triggerId, view };
  await (viewId ? client.views.push(given) : client.views.open(given));
}

/** Answers only the person who acts. */
export async function answer(
  context: SlackContext,
  acting: Acting,
  { person }: Recognised,
  message: Message,
): Promise<void> {
  if (acting.respond && !person.external) await acting.respond(message);
  else await tellPerson(context.client, person, acting.channel, message);
}
