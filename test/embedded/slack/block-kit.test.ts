import { checkBlocks, checkView, type Surface } from '../../../src/embedded/slack/index.js';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string, more: object = {}) => ({ type: 'section', text: mrkdwn(text), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const button = (more: object = {}) => ({ type: 'button', action_id: 'go', text: plain('Go'), ...more });
const option = (n: number) => ({ text: plain(`option ${n}`), value: String(n) });
const options = (count: number) => Array.from({ length: count }, (_, n) => option(n));
const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...more,
});
const text = { type: 'plain_text_input', action_id: 'text' };
const modal = (blocks: object[], more: object = {}) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('OK'),
  blocks,
  ...more,
});

const accepted: [string, Surface, object[]][] = [
  ['a section at 3,000 characters', 'message', [section('字'.repeat(3000))]],
  [
    'ten fields at 2,000',
    'message',
    [{ type: 'section', fields: Array.from({ length: 10 }, () => mrkdwn('x'.repeat(2000))) }],
  ],
  ['a header at 150', 'message', [{ type: 'header', text: plain('x'.repeat(150)) }]],
  [
    '25 buttons',
    'message',
    [actions(...Array.from({ length: 25 }, (_, n) => button({ action_id: `b${n}` })))],
  ],
  ['50 blocks', 'message', Array.from({ length: 50 }, () => ({ type: 'divider' }))],
  ['100 blocks on Home', 'home', Array.from({ length: 100 }, () => ({ type: 'divider' }))],
  ['100 options', 'message', [actions({ type: 'static_select', action_id: 's', options: options(100) })]],
  [
    'a table',
    'message',
    [
      {
        type: 'table',
        rows: [[{ type: 'raw_text', text: 'a' }], [{ type: 'raw_text', text: '' }]],
        column_settings: [null, { align: 'right' }],
      },
    ],
  ],
  [
    'rich text',
    'message',
    [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [
              { type: 'rich_text_section', elements: [{ type: 'text', text: 'x', style: { bold: true } }] },
            ],
          },
        ],
      },
    ],
  ],
  [
    'a context of text and pictures',
    'message',
    [
      {
        type: 'context',
        elements: [mrkdwn('x'), { type: 'image', image_url: 'https://a.example/b.png', alt_text: 'b' }],
      },
    ],
  ],
  [
    'a button that asks first',
    'message',
    [
      actions(
        button({
          style: 'danger',
          confirm: { title: plain('Sure?'), text: mrkdwn('Gone'), confirm: plain('Yes'), deny: plain('No') },
        }),
      ),
    ],
  ],
  [
    'a file input in a modal',
    'modal',
    [input({ type: 'file_input', action_id: 'f', max_files: 10, filetypes: ['pdf'] })],
  ],
  [
    'check boxes with mrkdwn labels',
    'modal',
    [
      section('x', {
        accessory: { type: 'checkboxes', action_id: 'c', options: [{ text: mrkdwn('*a*'), value: 'a' }] },
      }),
    ],
  ],
  [
    'groups of options',
    'modal',
    [
      input({
        type: 'multi_static_select',
        action_id: 'm',
        option_groups: [{ label: plain('g'), options: options(3) }],
      }),
    ],
  ],
];

test.each(accepted)('accepts %s', (_what, surface, blocks) => {
  expect(checkBlocks(surface, blocks)).toEqual([]);
});

