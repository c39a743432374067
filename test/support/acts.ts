import { createHmac } from 'node:crypto';
import type { Desk } from './desk.js';
import { hasButton } from './story.js';
import {
  textOf,
  type DeliverySeen,
  type Json,
  type Message,
  type Person,
  type View,
} from '../../src/embedded/slack/client/workspace-client.js';

/** An answer that only this person sees, where they acted. */
export const told = (person: Person, channel: string, words: string): Promise<Message> =>
  person.waitForMessage(
    channel,
    (m) => m.only_you === true && textOf(m).includes(words),
    `“${words}” for ${person.name}`,
  );

/**
 * What only this person is shown, there or by direct message, after they did something. Earlier answers do not
 * count, nor does what the desk tells them meanwhile about other things: that comes out of its outbox.
 */
export async function answerTo(
  person: Person,
  channel: string,
  act: () => Promise<unknown>,
): Promise<string> {
  const shown = async () => {
    const here = (await person.messages(channel)).filter((m) => m.only_you);
    const direct = (await person.dm().messages()).filter((m) => !m.metadata);
    return [...here, ...direct].sort((a, b) => Number(a.ts) - Number(b.ts));
  };
  const before = (await shown()).length;
  await act();
  const answer = await person.waitFor(async () => (await shown())[before], {
    what: `an answer for ${person.name}`,
  });
  return textOf(answer);
}

/** An answer that came by direct message. */
export const toldDirectly = (person: Person, words: string): Promise<Message> =>
  person.waitForDm((m) => textOf(m).includes(words), `“${words}” for ${person.name}`);

export const opened = (person: Person, callbackId: string): Promise<View> =>
  person.waitForModal((view) => view.callback_id === callbackId, `the form ${callbackId}`);

/** Types a command whose form opens; one of the same kind that stands open already is not it. */
export async function commandOpens(
  person: Person,
  channel: string,
  line: string,
  callbackId: string,
): Promise<View> {
  const before = new Set((await person.modals()).map(({ id }) => id));
  await person.command(channel, line);
  const isNew = (view: View) => view.callback_id === callbackId && !before.has(view.id);
  return person.waitForModal(isNew, `the form ${callbackId} after ${line}`);
}

export const intakeCardIn = (person: Person, channel: string): Promise<Message> =>
  person.waitForMessage(channel, (m) => hasButton(m, 'filing:open'), 'the intake card');

/**
 * Says in *Our requests* how they want to be told when something is asked of them; the list says what holds from then on.
 * @param holds the words of the choice, in their language
 */
export async function chooseWay(
  person: Person,
  channel: string,
  way: 'mention' | 'direct',
  holds: string,
): Promise<void> {
  await person.press(await intakeCardIn(person, channel), 'own-requests:list');
  await opened(person, 'own-requests');
  await person.choose('modal', 'own-requests:notify-by', way);
  await person.waitForModal((view) => textOf(view).includes(`${holds}*`), holds);
  await person.close({ all: true });
}

/** What stands in a field of a modal. */
export function valueOf(view: View, block: string): unknown {
  const held =
    Object.values(Object.entries(view.state.values).find(([id]) => id.startsWith(block))?.[1] ?? {})[0] ?? {};
  return held['value'] ?? (held['selected_option'] as { value?: string } | undefined)?.value;
}

export const newest = async (desk: Desk, name: string): Promise<DeliverySeen> =>
  (await desk.people.admin.deliveries()).findLast((delivery) => delivery.name === name)!;

/** Sends the bot a payload that nobody's Slack would send, signed as Slack signs. */
export async function deliverForged(desk: Desk, payload: Json): Promise<Response> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const at = String(Math.floor(Date.now() / 1000));
  const secret = desk.environment['SLACK_SIGNING_SECRET']!;
  const digest = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return fetch(`http://127.0.0.1:${desk.bots[0]!.port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': at,
      'x-slack-signature': `v0=${digest}`,
    },
    body,
  });
}
