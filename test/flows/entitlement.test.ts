import { MAY_SHOW } from '../support/may-show.js';
import { startDesk, type Desk } from '../support/desk.js';
import { answerTo, deliverForged, newest, opened, told, toldDirectly } from '../support/acts.js';
import {
  DESK,
  cardShows,
  fileRequest,
  HARBOUR,
  hasButton,
  inThread,
  now,
  pressOn,
  RENHE,
  submitOn,
  threadText,
  type Filed,
} from '../support/story.js';
import {
  buttonsOf,
  textOf,
  type Json,
  type Person,
} from '../../src/embedded/slack/client/workspace-client.js';

let desk: Desk;
const by = (name: string): Person => desk.people.person(name);
/** A request of 仁和医院, which is none of Harbour Logistics' business. */
let theirs: Filed;
let own: Filed;
beforeAll(async () => {
  desk = await startDesk();
  theirs = await fileRequest(desk, by('wang'), RENHE, '只有仁和能看的请求');
  own = await fileRequest(desk, by('smith'), HARBOUR, 'Only Harbour reads this');
});
afterAll(() => desk.stop());

/** No request has this number. */
const NOBODYS = 'SR-2026-999999';
const yearOf = (number: string): string => number.slice(3, 7);
const nobodys = (): string => NOBODYS.replace('2026', yearOf(theirs.number));
const notFound = (number: string): string => `There is no request ${number}; please check the number.`;

/** Everything a person was told only for themselves, and by direct message. */
async function answersTo(person: Person, channel: string): Promise<string> {
  const messages = [
    ...(await person.messages(channel)).filter((m) => m.only_you),
    ...(await person.dm().messages()),
  ];
  return messages.map(textOf).join('\n');
}

describe('a customer and another company’s request', () => {
  test.each([
    'show',
    'cancel',
    'confirm',
    'refuse',
    'reopen',
    'reply',
    'resume',
    'acknowledge',
    'note',
    'assign',
    'take',
  ])('/service %s answers the same for a number that exists and for one that does not', async (word) => {
    const smith = by('smith');
    for (const words of ['', ' some words']) {
      for (const number of [theirs.number, nobodys()]) {
        await smith.command(HARBOUR, `/service ${word} ${number}${words}`);
        await told(smith, HARBOUR, notFound(number));
      }
    }
    expect(await smith.modals()).toEqual([]);
  });

  test('lists, mine, Home and report hold their own company’s only', async () => {
    const smith = by('smith');
    await smith.command(HARBOUR, '/service list');
    expect(textOf(await told(smith, HARBOUR, 'Open requests: 1'))).toContain(own.number);
    await smith.command(HARBOUR, '/service mine');
    await told(smith, HARBOUR, 'My requests: 1');
    await smith.openHome();
    const home = await smith.waitForHome((view) => textOf(view).includes(own.number), 'Home');
    expect(textOf(home)).not.toContain(theirs.number);
    expect(await answersTo(smith, HARBOUR)).not.toContain('只有仁和能看的请求');
    await smith.command(HARBOUR, '/service health');
    await told(smith, HARBOUR, 'You may not use');
    for (const word of ['setup', 'roles']) {
      await smith.command(HARBOUR, `/service ${word}`);
      await told(smith, HARBOUR, 'Only administrators');
    }
    expect(await smith.modals()).toEqual([]);
  });

  test('a forged press on another company’s number is answered as one on a number that does not exist', async () => {
    const smith = by('smith');
    await smith.press(await now(smith, own.card), 'ticket:more');
    await opened(smith, 'show');
    const { payload } = await newest(desk, 'block_actions');
    await smith.close();
    const before = (await by('qian').thread(theirs.deskCard)).length;
    for (const action of [
      'verb:acknowledge',
      'verb:cancel',
      'verb:confirm',
      'verb:reply',
      'verb:wish',
      'ticket:more',
      'ticket:open',
      'ticket:call',
    ]) {
      for (const number of [theirs.number, nobodys()]) {
        const press = () => deliverForged(desk, forged(payload, action, number));
        expect(await answerTo(smith, HARBOUR, press)).toBe(notFound(number));
      }
    }
    expect(await smith.modals()).toEqual([]);
    const file = () => deliverForged(desk, forged(payload, 'filing:open', 'contract-C0RENHESVC'));
    expect(await answerTo(smith, HARBOUR, file)).toContain('This channel is not set up yet');
    expect(await answersTo(smith, HARBOUR)).not.toContain('只有仁和');
    expect(await by('qian').thread(theirs.deskCard)).toHaveLength(before);
  });

  test('a forged submission for another company’s request changes nothing and gives nothing away', async () => {
    const smith = by('smith');
    await smith.command(HARBOUR, `/service cancel ${own.number}`);
    await opened(smith, 'verb:cancel');
    await smith.fill({ reason: 'forged' });
    await smith.close();
    const view = (await openForm(smith)) as { private_metadata: string; callback_id: string; state: Json };
    const payload = await submissionOf(smith, {
      ...view,
      private_metadata: JSON.stringify({ ticketId: theirs.number }),
    });
    const answer = await deliverForged(desk, payload);
    expect(await answer.json()).toEqual({
      response_action: 'errors',
      errors: { reason: notFound(theirs.number) },
    });
    expect(textOf(await now(by('wang'), theirs.card))).toContain('已登记，待响应');
  });
});

