import type { Message, Refused } from '../../../src/embedded/slack/client/workspace-client.js';
import { startBench, type Bench } from './bench-workspace.js';
import { modal, option, plain, sampleBot, type Heard } from './sample-bot.js';

let bench: Bench;
const seen: Heard = { submitted: {}, closed: [], lastResponseUrl: '' };

beforeAll(async () => {
  bench = await startBench((app) => sampleBot(app, seen));
});
afterAll(() => bench.stop());

const li = () => bench.people.person('li');
const chen = () => bench.people.person('chen');

async function card(channel = 'C0DESK001'): Promise<Message> {
  const elements = [
    { type: 'button', action_id: 'go', text: plain('Go') },
    {
      type: 'button',
      action_id: 'sure',
      text: plain('Delete'),
      confirm: {
        title: plain('Sure?'),
        text: plain('Gone for good'),
        confirm: plain('Yes'),
        deny: plain('No'),
      },
    },
    { type: 'button', action_id: 'replace', text: plain('Replace') },
    { type: 'overflow', action_id: 'pick', options: [option('x'), option('y')] },
  ];
  const { ts } = await bench.app.client.chat.postMessage({
    channel,
    text: 'card',
    blocks: [{ type: 'actions', elements }] as never,
  });
  return li().waitForMessage(channel, (message) => message.ts === ts, 'the card');
}

const code = (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => 'done',
    (error: Refused) => error.code,
  );

test('what a command is acknowledged with is seen by the person alone, unless it says otherwise', async () => {
  await li().command('desk', '/service text');
  await li().command('desk', '/service public');
  await li().command('desk', '/service respond');
  await li().waitForMessage(
    'desk',
    ({ text, only_you }) => text === 'later' && only_you === true,
    'the later answer',
  );
  const wang = await bench.people.person('wang').messages('desk');
  expect(wang.map(({ text }) => text)).toEqual(expect.arrayContaining(['all see this']));
  expect(wang.map(({ text }) => text)).not.toEqual(expect.arrayContaining(['only you see this']));
  expect((await li().messages('desk')).map(({ text }) => text)).toContain('only you see this');
});

test('every kind of input arrives as Slack gives it', async () => {
  await li().command('desk', '/service open kinds');
  await li().waitForModal((view) => view.callback_id === 'kinds', 'the form');
  await li().fill({
    Text: '字数',
    Kind: 'Option b',
    Many: ['a', 'c'],
    Boxes: ['a'],
    Who: 'wang',
    Where: 'binhai',
    Day: '2026-05-01',
  });
  await li().fill({ Time: '08:30', At: 1_790_000_000, Mail: 'a@b.example', Count: '3', Far: 'south' });
  await li().fill({ Files: [{ name: 'a.pdf', content: Buffer.from('x').toString('base64') }] });
  expect(await li().submit()).toMatchObject({ result: 'closed' });
  expect(seen.submitted).toMatchObject({
    text: { value: { type: 'plain_text_input', value: '字数' } },
    kind: { value: { selected_option: option('b') } },
    many: { value: { selected_options: [option('a'), option('c')] } },
    boxes: { value: { selected_options: [option('a')] } },
    radio: { value: { selected_option: option('b') } },
    who: { value: { selected_user: 'U0WANG001' } },
    where: { value: { selected_conversation: 'C0BINHAI1' } },
    day: { value: { selected_date: '2026-05-01' } },
    time: { value: { selected_time: '08:30' } },
    at: { value: { selected_date_time: 1_790_000_000 } },
    mail: { value: { value: 'a@b.example' } },
    count: { value: { value: '3' } },
    far: { value: { selected_option: option('south') } },
    files: { value: { files: [{ name: 'a.pdf' }] } },
  });
});

test('what Slack’s client would not send is not sent', async () => {
  await li().command('desk', '/service open kinds');
  await li().waitForModal((view) => view.callback_id === 'kinds', 'the form');
  await li().fill({ Text: 'too long', Mail: 'nobody', Count: '11' });
  const { errors, checked_by } = await li().submit();
  expect({ fields: Object.keys(errors!), checked_by }).toEqual({
    fields: ['text', 'mail', 'count'],
    checked_by: 'client',
  });
  expect(await code(li().type('Kind', 'Option z'))).toBe('no_such_option');
  expect(await code(li().type('Many', ['a', 'b', 'c']))).toBe('too_many_selected');
  expect(await code(li().type('Files', [{ name: 'a.exe', content: '' }]))).toBe('file_type_not_allowed');
  await li().close();
});

test('a submission can update, push, clear; errors must name an input', async () => {
  await li().command('desk', '/service open update');
  await li().fill({ Text: 'x' });
  expect(await li().submit()).toMatchObject({ result: 'updated' });
  expect((await li().modal()).callback_id).toBe('updated');
  await li().command('desk', '/service open push');
  await li().fill({ Text: 'x' });
  expect(await li().submit()).toMatchObject({ result: 'pushed' });
  expect(await li().submit()).toMatchObject({ result: 'pushed' });
  expect(await li().modals()).toHaveLength(3);
  expect(await code(li().submit())).toBe('push_limit_reached');
  await li().close({ all: true });
  expect(seen.closed.at(-1)).toEqual({ callback: 'push', cleared: true });
  await li().command('desk', '/service open clear');
  await li().fill({ Text: 'x' });
  expect(await li().submit()).toMatchObject({ result: 'closed' });
  expect(await li().modals()).toHaveLength(0);
  await li().command('desk', '/service open broken');
  await li().fill({ Text: 'x' });
  expect(await code(li().submit())).toBe('invalid_response_errors');
  await li().close();
  expect(seen.closed.at(-1)).toEqual({ callback: 'broken', cleared: false });
});

