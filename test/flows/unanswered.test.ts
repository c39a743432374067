import { startDesk, type Desk } from '../support/desk.js';
import {
  cardShows,
  fileRequest,
  HARBOUR,
  inThread,
  pressOn,
  RENHE,
  submitOn,
  threadText,
  type Filed,
} from '../support/story.js';
import { opened } from '../support/acts.js';
import { Tickets } from '../../src/store/tickets.js';
import { textOf, type Person } from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
let ahead = 0;
const pass = (hours: number): void => void (ahead += hours * 3_600_000);
const by = (name: string): Person => desk.people.person(name);
const ticket = async (number: string) => (await new Tickets(desk.store.models.tickets).load(number))!;

beforeAll(async () => {
  desk = await startDesk({
    clock: () => new Date(Date.now() + ahead),
    settings: (given) => ({
      ...given,
      policies: given.policies.map((policy) => ({ ...policy, closeUnanswered: { afterReminders: 2 } })),
    }),
  });
});
afterAll(() => desk.stop());

/** What the customer reads, in each language; and how a request is brought to wait for them. */
const SAID = {
  'zh-CN': {
    who: 'wang',
    channel: RENHE,
    last: '仍未收到您的答复，本请求将按约定以“未答复”关闭；关闭后可以重新打开',
    closes: '未答复则于',
    result: { closed: '不视为已签字', card: '用户未签字', status: '用户未答复，已关闭' },
    answer: { closed: '未收到您的答复，按约定以“未答复”关闭', card: '用户未答复' },
    signed: '用户签字',
  },
  en: {
    who: 'smith',
    channel: HARBOUR,
    last: 'we close this request as not answered, as agreed; it can be reopened',
    closes: 'if not answered',
    result: {
      closed: 'not taken as signed',
      card: 'The customer has not signed',
      status: 'Closed, not answered',
    },
    answer: { closed: 'we have no answer of yours', card: 'The customer has not answered' },
    signed: 'Signed by the customer',
  },
} as const;

describe.each(['zh-CN', 'en'] as const)('what the customer does not answer, in %s', (locale) => {
  const said = SAID[locale];
  let result: Filed;
  let question: Filed;

  test('the last reminder says until when, in the thread, on the card and to the engineer', async () => {
    const [customer, li] = [by(said.who), by('li')];
    result = await fileRequest(desk, customer, said.channel, `打印机离线 printer ${locale}`);
    question = await fileRequest(desk, customer, said.channel, `叫号屏黑屏 screen ${locale}`);
    for (const { deskCard } of [result, question]) {
      await pressOn(li, deskCard, 'verb:acknowledge');
      await submitOn(li, deskCard, 'propose', { mode: 'remote', text: 'restart' });
    }
    await submitOn(li, result.deskCard, 'resolve', { outcome: 'repaired', text: 'done' });
    await pressOn(li, question.deskCard, 'ticket:more');
    await opened(li, 'show');
    await li.press('modal', 'verb:wait');
    await opened(li, 'verb:wait');
    await li.fill({ waitingFor: 'customer', reason: 'logs?' });
    expect((await li.submit()).result).not.toBe('errors');
    await cardShows(customer, question.card, 'logs?');
    pass(24.1);
    await reminded(result.number, 1);
    await reminded(question.number, 1);
    expect(await threadText(customer, result.card)).not.toContain(said.last);
    pass(24.1);
    await inThread(customer, result.card, said.last);
    await inThread(customer, question.card, said.last);
    await cardShows(customer, result.card, said.closes);
    await li.waitForDm(
      (m) => textOf(m).includes(result.number) && textOf(m).includes('“未答复”'),
      'the warning',
    );
  });

  test('it is closed, and nothing says that it was signed', async () => {
    const customer = by(said.who);
    pass(24.1);
    await inThread(customer, result.card, said.result.closed);
    await inThread(customer, question.card, said.answer.closed);
    const card = await cardShows(customer, result.card, said.result.status);
    expect(textOf(card)).toContain(said.result.card);
    expect(textOf(card)).not.toContain(said.signed);
    expect(textOf(await cardShows(customer, question.card, said.answer.card))).not.toContain(said.signed);
    const stored = await ticket(question.number);
    expect(stored).toMatchObject({ status: 'unanswered', unanswered: { step: 'answer' } });
    expect(stored.history.filter(({ type }) => type === 'closed-unanswered')).toHaveLength(1);
  });

  test('the customer reopens one, and signs the other after all, from the message that told it', async () => {
    const customer = by(said.who);
    await submitOn(customer, question.card, 'reopen', { reason: 'here are the logs' });
    await cardShows(customer, question.card, locale === 'en' ? 'awaiting response' : '待响应');
    const told = await inThread(customer, result.card, said.result.closed);
    await customer.press(told, 'verb:confirm');
    await opened(customer, 'verb:confirm');
    expect((await customer.submit()).result).toBe('closed');
    await cardShows(customer, result.card, said.signed);
    expect((await ticket(result.number)).unanswered).toBeUndefined();
  });
});

const reminded = (number: string, times: number) =>
  by('li').waitFor(
    async () =>
      (await ticket(number)).history.filter(
        (fact) => fact.type === 'step-asked' && (fact.step === 'confirm' || fact.step === 'answer'),
      ).length >= times || undefined,
    { what: `reminder ${times} of ${number}` },
  );