/** A form as Slack keeps it: opened, filled in, not submitted. */
async function openForm(person: Person): Promise<Json> {
  await person.command(HARBOUR, `/service cancel ${own.number}`);
  await opened(person, 'verb:cancel');
  await person.fill({ reason: 'forged' });
  const view = await person.modal();
  await person.close();
  return view as unknown as Json;
}

async function submissionOf(person: Person, view: Json): Promise<Json> {
  const { payload } = await newest(desk, 'block_actions');
  const { user, team, api_app_id, token, trigger_id } = payload as Json;
  expect((user as { name: string }).name).toBe(person.name);
  return { type: 'view_submission', user, team, api_app_id, token, trigger_id, view, response_urls: [] };
}

/** Another press than the one that was made; it is answered without the `response_url`, which can be used five times. */
function forged({ response_url: _used, ...payload }: Json, action: string, value: string): Json {
  const [pressed] = payload['actions'] as Json[];
  return {
    ...payload,
    actions: [{ ...pressed, action_id: action, value, action_ts: String(Date.now() / 1000) }],
  };
}

describe('a customer from another workspace', () => {
  test('is offered no commands and no shortcuts', async () => {
    expect(await by('wang').offers()).toMatchObject({ commands: [], shortcuts: [] });
  });

  test('reads a refusal in a direct message, in the language of the channel', async () => {
    const wang = by('wang');
    await wang.press(await now(wang, theirs.card), 'ticket:more');
    await opened(wang, 'show');
    const { payload } = await newest(desk, 'block_actions');
    await wang.close();
    await deliverForged(desk, forged(payload, 'verb:acknowledge', theirs.number));
    await toldDirectly(wang, '您没有“响应”的权限，请联系服务台。');
    await deliverForged(desk, forged(payload, 'ticket:open', own.number));
    await toldDirectly(wang, `没有编号为 ${own.number} 的请求，请核对编号。`);
  });

  test('sees in the card and in *More…* neither internal notes nor what only staff may do', async () => {
    const wang = by('wang');
    await by('li').command(DESK, `/service note ${theirs.number} 客户很着急，先派人`);
    await inThread(by('qian'), theirs.deskCard, '客户很着急');
    await wang.press(await now(wang, theirs.card), 'ticket:more');
    const view = await opened(wang, 'show');
    expect(textOf(view)).not.toContain('客户很着急');
    expect(buttonsOf(view).map(({ action_id: id }) => id)).toEqual([
      'verb:cancel',
      'verb:reply',
      'verb:wish',
      'form:remote',
      'form:onsite',
      'ticket:why',
      'ticket:verify',
    ]);
    await wang.close();
    expect(await threadText(wang, theirs.card)).not.toContain('客户很着急');
  });
});

describe('staff', () => {
  test('without the right role are refused in a sentence', async () => {
    const [wu, chen] = [by('wu'), by('chen')];
    const press = async () => wu.press(await now(wu, theirs.deskCard), 'verb:acknowledge');
    expect(await answerTo(wu, DESK, press)).toContain('您没有“响应”的权限');
    await chen.command(DESK, `/service confirm ${theirs.number}`);
    await told(chen, DESK, 'You may not use “Confirm and sign” here; please ask the service desk.');
  });

  test('two engineers acknowledge at the same time: one owns it, the other is told by name', async () => {
    const [li, chen] = [by('li'), by('chen')];
    const { deskCard, card } = await fileRequest(desk, by('wang'), RENHE, '两人同时响应');
    await Promise.all([li.press(deskCard, 'verb:acknowledge'), chen.press(deskCard, 'verb:acknowledge')]);
    await inThread(by('wang'), card, '已响应，正在处理');
    const owner = textOf(await cardShows(by('wang'), card, '已响应')).includes('U0ENGLI001') ? li : chen;
    const other = owner === li ? chen : li;
    const sentence = other === chen ? '李工 has already done “Acknowledge”' : 'Chen Ming 已经做过“响应”了';
    await told(other, DESK, sentence);
    const acknowledged = (await by('wang').thread(card)).filter((m) =>
      textOf(m).includes('已响应，正在处理'),
    );
    expect(acknowledged).toHaveLength(1);

    await pressOn(other, deskCard, 'verb:propose');
    await told(other, DESK, other === chen ? '李工 is responsible for' : '由 Chen Ming 负责');
    await submitOn(by('qian'), deskCard, 'assign', {
      engineer: other === chen ? 'U0ENGCHEN1' : 'U0ENGLI001',
      grounds: 'skills',
    });
    await submitOn(other, deskCard, 'propose', { mode: 'remote', text: '接手处理' });
    await inThread(by('wang'), card, '接手处理');
  });

  test.each(Object.entries(MAY_SHOW))(
    '*More…* offers %s what they may do with a new request, and no more',
    async (name, verbs) => {
      const person = by(name);
      const { number } = theirs;
      await person.command(DESK, `/service show ${number}`);
      const view = await opened(person, 'show');
      expect(buttonsOf(view).map(({ action_id: id }) => id)).toEqual([
        ...verbs.map((verb) => `verb:${verb}`),
        'ticket:similar',
        'contract:of-request',
        'form:remote',
        'form:onsite',
        'ticket:why',
        'ticket:verify',
      ]);
      expect(hasButton(view as never, 'verb:confirm')).toBe(false);
      await person.close();
      for (const verb of ['acknowledge', 'assign', 'reclassify', 'cancel'].filter(
        (word) => !verbs.includes(word),
      )) {
        await person.command(DESK, `/service ${verb} ${number}`);
        await told(person, DESK, name === 'chen' ? 'You may not use' : '的权限');
      }
    },
  );
});
