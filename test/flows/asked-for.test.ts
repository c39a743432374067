import { startDesk, type Desk } from '../support/desk.js';
import { fileRequest, HARBOUR, hasButton, inThread, RENHE, submitOn } from '../support/story.js';
import { textOf, type Message, type Person } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

/** What the bot has asked somebody in person about a request, with the button that does it; Slack has notified them. */
async function askedTo(person: Person, number: string, verb: string): Promise<Message> {
  const action = `verb:${verb}`;
  const asks = await person.waitForDm(
    (m) => textOf(m).includes(number) && hasButton(m, action) && m.notified === 'direct',
    `being asked to ${verb} ${number}`,
  );
  return asks;
}
/** The heading of what waits for somebody, in their Home; the front desk reads Chinese. */
const WAITING = '等您处理';

/** Home is opened, and shows it. */
async function homeShows(person: Person, wanted: (text: string) => boolean, what: string): Promise<void> {
  await person.openHome();
  await person.waitForHome((view) => wanted(textOf(view)), what);
}
const nothingWaits = (text: string): boolean => text.includes('全部未完成') && !text.includes(WAITING);

test.each([
  {
    language: 'Chinese',
    customer: 'wang',
    engineer: 'li',
    channel: RENHE,
    title: '走廊打印机不出纸',
    sign: '请确认处理结果并签字',
    done: '已归档',
  },
  {
    language: 'English',
    customer: 'smith',
    engineer: 'chen',
    channel: HARBOUR,
    title: 'The label printer of dock 4 stands still',
    sign: 'Please confirm the result with your signature',
    done: 'Archived by',
  },
])(
  'who does nothing but what they are asked for brings a request from the form to the archive, with every signature: in $language',
  async ({ customer, engineer, channel, title, sign, done }) => {
    const [asking, working, head, frontDesk] = [by(customer), by(engineer), by('qian'), by('sun')];
    const { number, card, deskCard } = await fileRequest(desk, asking, channel, title);
    await working.press(await askedTo(working, number, 'acknowledge'), 'verb:acknowledge');
    // R20, R22: the head of the department signs for it, as soon as the customer has an answer.
    await head.press(await askedTo(head, number, 'accept'), 'verb:accept');

    await homeShows(working, (text) => text.includes(number), 'what waits for the engineer');
    await submitOn(working, deskCard, 'propose', { mode: 'remote', text: 'Restart the spooler' });
    await submitOn(working, deskCard, 'resolve', { outcome: 'repaired', text: 'It prints again' });

    const please = await asking.waitForMessage(
      card.channel!,
      (m) => m.ts !== card.ts && textOf(m).includes(sign),
      'being asked for the signature',
      { thread: card },
    );
    expect(please.notified).toBe('mention');
    await asking.press(please, 'verb:confirm');
    await asking.waitForModal((view) => view.callback_id.includes('confirm'), 'the form of the signature');
    await asking.submit();

    // R27: remote work is signed after the customer; the archive waits for it.
    const signOff = await askedTo(working, number, 'sign-off');
    await homeShows(frontDesk, nothingWaits, 'nothing for the front desk');
    await working.press(signOff, 'verb:sign-off');
    const archive = await askedTo(frontDesk, number, 'archive');
    await homeShows(frontDesk, (text) => text.includes(`${WAITING} (1)`), 'what is to be archived');
    await frontDesk.press(archive, 'verb:archive');
    await inThread(asking, card, done);

    const { signatures = [] } = (await desk.store.models.tickets.findById(number).lean<{
      signatures: { act: string }[];
    }>())!;
    expect(signatures.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['received', 'accepted', 'taken', 'customer', 'staff', 'archived']),
    );
    await homeShows(frontDesk, nothingWaits, 'nothing for the front desk');
  },
);