const refused: [string, Surface, object[], string, RegExp][] = [
  [
    'a section above 3,000 characters',
    'message',
    [section('x'.repeat(3001))],
    '/blocks/0/text/text',
    /less than 3001/,
  ],
  ['an empty text', 'message', [section('')], '/blocks/0/text/text', /more than 0/],
  ['a section without text or fields', 'message', [{ type: 'section' }], '/blocks/0', /text or fields/],
  [
    'eleven fields',
    'message',
    [{ type: 'section', fields: Array.from({ length: 11 }, () => mrkdwn('x')) }],
    '/blocks/0/fields',
    /no more than 10/,
  ],
  [
    'a field above 2,000',
    'message',
    [{ type: 'section', fields: [mrkdwn('x'.repeat(2001))] }],
    '/blocks/0/fields/0/text',
    /less than 2001/,
  ],
  [
    'a header with mrkdwn',
    'message',
    [{ type: 'header', text: mrkdwn('x') }],
    '/blocks/0/text/type',
    /unsupported type/,
  ],
  [
    'a header above 150',
    'message',
    [{ type: 'header', text: plain('x'.repeat(151)) }],
    '/blocks/0/text/text',
    /less than 151/,
  ],
  [
    '26 buttons',
    'message',
    [actions(...Array.from({ length: 26 }, (_, n) => button({ action_id: `b${n}` })))],
    '/blocks/0/elements',
    /no more than 25/,
  ],
  ['no buttons', 'message', [actions()], '/blocks/0/elements', /no less than 1/],
  [
    'eleven elements of context',
    'message',
    [{ type: 'context', elements: Array.from({ length: 11 }, () => mrkdwn('x')) }],
    '/blocks/0/elements',
    /no more than 10/,
  ],
  [
    'a button text above 75',
    'message',
    [actions(button({ text: plain('x'.repeat(76)) }))],
    '/blocks/0/elements/0/text/text',
    /less than 76/,
  ],
  [
    'a button value above 2,000',
    'message',
    [actions(button({ value: 'x'.repeat(2001) }))],
    '/blocks/0/elements/0/value',
    /less than 2001/,
  ],
  [
    'an action_id above 255',
    'message',
    [actions(button({ action_id: 'x'.repeat(256) }))],
    '/blocks/0/elements/0/action_id',
    /less than 256/,
  ],
  [
    'an unknown style',
    'message',
    [actions(button({ style: 'warning' }))],
    '/blocks/0/elements/0/style',
    /one of/,
  ],
  ['an unknown field', 'message', [actions(button({ colour: 'red' }))], '/blocks/0/elements/0', /colour/],
  ['an unknown block', 'message', [{ type: 'carousel' }], '/blocks/0/type', /unsupported type: carousel/],
  [
    'an unknown element',
    'message',
    [actions({ type: 'slider' })],
    '/blocks/0/elements/0/type',
    /unsupported type: slider/,
  ],
  [
    'a text input among the actions',
    'message',
    [actions(text)],
    '/blocks/0/elements/0/type',
    /unsupported type/,
  ],
  [
    '101 options',
    'message',
    [actions({ type: 'static_select', action_id: 's', options: options(101) })],
    '/blocks/0/elements/0/options',
    /no more than 100/,
  ],
  [
    'no options',
    'message',
    [actions({ type: 'static_select', action_id: 's', options: [] })],
    '/blocks/0/elements/0/options',
    /no less than 1/,
  ],
  [
    'options and groups at once',
    'message',
    [
      actions({
        type: 'static_select',
        options: options(1),
        option_groups: [{ label: plain('g'), options: options(1) }],
      }),
    ],
    '/blocks/0/elements/0',
    /exactly one/,
  ],
  [
    'an option text above 75',
    'message',
    [actions({ type: 'static_select', options: [{ text: plain('x'.repeat(76)), value: 'x' }] })],
    '/blocks/0/elements/0/options/0/text/text',
    /less than 76/,
  ],
  [
    'an option value above 150',
    'message',
    [actions({ type: 'static_select', options: [{ text: plain('x'), value: 'x'.repeat(151) }] })],
    '/blocks/0/elements/0/options/0/value',
    /less than 151/,
  ],
  [
    'an initial option that is not offered',
    'message',
    [actions({ type: 'static_select', options: options(2), initial_option: option(7) })],
    '/blocks/0/elements/0',
    /not among/,
  ],
  [
    'a placeholder above 150',
    'message',
    [actions({ type: 'users_select', placeholder: plain('x'.repeat(151)) })],
    '/blocks/0/elements/0/placeholder/text',
    /less than 151/,
  ],
  [
    'six entries of overflow',
    'message',
    [actions({ type: 'overflow', options: options(6) })],
    '/blocks/0/elements/0/options',
    /no more than 5/,
  ],
  [
    'eleven check boxes',
    'message',
    [actions({ type: 'checkboxes', options: options(11) })],
    '/blocks/0/elements/0/options',
    /no more than 10/,
  ],
  [
    'a date that is none',
    'message',
    [actions({ type: 'datepicker', initial_date: '1.5.2026' })],
    '/blocks/0/elements/0/initial_date',
    /format/,
  ],
  [
    '51 blocks',
    'message',
    Array.from({ length: 51 }, () => ({ type: 'divider' })),
    '/blocks',
    /no more than 50/,
  ],
  [
    '101 blocks on Home',
    'home',
    Array.from({ length: 101 }, () => ({ type: 'divider' })),
    '/blocks',
    /no more than 100/,
  ],
  [
    'the same block_id twice',
    'message',
    [section('a', { block_id: 'x' }), section('b', { block_id: 'x' })],
    '/blocks',
    /"x" already exists/,
  ],
  [
    'the same action_id twice in a block',
    'message',
    [actions(button(), button())],
    '/blocks/0',
    /"go" already exists/,
  ],
  [
    'a file input in a message',
    'message',
    [input({ type: 'file_input', action_id: 'f' })],
    '/blocks/0/element',
    /surface/,
  ],
  ['markdown in a modal', 'modal', [{ type: 'markdown', text: 'x' }], '/blocks/0', /surface/],
  ['an input without a label', 'modal', [{ type: 'input', element: text }], '/blocks/0', /label/],
  [
    'a label above 2,000',
    'modal',
    [input(text, { label: plain('x'.repeat(2001)) })],
    '/blocks/0/label/text',
    /less than 2001/,
  ],
  ['a button as an input', 'modal', [input(button())], '/blocks/0/element/type', /unsupported type/],
  [
    'a picture without a description',
    'message',
    [{ type: 'image', image_url: 'https://a.example/b.png' }],
    '/blocks/0',
    /alt_text/,
  ],
  [
    'a picture from nowhere',
    'message',
    [{ type: 'image', alt_text: 'x', image_url: 'nowhere' }],
    '/blocks/0/image_url',
    /format/,
  ],
  ['something that is no block', 'message', ['text' as never], '/blocks/0', /object/],
];