test('a button that is not there cannot be pressed, one that asks first waits for the answer', async () => {
  const message = await card();
  expect(await code(li().press(message, 'vanish'))).toBe('no_such_action');
  const asked = await li()
    .press(message, 'Delete')
    .catch((error: Refused) => error);
  expect(asked).toMatchObject({
    code: 'confirm_needed',
    answer: { confirm: { title: 'Sure?', confirm: 'Yes', deny: 'No' } },
  });
  await li().press(message, 'Delete', { confirm: true });
  await li().waitForMessage(
    'desk',
    ({ text, only_you }) => text === 'pressed' && only_you === true,
    'the answer',
  );
});

test('an overflow menu tells what was chosen', async () => {
  const message = await card();
  await li().choose(message, 'pick', 'Option y');
  const answer = await li().waitForMessage(
    'desk',
    ({ text }) => text.includes('selected_option'),
    'the answer',
  );
  expect(JSON.parse(answer.text)).toMatchObject({
    action: { type: 'overflow', selected_option: option('y') },
  });
});

test('a response_url replaces its message and is good for five uses', async () => {
  const message = await card();
  await li().press(message, 'replace');
  await li().waitForMessage(
    'desk',
    ({ ts, text }) => ts === message.ts && text === 'replaced',
    'the replaced card',
  );
  await li().press(await card(), 'go');
  await li().waitForMessage('desk', ({ text }) => text === 'pressed', 'the first use');
  const statuses: number[] = [];
  for (let use = 2; use <= 6; use++) {
    const response = await fetch(seen.lastResponseUrl, {
      method: 'POST',
      body: JSON.stringify({ text: `use ${use}` }),
    });
    statuses.push(response.status);
  }
  expect(statuses).toEqual([200, 200, 200, 200, 404]);
});

test('shortcuts open from a message and from anywhere', async () => {
  const said = await li().say('desk', 'the pump leaks');
  await li().shortcut('File a request', said);
  const view = await li().waitForModal(({ callback_id }) => callback_id === 'from', 'the form');
  expect(view.private_metadata).toBe('the pump leaks');
  await li().shortcut('new_request');
  await li().waitForModal(({ callback_id }) => callback_id === 'new', 'the new form');
});

test('people of another workspace press buttons, but have no commands, shortcuts, Home or ephemeral messages', async () => {
  const message = await card('C0BINHAI1');
  expect(await code(chen().command('binhai', '/service text'))).toBe('not_available_to_external');
  expect(await code(chen().shortcut('File a request', message))).toBe('not_available_to_external');
  expect(await code(chen().openHome())).toBe('not_available_to_external');
  expect(await chen().offers()).toMatchObject({ commands: [], shortcuts: [] });
  await chen().press(message, 'go');
  await bench.people.admin.idle();
  await bench.app.client.chat.postEphemeral({ channel: 'C0BINHAI1', user: 'U0CHEN001', text: 'hidden' });
  const seen = await chen().messages('binhai');
  expect(seen.map(({ text }) => text)).not.toEqual(expect.arrayContaining(['hidden']));
  const [press] = (await bench.people.admin.deliveries('interactive')).slice(-1);
  expect(press!.payload).toMatchObject({
    type: 'block_actions',
    user: { id: 'U0CHEN001', team_id: 'T0CUST001' },
    team: { id: 'T0OURS001' },
  });
});

test('opening Home brings what the bot publishes, an older view is refused by its hash', async () => {
  await li().openHome();
  const home = await li().waitForHome(({ blocks }) => blocks.length === 1, 'Home');
  const view = { type: 'home', blocks: [] } as never;
  await bench.app.client.views.publish({ user_id: 'U0LI00001', hash: home.hash, view });
  const late = bench.app.client.views.publish({ user_id: 'U0LI00001', hash: home.hash, view });
  await expect(late).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
});

test('a trigger id works once', async () => {
  await li().command('desk', '/service text');
  const [command] = (await bench.people.admin.deliveries('slash_commands')).slice(-1);
  const trigger_id = command!.payload['trigger_id'] as string;
  const { client } = bench.app;
  await client.views.open({ trigger_id, view: modal('once') });
  await expect(client.views.open({ trigger_id, view: modal('once') })).rejects.toMatchObject({
    data: { error: 'exchanged_trigger_id' },
  });
  await expect(client.views.open({ trigger_id: '1.2.3', view: modal('once') })).rejects.toMatchObject({
    data: { error: 'invalid_trigger_id' },
  });
});

test('a bot that does not acknowledge in time makes the person see a time-out', async () => {
  await bench.people.admin.settings({ ack_timeout_ms: 100 });
  expect(await code(li().command('desk', '/service never'))).toBe('operation_timeout');
  await bench.people.admin.settings({ ack_timeout_ms: 3_000 });
});

test('what is typed in a command is escaped, people and channels by id and name', async () => {
  await li().command('desk', '/service text @wang <b> #binhai');
  const [command] = (await bench.people.admin.deliveries('slash_commands')).slice(-1);
  expect(command!.payload['text']).toBe('text <@U0WANG001|wang> &lt;b&gt; <#C0BINHAI1|binhai>');
});
