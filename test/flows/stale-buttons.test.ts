import { startDesk, type Desk } from '../support/desk.js';
import { toldDirectly } from '../support/acts.js';
import { DESK, fileRequest, hasButton, RENHE } from '../support/story.js';
import {
  buttonsOf,
  textOf,
  type Message,
  type Person,
} from '../../src/embedded/slack/client/workspace-client.js';

const MORNING = new Date('2037-11-23T09:00:00+08:00');

let desk: Desk;
let now: Date;
beforeEach(async () => {
  now = MORNING;
  desk = await startDesk({
    clock: () => now,
    // The desk's time is not that of the presses: without it, what was taken would have stalled at once.
    settings: (given) => ({
      ...given,
      policies: given.policies.map((policy) => ({
        ...policy,
        escalation: { ...policy.escalation, stalledMinutes: 100_000 },
      })),
    }),
  });
});
afterEach(() => desk.stop());

const asItIs = async (person: Person, { ts }: Message): Promise<Message> =>
  (await person.dm().messages()).find((message) => message.ts === ts)!;
const shows = (person: Person, message: Message, words: string) =>
  person.waitFor(async () => textOf(await asItIs(person, message)).includes(words), {
    what: `“${words}” in the message to ${person.name}`,
    saw: async () => textOf(await asItIs(person, message)),
  });

it('who was told of a new request reads who has acknowledged it, and has no button for it any more', async () => {
  const [li, wang, qian] = ['li', 'wang', 'qian'].map((name) => desk.people.person(name));
  const { number } = await fileRequest(desk, wang!, RENHE, '门诊打印机缺纸');
  const direct = await toldDirectly(li!, number);
  expect(hasButton(direct, 'verb:acknowledge')).toBe(true);
  await qian!.command(DESK, `/service acknowledge ${number}`);
  await shows(li!, direct, '钱部长：响应');
  expect(buttonsOf(await asItIs(li!, direct)).map(({ action_id: id }) => id)).toEqual(['ticket:open']);
});

it('who was asked in an escalation reads who has taken it', async () => {
  const [zhao, wang, qian] = ['zhao', 'wang', 'qian'].map((name) => desk.people.person(name));
  const { number } = await fileRequest(desk, wang!, RENHE, '门诊打印机缺纸');
  const asked = async (person: Person) => {
    const page = await person.waitForDm((m) => hasButton(m, 'verb:take'), 'the page');
    expect(textOf(page)).toContain(number);
    return page;
  };
  for (let minutes = 30; minutes <= 90; minutes += 5) {
    now = new Date(MORNING.getTime() + minutes * 60_000);
    if ((await zhao!.dm().messages()).some((m) => hasButton(m, 'verb:take'))) break;
    await qian!.waitFor(
      async () => {
        const { nextInstantAt } = (await desk.store.models.tickets.findById(number).lean())! as never as {
          nextInstantAt: Date;
        };
        return nextInstantAt > now;
      },
      { what: 'the sweep' },
    );
  }
  const [toZhao, toQian] = [await asked(zhao!), await asked(qian!)];
  await zhao!.press(toZhao, 'verb:take');
  await shows(zhao!, toZhao, '赵总：我来负责');
  await shows(qian!, toQian, '赵总：我来负责');
  expect(hasButton(await asItIs(qian!, toQian), 'verb:take')).toBe(false);
});
