import { startBench, type Bench } from './bench-workspace.js';
import { textOf } from '../../../src/embedded/slack/client/workspace-client.js';

const MODAL = {
  type: 'modal' as const,
  callback_id: 'file',
  title: { type: 'plain_text' as const, text: '报修' },
  submit: { type: 'plain_text' as const, text: '提交' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'what',
      label: { type: 'plain_text' as const, text: '说明' },
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
  ],
};

const CARD = [
  { type: 'section', text: { type: 'mrkdwn', text: '泵站 3 号漏水' } },
  {
    type: 'actions',
    block_id: 'verbs',
    elements: [
      { type: 'button', action_id: 'claim:1', value: '1', text: { type: 'plain_text', text: '接单' } },
    ],
  },
];

describe.each(['http', 'socket'] as const)('by %s', (mode) => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await startBench(
      (app) => {
        app.command('/service', async ({ ack, command, client }) => {
          await ack();
          await client.views.open({
            trigger_id: command.trigger_id,
            view: { ...MODAL, private_metadata: command.channel_id },
          });
        });
        app.view('file', async ({ ack, view, client }) => {
          const text = view.state.values['what']!['text']!.value!;
          if (text === 'x') return ack({ response_action: 'errors', errors: { what: '太短' } });
          await ack();
          await client.chat.postMessage({ channel: view.private_metadata, text, blocks: CARD as never });
        });
        app.action(/^claim:/, async ({ ack, body, client }) => {
          await ack();
          const { channel, message, user } = body as {
            channel: { id: string };
            message: { ts: string };
            user: { id: string };
          };
          await client.chat.update({
            channel: channel.id,
            ts: message.ts,
            text: `claimed by ${user.id}`,
            blocks: [],
          });
        });
        app.message('hello', async ({ message, client }) => {
          await client.chat.postMessage({ channel: message.channel, thread_ts: message.ts, text: 'hi' });
        });
      },
      { mode },
    );
  });

  afterAll(() => bench.stop());

  test('a command opens a modal, its submission posts a card, its button changes the card', async () => {
    const li = bench.people.person('li');
    await li.command('desk', '/service new');
    await li.waitForModal((view) => view.callback_id === 'file', 'the form');
    expect(await li.submit()).toMatchObject({ result: 'errors', checked_by: 'client' });
    await li.fill({ 说明: 'x' });
    expect(await li.submit()).toMatchObject({
      result: 'errors',
      errors: { what: '太短' },
      checked_by: 'bot',
    });
    await li.fill({ what: '泵站 3 号漏水' });
    expect(await li.submit()).toMatchObject({ result: 'closed' });
    const card = await li.waitForMessage('desk', (message) => textOf(message).includes('漏水'), 'the card');
    await li.press(card, '接单');
    await li.waitForMessage('desk', (message) => message.text === 'claimed by U0LI00001', 'the claimed card');
  });

  test('a message of a person reaches the bot, whose answer stands in the thread', async () => {
    const chen = bench.people.person('chen');
    const said = await chen.say('binhai', 'hello there');
    await chen.waitForMessage('binhai', (message) => message.text === 'hi', 'the answer', { thread: said });
  });
});
