import type { Bench } from './bench-workspace.js';

export const plain = (text: string) => ({ type: 'plain_text' as const, text });
export const option = (value: string) => ({ text: plain(`Option ${value}`), value });

const ALL_KINDS = [
  input('text', { type: 'plain_text_input', max_length: 5 }, 'Text'),
  input('kind', { type: 'static_select', options: [option('a'), option('b')] }, 'Kind'),
  input(
    'many',
    { type: 'multi_static_select', max_selected_items: 2, options: ['a', 'b', 'c'].map(option) },
    'Many',
  ),
  input('boxes', { type: 'checkboxes', options: [option('a'), option('b')] }, 'Boxes'),
  input(
    'radio',
    { type: 'radio_buttons', options: [option('a'), option('b')], initial_option: option('b') },
    'Radio',
  ),
  input('who', { type: 'users_select' }, 'Who'),
  input('where', { type: 'conversations_select' }, 'Where'),
  input('day', { type: 'datepicker' }, 'Day'),
  input('time', { type: 'timepicker' }, 'Time'),
  input('at', { type: 'datetimepicker' }, 'At'),
  input('mail', { type: 'email_text_input' }, 'Mail'),
  input(
    'count',
    { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '10' },
    'Count',
  ),
  input('far', { type: 'external_select', min_query_length: 0 }, 'Far'),
  input('files', { type: 'file_input', filetypes: ['pdf'] }, 'Files'),
];

function input(id: string, element: object, label: string) {
  return {
    type: 'input',
    block_id: id,
    optional: true,
    label: plain(label),
    element: { action_id: 'value', ...element },
  };
}

export function modal(callback_id: string, blocks: object[] = [], more: object = {}) {
  return {
    type: 'modal',
    callback_id,
    title: plain(callback_id),
    submit: plain('OK'),
    blocks,
    ...more,
  } as never;
}

/** What the sample bot has heard. */
export interface Heard {
  submitted: Record<string, unknown>;
  closed: { callback: string; cleared: boolean }[];
  lastResponseUrl: string;
}

/** A bot with one of each: commands, modals of every answer, buttons, menus, shortcuts, Home. */
export function sampleBot(app: Bench['app'], seen: Heard): void {
  app.command('/service', async ({ ack, command, client, respond }) => {
    const [verb, rest] = command.text.split(' ');
    if (verb === 'text') return ack('only you see this');
    if (verb === 'public') return ack({ response_type: 'in_channel', text: 'all see this' });
    if (verb === 'never') return;
    await ack();
    if (verb === 'respond') await respond({ text: 'later' });
    if (verb === 'open') {
      const view =
        rest === 'kinds'
          ? modal('kinds', ALL_KINDS)
          : modal(rest!, [input('text', { type: 'plain_text_input' }, 'Text')], { notify_on_close: true });
      await client.views.open({ trigger_id: command.trigger_id, view });
    }
  });
  app.view('kinds', async ({ ack, view }) => {
    seen.submitted = view.state.values;
    await ack();
  });
  app.view('update', ({ ack }) => ack({ response_action: 'update', view: modal('updated') }));
  app.view('push', ({ ack }) => ack({ response_action: 'push', view: modal('push') }));
  app.view('clear', ({ ack }) => ack({ response_action: 'clear' }));
  app.view('broken', ({ ack }) => ack({ response_action: 'errors', errors: { nowhere: 'x' } }));
  app.view({ type: 'view_closed', callback_id: /.*/ }, async ({ ack, view, body }) => {
    seen.closed.push({
      callback: view.callback_id,
      cleared: (body as unknown as { is_cleared: boolean }).is_cleared,
    });
    await ack();
  });
  app.options('value', ({ ack, options }) =>
    ack({ options: ['north', 'south'].filter((each) => each.includes(options.value)).map(option) }),
  );
  app.action(/^(go|sure)/, async ({ ack, body, respond }) => {
    await ack();
    seen.lastResponseUrl = (body as { response_url: string }).response_url;
    await respond({ text: 'pressed', replace_original: false });
  });
  app.action('replace', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'replaced', replace_original: true });
  });
  app.action('pick', async ({ ack, action, body, respond }) => {
    await ack();
    const { state } = body as { state?: unknown };
    await respond({ text: JSON.stringify({ action, state }), replace_original: false });
  });
  app.shortcut('file_from_message', async ({ ack, shortcut, client }) => {
    await ack();
    const { message } = shortcut as { message: { text: string } };
    await client.views.open({
      trigger_id: shortcut.trigger_id,
      view: modal('from', [], { private_metadata: message.text }),
    });
  });
  app.shortcut('new_request', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: modal('new') });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Open requests' } }];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } as never });
  });
}
