import { taskSheet } from '../../src/domain/forms/task-sheet.js';
import { Contracts } from '../../src/store/contracts.js';
import { Tickets } from '../../src/store/tickets.js';
import { opened } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { filedAs, HARBOUR, hasButton, inThread, RENHE } from '../support/story.js';
import { textOf, type Message, type Person } from '../../src/embedded/slack/client/workspace-client.js';

/**
 * The promise on both sides: nobody remembers anything. Each acts on nothing but what Slack notifies them of, or what waits for them
 * in their Home, from a plain message to the archive, with every signature of the forms (R20–R27, R35–R38).
 */

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

/** What the bot has asked somebody in person about a request, with the button that does it; Slack has notified them. */
const askedTo = (person: Person, number: string, verb: string): Promise<Message> =>
  person.waitForDm(
    (m) => textOf(m).includes(number) && hasButton(m, `verb:${verb}`) && m.notified === 'direct',
    `being asked to ${verb} ${number}`,
  );
const doAsAsked = async (person: Person, number: string, verb: string): Promise<void> => {
  await person.press(await askedTo(person, number, verb), `verb:${verb}`);
};

/** The heading of what waits for somebody, in their Home. */
const WAITING = /等您处理|Waiting for you/;
const waitsIn = (home: string): string =>
  home.split(WAITING)[1]?.split(/我负责的|全部未完成|All open/)[0] ?? '';

/** What waits for somebody is opened from their Home, and done in what opens. */
async function doFromHome(
  person: Person,
  number: string,
  verb: string,
  values?: Record<string, unknown>,
): Promise<void> {
  await homeShows(person, (home) => waitsIn(home).includes(number), `${number} waiting for ${person.name}`);
  await person.press('home', 'ticket:open', { value: number });
  const action = `verb:${verb}`;
  await person.waitForModal(
    (view) => view.callback_id === 'show' && JSON.stringify(view).includes(`"${action}"`),
    `${verb} in what opens`,
  );
  await person.press('modal', action);
  if (!values) return person.close({ all: true });
  await opened(person, action);
  await person.fill(values);
  const submitted = await person.submit();
  if (submitted.result !== 'closed') throw new Error(JSON.stringify(submitted));
  // What it was opened from shows below it what is true now, and lies over Home.
  if ((await person.modals()).length > 0) await person.close({ all: true });
}

/** Home is opened until it shows it: what happened a moment ago may be on its way. */
async function homeShows(person: Person, wanted: (text: string) => boolean, what: string): Promise<void> {
  await person.openHome();
  await person.waitForHome((view) => wanted(textOf(view)), what);
}

/** A message that somebody was notified of in person, because of a mention or a thread that they follow. */
async function notifiedOf(person: Person, thread: Message, words: string): Promise<Message> {
  const message = await inThread(person, thread, words);
  expect(['mention', 'thread']).toContain(message.notified);
  return message;
}

const PLAYS = [
  {
    language: 'Chinese',
    form: 'remote',
    ...{ customer: 'wang', engineer: 'li', channel: RENHE, contract: 'contract-C0RENHESVC' },
    ...{
      cry: '走廊打印机不出纸了',
      offer: '要登记为服务请求吗',
      sign: '请确认处理结果并签字',
      done: '已归档',
    },
  },
  {
    language: 'English',
    form: 'onsite',
    ...{ customer: 'smith', engineer: 'chen', channel: HARBOUR, contract: 'contract-C0HARBRSVC' },
    ...{ cry: 'The label printer of dock 4 stands still', offer: 'Register it as a service request?' },
    ...{ sign: 'Please confirm the result with your signature', done: 'Archived by' },
  },
] as const;

test.each(PLAYS)(
  'from a plain message to the archive, $form, by those who do nothing but what they are asked: in $language',
  async ({ form, customer, engineer, channel, contract, cry, offer, sign, done }) => {
    const [asking, working, head, frontDesk] = [by(customer), by(engineer), by('qian'), by('sun')];
    const message = await asking.say(channel, cry);
    const question = await notifiedOf(asking, message, offer);
    await asking.press(question, 'enquiry:register');
    await opened(asking, 'filing');
    await asking.fill({ requesterPhone: '010-8888 6666' });
    expect((await asking.submit()).result).toBe('closed');
    const { number, card } = await filedAs(desk, asking, channel, cry);

    await doAsAsked(working, number, 'acknowledge');
    // R20, R22: the head of the department signs for it, as soon as the customer has an answer.
    await doAsAsked(head, number, 'accept');

    if (form === 'remote') {
      await doFromHome(working, number, 'propose', { mode: 'remote', text: '重启打印服务' });
    } else {
      // R25: who sets out is asked in the same form what they will do.
      await doFromHome(working, number, 'depart', { 'proposal-text': 'Bring a new ribbon unit' });
      await notifiedOf(asking, card, 'Bring a new ribbon unit');
      await doFromHome(working, number, 'arrive');
    }
    await doFromHome(working, number, 'resolve', { outcome: 'repaired', text: 'It prints again' });

    const please = await notifiedOf(asking, card, sign);
    await asking.press(please, 'verb:confirm');
    await asking.waitForModal((view) => view.callback_id.includes('confirm'), 'the form of the signature');
    await asking.submit();

    // R27: remote work is signed after the customer; the archive waits for it.
    if (form === 'remote') {
      const signOff = await askedTo(working, number, 'sign-off');
      await homeShows(frontDesk, (home) => waitsIn(home) === '', 'nothing for the front desk');
      await working.press(signOff, 'verb:sign-off');
    }
    await askedTo(frontDesk, number, 'archive');
    await doFromHome(frontDesk, number, 'archive');
    await inThread(asking, card, done);

    const ticket = (await new Tickets(desk.store.models.tickets).load(number))!;
    const sheet = taskSheet(form, ticket, await new Contracts(desk.store.models.contracts).load(contract));
    const { dispatch, taker, staff, customer: signed, archivist, proposal, startedAt, endedAt } = sheet;
    expect({ taker, staff, signed, archivist }).toEqual({
      taker: expect.objectContaining({ name: expect.any(String), at: expect.any(Date) }),
      staff: expect.objectContaining({ name: expect.any(String), at: expect.any(Date) }),
      signed: expect.objectContaining({ name: expect.any(String), at: expect.any(Date) }),
      archivist: expect.objectContaining({ name: expect.any(String), at: expect.any(Date) }),
    });
    // R37, R38: nobody named the engineer, so by which rule they have it.
    expect(dispatch).toMatchObject({ rule: 'first', engineer: taker!.name, at: expect.any(Date) });
    expect(proposal?.mode).toBe(form);
    expect([startedAt, endedAt]).toEqual([expect.any(Date), expect.any(Date)]);
    expect(ticket.signatures.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['received', 'accepted', 'taken', 'customer', 'archived']),
    );
    await homeShows(frontDesk, (home) => waitsIn(home) === '', 'nothing for the front desk');
  },
);
