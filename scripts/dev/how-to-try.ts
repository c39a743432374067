/** What to do first, once everything runs: lines for the terminal. */
export function howToTry(personUrl: string, fast: boolean): string[] {
  const post = (path: string, body: object) =>
    `  curl -s ${personUrl}/_person/${path} -H 'content-type: application/json' -d '${JSON.stringify(body)}'`;
  return [
    '',
    'You are anybody: wang (the customer, from a workspace of their own), li (engineer), sun (front desk),',
    'qian (technical head), zhao (general manager), smith (a customer who speaks English), zhou (administrator).',
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
    'Ctrl-C stops everything; the next `npm start` finds it again. `npm start -- --fast` has promises of seconds.',
    '',
    `Open this in a browser, and choose who to be · 在浏览器中打开，选择您要扮演的人：  ${personUrl}/`,
  ];
}
