import type { Desk } from './desk.js';
import {
  buttonsOf,
  textOf,
  type Message,
  type Person,
  type View,
} from '../../src/embedded/slack/client/workspace-client.js';

/** The channels of the local company. */
export const RENHE = 'renhe-service';
export const HARBOUR = 'harbour-service';
export const DESK = 'service-desk';

export interface Filed {
  readonly number: string;
  /** The card in the customer's channel, and in the desk's. */
  readonly card: Message;
  readonly deskCard: Message;
}

/** A customer files a request in the form behind the pinned card; waits until both cards are there. */
export async function fileRequest(
  desk: Desk,
  customer: Person,
  channel: string,
  title: string,
): Promise<Filed> {
  const intake = await customer.waitForMessage(
    channel,
    (m) => hasButton(m, 'filing:open'),
    'the intake card',
  );
  await customer.press(intake, 'filing:open');
  await customer.waitForModal((view) => view.callback_id === 'filing', 'the filing form');
  await customer.fill({ requesterPhone: '010-8888 6666', 'item-1': title });
  let submitted = await customer.submit();
  // Likely a duplicate, as the form says: it is another one.
  if (submitted.result === 'updated') submitted = await customer.submit();
  if (submitted.result !== 'closed') throw new Error(JSON.stringify(submitted));
  return filedAs(desk, customer, channel, title);
}

/** Waits for both cards of a request by its title. */
export async function filedAs(desk: Desk, reader: Person, channel: string, title: string): Promise<Filed> {
  const card = await reader.waitForMessage(
    channel,
    (m) => textOf(m).includes(title) && hasButton(m, 'ticket:more'),
    'the card',
  );
  const number = /SR-\d{4}-\d{6,}/.exec(textOf(card))![0];
  const deskCard = await desk.people
    .person('qian')
    .waitForMessage(DESK, (m) => isCardOf(m, number), 'the desk card');
  return { number, card, deskCard };
}

export const isCardOf = (message: Message, number: string): boolean =>
  textOf(message).startsWith(number) && hasButton(message, 'ticket:more');

export const hasButton = (message: Message, action: string): boolean =>
  buttonsOf(message).some(({ action_id: id }) => id === action);

/** The message as it is now. */
export async function now(person: Person, message: Message): Promise<Message> {
  return (await person.messages(message.channel!)).find(({ ts }) => ts === message.ts)!;
}

/** Presses a button of a card as soon as the card shows it. */
export async function pressOn(person: Person, card: Message, action: string): Promise<void> {
  await person.waitFor(async () => hasButton(await now(person, card), action), {
    what: `${action} on the card`,
    saw: async () => buttonsOf(await now(person, card)),
  });
  await person.press(card, action);
}

/** What nobody has told the customer before is told with the first act of work: filled in where the form asks for it. */
export const proposalAsked = ({ blocks }: View): Record<string, string> => {
  const asks = (id: string) => blocks.some((block) => block['block_id'] === id);
  return {
    ...(asks('proposal-mode') ? { 'proposal-mode': 'remote' } : {}),
    ...(asks('proposal-text') ? { 'proposal-text': '远程检查后处理 / remotely, after a check' } : {}),
  };
};

/** Presses a button whose form opens, fills it in and submits it. */
export async function submitOn(
  person: Person,
  card: Message,
  verb: string,
  values: Record<string, unknown>,
): Promise<void> {
  await pressOn(person, card, `verb:${verb}`);
  const form = await person.waitForModal(
    (view) => view.callback_id === `verb:${verb}`,
    `the form of ${verb}`,
  );
  await person.fill({ ...proposalAsked(form), ...values });
  const submitted = await person.submit();
  if (submitted.result !== 'closed') throw new Error(JSON.stringify(submitted));
}

export const inThread = (person: Person, card: Message, words: string): Promise<Message> =>
  person.waitForMessage(card.channel!, (m) => textOf(m).includes(words), words, { thread: card });

export const cardShows = (person: Person, card: Message, words: string): Promise<Message> =>
  person.waitFor(
    async () => {
      const shown = await now(person, card);
      return textOf(shown).includes(words) ? shown : undefined;
    },
    { what: `“${words}” on the card`, saw: async () => textOf(await now(person, card)) },
  );

/** Everything said in a thread, one text. */
export const threadText = async (person: Person, card: Message): Promise<string> =>
  (await person.thread(card)).map(textOf).join('\n');
