import type { Begun } from './begin-desk.js';

/** What to do first, once everything runs: lines for the terminal. */
export function howToTry(personUrl: string, { fast, begun }: { fast: boolean; begun: Begun }): string[] {
  if (begun === 'empty') return howToSetUp(personUrl);
  const post = (path: string, body: object) =>
    `  curl -s ${personUrl}/_person/${path} -H 'content-type: application/json' -d '${JSON.stringify(body)}'`;
  return [
    '',
    'You are anybody: wang (a customer, from a workspace of their own), smith (one who speaks English), li and chen',
    '(engineers), sun (front desk), qian (technical head), zhao (general manager), zhou (administrator).',
    'A fortnight of requests is there already; in #harbour-service one waits for an answer, and its time runs out.',
    '',
    'In the browser or without it. The front desk files a request for somebody who phoned:',
    post('command', { as: 'sun', channel: 'renhe-service', line: '/service new' }),
    '  sleep 1',
    post('type', { as: 'sun', field: 'requesterName', value: '王主任' }),
    post('type', { as: 'sun', field: 'requesterPhone', value: '010-8888 6666' }),
    post('type', { as: 'sun', field: 'item-1', value: 'PACS 无法登录' }),
    post('submit', { as: 'sun' }),
    'Read the desk channel; press a button of a card with its ts:',
    `  curl -s '${personUrl}/_person/messages?as=li&channel=service-desk&limit=2'`,
    post('act', { as: 'li', at: { channel: 'service-desk', ts: 'TS' }, action: 'verb:acknowledge' }),
    ...(fast
      ? [
          '',
          'The clocks run in seconds: leave a request alone and watch li, zhao and the thread of the card,',
          'and its bars: Behind the scenes, Clocks.',
        ]
      : []),
    '',
    ...toEndWith(personUrl),
  ];
}

/** The same for a desk without customers: how its first one comes. */
function howToSetUp(personUrl: string): string[] {
  return [
    '',
    'Be zhou, the administrator. Nobody has a role yet, and no channel a customer:',
    '',
    '  #service-desk    /service roles   who is front desk, technical head, engineer, management',
    '  #renhe-service   /service setup   customer, contract, desk channel; then the card to file with is posted',
    '',
    'Then be wang, whose company uses a workspace of its own, and file a request with the button of that card.',
    '',
    ...toEndWith(personUrl),
  ];
}

/** The link stands last, where the eye is. */
const toEndWith = (personUrl: string): string[] => [
  'Ctrl-C stops everything; the next `npm start` finds it again. `npm start -- --fast` has promises of seconds,',
  '`npm start -- --reset` begins anew, and with --empty as well without customers and history.',
  '',
  `Open this in a browser and choose who to be · 在浏览器中打开，选择扮演谁：  ${personUrl}/`,
];
