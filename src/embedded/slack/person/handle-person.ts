import { readBody, sendJson, type Exchange } from '../server/http.js';
import type { Core } from '../core.js';
import type { Change } from '../state/changes.js';
import { Refusal, type Json } from '../types.js';
import { CHANNEL_DOINGS } from './channel-doings.js';
import { DOINGS } from './doings.js';
import { READS, fileFor } from './read.js';
import { personOf, type PersonRequest } from './request.js';

export const ALL_DOINGS = { ...DOINGS, ...CHANNEL_DOINGS };
const LONGEST_WAIT_MS = 60_000;
const STATUS: Record<string, number> = { not_available_to_external: 403, not_in_channel: 403 };

/** One request of the person interface (README.md beside this folder). */
export async function handlePerson(core: Core, exchange: Exchange, name: string): Promise<void> {
  const { request, response, url } = exchange;
  try {
    const query: Json = Object.fromEntries(url.searchParams);
    if (request.method === 'POST') {
      const raw = await readBody(request);
      const body = parsed(raw);
      const doing = Object.hasOwn(ALL_DOINGS, name) ? ALL_DOINGS[name] : undefined;
      if (!doing) throw new Refusal('no_such_path', name);
      return sendJson(response, 200, { ok: true, ...(await doing({ core, body: { ...query, ...body } })) });
    }
    await read({ core, body: query }, exchange, name);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const status = STATUS[error.code] ?? (error.code.startsWith('no_such') ? 404 : 400);
    sendJson(response, status, { ok: false, error: error.code, detail: error.detail, ...error.extra });
  }
}

function parsed(raw: Buffer): Json {
  try {
    return raw.length > 0 ? (JSON.parse(raw.toString('utf8')) as Json) : {};
  } catch {
    throw new Refusal('invalid_json');
  }
}

async function read(request: PersonRequest, exchange: Exchange, name: string): Promise<void> {
  const { core, body } = request;
  const { response, gone } = exchange;
  if (name === 'changes') {
    const wait = Math.min(LONGEST_WAIT_MS, Number(body['wait'] ?? 0));
    const { changes } = core.workspace;
    const since = body['since'] == null ? changes.seq : Number(body['since']);
    const found = await changes.wait(since, wait, visibleTo(request), gone);
    return sendJson(response, 200, { ok: true, seq: changes.seq, changes: found });
  }
  if (name === 'stream') return stream(request, exchange);
  if (name === 'file') {
    const file = fileFor(request);
    response.writeHead(200, { 'content-type': file.mimetype, 'content-length': file.content.length });
    response.end(file.content);
    return;
  }
  const reader = Object.hasOwn(READS, name) ? READS[name] : undefined;
  if (!reader) throw new Refusal('no_such_path', name);
  sendJson(response, 200, { ok: true, seq: core.workspace.changes.seq, ...reader(request) });
}

/** Without `as` everything is told, the log's entries too; with it what that person can see. */
function visibleTo(request: PersonRequest): (change: Change) => boolean {
  if (request.body['as'] == null) return () => true;
  const user = personOf(request);
  const { workspace } = request.core;
  return ({ channel: id, user: only, kind }) => {
    if (kind === 'call' || kind === 'delivery') return false;
    const channel = id ? workspace.channels.get(id) : undefined;
    if (kind === 'modal' || kind === 'home' || kind === 'ephemeral') return only === user.id;
    return channel ? workspace.canSee(channel, user.id) : true;
  };
}

function stream(request: PersonRequest, { response, gone }: Exchange): void {
  const { changes } = request.core.workspace;
  const wanted = visibleTo(request);
  const send = (change: Change): void => {
    if (wanted(change)) response.write(`id: ${change.seq}\ndata: ${JSON.stringify(change)}\n\n`);
  };
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': connected\n\n');
  const since = request.body['since'] == null ? changes.seq : Number(request.body['since']);
  changes.since(since).forEach(send);
  const stop = changes.listen(send);
  gone.addEventListener('abort', () => {
    stop();
    response.end();
  });
}