test.each(refused)('refuses %s', (_what, surface, blocks, pointer, message) => {
  expect(checkBlocks(surface, blocks)).toContainEqual({ pointer, message: expect.stringMatching(message) });
});

const views: [string, unknown, string, RegExp][] = [
  ['a title above 24', modal([], { title: plain('x'.repeat(25)) }), '/view/title/text', /less than 25/],
  ['no title', { type: 'modal', blocks: [] }, '/view', /title/],
  ['a submit above 24', modal([], { submit: plain('x'.repeat(25)) }), '/view/submit/text', /less than 25/],
  [
    'private_metadata above 3,000',
    modal([], { private_metadata: 'x'.repeat(3001) }),
    '/view/private_metadata',
    /less than 3001/,
  ],
  [
    'callback_id above 255',
    modal([], { callback_id: 'x'.repeat(256) }),
    '/view/callback_id',
    /less than 256/,
  ],
  ['inputs without submit', modal([input(text)], { submit: undefined }), '/view', /submit/],
  ['a title on Home', { type: 'home', blocks: [], title: plain('x') }, '/view', /title/],
  ['another type', { type: 'sheet', blocks: [] }, '/view/type', /modal, home/],
  [
    'a fault inside',
    modal([input({ ...text, max_length: 3001 })]),
    '/view/blocks/0/element/max_length',
    /at most 3000/,
  ],
];

test.each(views)('refuses a view with %s', (_what, view, pointer, message) => {
  expect(checkView(view)).toContainEqual({ pointer, message: expect.stringMatching(message) });
});

test('accepts a modal and a Home', () => {
  expect(
    checkView(modal([input(text, { hint: plain('h'), optional: true, dispatch_action: true })])),
  ).toEqual([]);
  expect(checkView({ type: 'home', blocks: [section('x')], private_metadata: '' })).toEqual([]);
});
