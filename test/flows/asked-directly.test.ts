import { chooseWay, commandOpens, opened } from '../support/acts.js';
import { startDesk, type Desk } from '../support/desk.js';
import { notifiedOf } from '../support/notified.js';
import {
  cardShows,
  DESK,
  fileRequest,
  HARBOUR,
  hasButton,
  inThread,
  pressOn,
  RENHE,
  submitOn,
  threadText,
} from '../support/story.js';
import { textOf, type Message, type Person } from '../../src/embedded/slack/client/workspace-client.js';

const MINUTE = 60_000;
const REMINDED_MINUTES = 60;

let desk: Desk;
let now: Date;
const by = (name: string): Person => desk.people.person(name);
beforeAll(async () => {
  now = new Date('2037-11-23T09:00:00+08:00');
  desk = await startDesk({
    clock: () => now,
    settings: (given) => ({
      ...given,
      policies: given.policies.map((policy) => ({
        ...policy,
        escalation: {
          ...policy.escalation,
          reminders: { oursMinutes: 24 * 60, customerMinutes: REMINDED_MINUTES, alone: 2 },
        },
      })),
    }),
  });
});
afterAll(() => desk.stop());

/** Why Slack has notified somebody, of every message so far. */
const reasons = async (name: string): Promise<string[]> =>
  (await desk.people.admin.notified()).flatMap(({ to }) =>
    to.flatMap((one) => (one.name === name ? [one.because] : [])),
  );

const asked = (person: Person, number: string, words: string, verb: string): Promise<Message> =>
  person.waitForDm(
    (m) => textOf(m).includes(number) && textOf(m).includes(words) && hasButton(m, `verb:${verb}`),
    `“${words}” asked directly`,
  );

/** The direct message says that it is done, and offers nothing any more. */
const isDone = (person: Person, { ts }: Message, said: string): Promise<Message> =>
  person.waitForDm(
    (m) => m.ts === ts && textOf(m).includes(said) && !/verb:/.test(JSON.stringify(m.blocks)),
    `${said}, done`,
  );

async function waitFor(engineer: Person, number: string, reason: string): Promise<void> {
  await commandOpens(engineer, DESK, `/service wait ${number}`, 'verb:wait');
  await engineer.fill({ waitingFor: 'customer', reason });
  expect((await engineer.submit()).result).toBe('closed');
}

async function submits(person: Person, message: Message, verb: string, values: Record<string, unknown>) {
  await person.press(message, `verb:${verb}`);
  await opened(person, `verb:${verb}`);
  await person.fill(values);
  expect((await person.submit()).result).toBe('closed');
}

const STORIES = [
  {
    language: 'Chinese, of another workspace',
    ...{ customer: 'wang', channel: RENHE, engineer: 'li', title: '报告打印偏移' },
    ...{ direct: '发私信给我', mention: '在消息列中提到我' },
    ...{ question: '用的是哪种纸？', answer: '普通 A4 纸' },
    read: {
      where: '请按“回复工程师”',
      quoted: '提交报价',
      accepted: '接受报价',
      resolved: '请确认处理结果并签字',
      reminded: '处理结果等您确认',
      signed: '确认并签字',
      confirmed: '已确认并签字',
      replied: '回复工程师',
    },
  },
  {
    language: 'English, a guest',
    ...{ customer: 'smith', channel: HARBOUR, engineer: 'chen', title: 'Labels are shifted' },
    ...{ direct: 'send me a direct message', mention: 'mention me in the thread' },
    ...{ question: 'Which paper is in it?', answer: 'Plain labels' },
    read: {
      where: 'Press “Reply to the engineer”',
      quoted: 'sends quotation no. 1',
      accepted: 'Accept the quotation',
      resolved: 'Please confirm the result',
      reminded: 'The result waits for you',
      signed: 'Confirm and sign',
      confirmed: 'has confirmed and signed',
      replied: 'Reply to the engineer',
    },
  },
] as const;

