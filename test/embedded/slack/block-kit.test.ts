import { checkBlocks, checkView, type Surface } from '../../../src/embedded/slack/index.js';
import { plain, mrkdwn, section, actions, button, options, input, text, modal } from './block-kit-samples.js';

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
