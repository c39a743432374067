import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { AttachedFiles } from '../../src/slack/attached-files.js';
import type { Ticket } from '../../src/domain/ticket/ticket.js';
import { wang } from '../domain/people/cast.js';
import { Story } from '../domain/ticket/requests.js';

let server: Server;
let base: string;
let answers: { status: number; body?: string };
let tokens: (string | undefined)[];
beforeEach(async () => {
  answers = { status: 200, body: 'a picture' };
  tokens = [];
  server = createServer((request, response) => {
    tokens.push(request.headers.authorization);
    response.writeHead(answers.status, answers.status === 302 ? { location: '/login' } : {});
    response.end(answers.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Slack as the client shows it: one file, and one message. */
function files(info: object | Error, message: object | Error = {}): AttachedFiles {
  const said = (what: object | Error) =>
    what instanceof Error ? Promise.reject(what) : Promise.resolve(what);
  const client = {
    files: { info: () => said(info instanceof Error ? info : { file: info }) },
    conversations: { replies: () => said(message) },
  };
  return new AttachedFiles(client as never, { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_API_URL: `${base}/api/` });
}
const refused = (word: string) =>
  Object.assign(new Error(word), { code: 'slack_webapi_platform_error', data: { error: word } });
const FILE = { id: 'F1', name: 'a.png' };
const open = (one: AttachedFiles) => one.open(FILE);

it('a file comes with the bot’s token, as it is', async () => {
  const opened = await open(files({ url_private: `${base}/a`, size: 9 }));
  if ('missing' in opened) throw new Error(opened.missing);
  expect([await text(opened.bytes), opened.size, tokens]).toEqual(['a picture', 9, ['Bearer xoxb-1']]);
});

it.each([
  [refused('file_deleted'), 'file_deleted'],
  [refused('file_not_found'), 'file_not_found'],
  [{ is_external: true, url_private: 'https://docs.example/1' }, 'external'],
  [{ mode: 'tombstone' }, 'tombstone'],
  [{ mode: 'hidden_by_limit' }, 'hidden_by_limit'],
  [{}, 'no_address'],
])('what is not to be had is named as missing, and why: %p', async (info, missing) => {
  expect(await open(files(info as object))).toEqual({ ...FILE, missing });
  expect(tokens).toEqual([]);
});

it('nobody but Slack is shown the token', async () => {
  const elsewhere = `http://localhost:${new URL(base).port}/a`;
  expect(await open(files({ url_private: elsewhere }))).toEqual({ ...FILE, missing: 'no_address' });
  expect(await open(files({ url_private: 'https://slack.com.example/a' }))).toMatchObject({
    missing: 'no_address',
  });
  expect(tokens).toEqual([]);
});

it('the page where people sign in is no file, nor is an error', async () => {
  answers = { status: 302 };
  expect(await open(files({ url_private: `${base}/a` }))).toEqual({ ...FILE, missing: 'http_302' });
  answers = { status: 404, body: 'gone' };
  expect(await open(files({ url_private: `${base}/a` }))).toEqual({ ...FILE, missing: 'http_404' });
});

it.each([
  refused('ratelimited'),
  refused('missing_scope'),
  refused('token_revoked'),
  new Error('ECONNRESET'),
])('what may pass is a fault, and asked for again: %p', async (error) => {
  await expect(open(files(error))).rejects.toMatchObject({ code: 'slack-unavailable', retry: true });
});

it('a server of Slack’s that stumbles is a fault too', async () => {
  answers = { status: 503 };
  await expect(open(files({ url_private: `${base}/a` }))).rejects.toMatchObject({
    code: 'slack-unavailable',
  });
});

function withReply(cause: string): Ticket {
  const { ticket } = new Story({ filing: { files: [FILE] } }).must('10:05', wang, 'reply', {
    text: '见照片',
    files: 2,
    place: 'customer',
  });
  return {
    ...ticket,
    history: ticket.history.map((fact) => (fact.type === 'replied' ? { ...fact, cause } : fact)),
  };
}
const CAUSE = 'message:C0RENHESVC:1763800000.000200';

it('files of the filing and of what was said are found, each once', async () => {
  const message = { messages: [{ ts: '1763800000.000200', files: [FILE, { id: 'F2', name: 'b.png' }] }] };
  expect(await files({}, message).of(withReply(CAUSE))).toEqual([FILE, { id: 'F2', name: 'b.png' }]);
});

it('of a message that is gone, its files are named as missing by their number', async () => {
  for (const [message, missing] of [
    [{ messages: [] }, 'message_not_found'],
    [refused('thread_not_found'), 'thread_not_found'],
  ] as const) {
    expect(await files({}, message).of(withReply(CAUSE))).toEqual([
      FILE,
      { id: `${CAUSE}#files`, name: '2 files', missing },
    ]);
  }
});

it('what was erased is not fetched again', async () => {
  const erased = `erased:${'0'.repeat(64)}`;
  const ticket = withReply(CAUSE);
  const history = ticket.history.map((fact) => (fact.type === 'replied' ? { ...fact, text: erased } : fact));
  const without = { places: ticket.places, files: [{ id: erased, name: erased }], history };
  expect(await files(new Error('not asked'), new Error('not asked')).of(without)).toEqual([
    { id: erased, name: erased, missing: 'erased' },
  ]);
});

describe('what came with something that was said', () => {
  const said = (place: 'customer' | 'desk') =>
    new Story({ filing: { files: [] } }).must('10:05', wang, 'reply', {
      ...{ text: '见照片', files: 1, fileIds: ['F7'], slackTs: '1763800000.000200', place },
    }).ticket;

  it.each(['customer', 'desk'] as const)('is known by the fact, in the thread of the %s', async (place) => {
    const asked = files(new Error('not asked'), new Error('not asked'));
    expect(await asked.of(said(place))).toEqual([{ id: 'F7', name: 'F7' }]);
  });

  it('is named as Slack names it', async () => {
    const opened = await files({ url_private: `${base}/a`, name: 'c.png' }).open({ id: 'F7', name: 'F7' });
    expect(opened).toMatchObject({ name: 'c.png' });
  });

  it('before that was kept is found in the channel that it moved to', async () => {
    const moved = { customer: { channel: 'C0NEW' }, desk: { channel: 'C0DESK0001' } };
    const ticket = { ...withReply('message:G0OLD:1763800000.000200'), places: moved };
    const replies = ({ channel }: { channel: string }) =>
      channel === 'C0NEW'
        ? Promise.resolve({ messages: [{ ts: '1763800000.000200', files: [{ id: 'F2', name: 'b.png' }] }] })
        : Promise.reject(refused('channel_not_found'));
    const given = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_API_URL: base };
    const found = new AttachedFiles({ conversations: { replies } } as never, given);
    expect(await found.of(ticket)).toEqual([FILE, { id: 'F2', name: 'b.png' }]);
  });
});