test.each(STORIES)(
  'who wants direct messages is asked in them and notified of nothing twice, and is mentioned again once they want that: in $language',
  async ({ customer, channel, engineer, title, direct, mention, question, answer, read }) => {
    const [asking, working] = [by(customer), by(engineer)];
    await chooseWay(asking, channel, 'direct', direct);
    const before = (await reasons(customer)).length;
    const since = async () => (await reasons(customer)).slice(before);
    const { number, card, deskCard } = await fileRequest(desk, asking, channel, title);
    expect(await notifiedOf(desk, card)).toEqual({});
    await pressOn(working, deskCard, 'verb:acknowledge');

    await waitFor(working, number, question);
    expect(await notifiedOf(desk, await inThread(asking, card, question))).toEqual({});
    const waiting = await asked(asking, number, question, 'reply');
    expect(textOf(waiting)).toContain(read.where);
    expect(waiting.notified).toBe('direct');
    await submits(asking, waiting, 'reply', { text: answer });
    await inThread(asking, card, answer);
    await isDone(asking, waiting, read.replied);

    await commandOpens(working, DESK, `/service quote ${number}`, 'verb:quote');
    await working.fill({ items: 'Print head 300' });
    expect((await working.submit()).result).toBe('closed');
    expect(await notifiedOf(desk, await inThread(asking, card, read.quoted))).toEqual({});
    const quoted = await asked(asking, number, read.quoted, 'accept-quote');
    await submits(asking, quoted, 'accept-quote', {});
    await isDone(asking, quoted, read.accepted);

    await submitOn(working, deskCard, 'resolve', { outcome: 'repaired', text: 'Head replaced' });
    expect(await notifiedOf(desk, await inThread(asking, card, read.resolved))).toEqual({});
    const resolved = await asked(asking, number, read.resolved, 'confirm');

    now = new Date(now.getTime() + (REMINDED_MINUTES + 1) * MINUTE);
    expect(await notifiedOf(desk, await inThread(asking, card, read.reminded))).toEqual({});
    const reminded = await asked(asking, number, read.reminded, 'confirm');
    await submits(asking, reminded, 'confirm', {});
    expect(await notifiedOf(desk, await inThread(asking, card, read.confirmed))).toEqual({});
    await isDone(asking, resolved, read.signed);
    await isDone(asking, reminded, read.signed);
    expect(await since()).toEqual(['direct', 'direct', 'direct', 'direct']);

    await chooseWay(asking, channel, 'mention', mention);
    const next = await fileRequest(desk, asking, channel, `${title} (2)`);
    expect(await notifiedOf(desk, next.card)).toEqual({ [customer]: 'mention' });
    await pressOn(working, next.deskCard, 'verb:acknowledge');
    await waitFor(working, next.number, question);
    expect(await notifiedOf(desk, await inThread(asking, next.card, question))).toEqual({
      [customer]: 'mention',
    });
    await pressOn(asking, next.card, 'verb:resume');
    await cardShows(asking, next.card, next.number);
    expect((await since()).filter((because) => because === 'direct')).toHaveLength(4);
  },
);

test('whom Slack lets no direct message reach is mentioned in their thread, and nobody else is asked for them', async () => {
  const [smith, chen] = [by('smith'), by('chen')];
  await chooseWay(smith, HARBOUR, 'direct', 'send me a direct message');
  await desk.people.admin.person('smith', { refuses: 'messages_tab_disabled' });
  const { number, card, deskCard } = await fileRequest(desk, smith, HARBOUR, 'The gate does not open');
  await pressOn(chen, deskCard, 'verb:acknowledge');
  await waitFor(chen, number, 'Is the fuse in?');
  expect(await notifiedOf(desk, await inThread(smith, card, 'Is the fuse in?'))).toEqual({});
  const instead = await inThread(smith, card, 'could not be delivered');
  expect(await notifiedOf(desk, instead)).toEqual({ smith: 'mention' });
  await smith.press(instead, 'verb:resume');
  await inThread(smith, card, 'the clock goes on');
  expect(await threadText(by('sun'), deskCard)).not.toContain('messages_tab_disabled');
  await desk.people.admin.person('smith', { refuses: null });
  await chooseWay(smith, HARBOUR, 'mention', 'mention me in the thread');
});
