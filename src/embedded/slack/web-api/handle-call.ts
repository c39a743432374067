import { setTimeout as delay } from 'node:timers/promises';

import type { FaultOrder } from '../admin/faults.js';
import type { Core } from '../core.js';
import { readBody, sendJson, type Exchange } from '../server/http.js';
import { Refusal, type Json } from '../types.js';
import { readArguments, readToken } from './arguments.js';
import type { Call, Method } from './method.js';
import { METHODS } from './methods/index.js';

interface Answer {
  status: number;
  body: Json;
  headers: Record<string, string>;
}

const POSTING = ['chat.postMessage', 'chat.postEphemeral', 'files.completeUploadExternal'];

/** Answers one call of the Web API, faults and pace included, and writes it into the log. */
export async function handleCall(
  core: Core,
  { request, response, url }: Exchange,
  method: string,
): Promise<void> {
  const started = performance.now();
  const at = Date.now();
  const body = await readBody(request);
  await core.settings.holdUp();
  const { args, broken } = tryArguments(request, url, body);
  const token = readToken(request, args);
  delete args['token'];
  const channel = (args['channel'] ?? args['channel_id']) as string | undefined;
  const fault = core.faults.take(method, channel);
  const answer = broken ? failure('invalid_json') : await answerWith(core, method, args, token, fault);
  const detail = detailOf(answer.body);
  core.calls.add({
    at,
    method,
    args,
    ok: answer.body['ok'] === true && fault?.kind !== 'reset',
    ...(answer.body['error'] ? { error: String(answer.body['error']) } : {}),
    ...(detail ? { detail } : {}),
    status: answer.status,
    ...(fault ? { fault: fault.kind } : {}),
    ms: Math.round((performance.now() - started) * 10) / 10,
  });
  if (fault?.kind === 'reset' || fault?.kind === 'lost') request.socket.destroy();
  else sendJson(response, answer.status, answer.body, answer.headers);
}

/** The messages in which Slack says where the fault is. */
function detailOf({ response_metadata: metadata }: Json): string {
  const { messages } = (metadata ?? {}) as { messages?: unknown };
  return Array.isArray(messages) ? messages.join('; ') : '';
}

function tryArguments(...given: Parameters<typeof readArguments>): { args: Json; broken: boolean } {
  try {
    return { args: readArguments(...given), broken: false };
  } catch {
    return { args: {}, broken: true };
  }
}

async function answerWith(
  core: Core,
  method: string,
  args: Json,
  token: string,
  fault?: FaultOrder,
): Promise<Answer> {
  if (fault?.delay_ms) await delay(fault.delay_ms);
  if (fault?.kind === 'ratelimited') return rateLimited(fault.retry_after ?? 1);
  if (fault?.kind === 'http_500')
    return { status: 500, body: { ok: false, error: 'internal_error' }, headers: {} };
  if (fault?.kind === 'reset') return failure('reset');
  if (fault?.kind === 'error') return failure(fault.error ?? 'fatal_error');
  return perform(core, method, args, token);
}

async function perform(core: Core, name: string, args: Json, token: string): Promise<Answer> {
  const { app } = core.workspace;
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  try {
    if (!method) throw new Refusal('unknown_method', undefined, { req_method: name });
    const call: Call = { core, args, token: tokenKind(core, method, token) };
    const needed = scopesOf(method, call);
    if (needed.length > 0 && !needed.some((scope) => app.scopes.includes(scope))) {
      throw new Refusal('missing_scope', undefined, { needed: needed[0], provided: app.scopes.join(',') });
    }
    const wait = core.settings.rateLimit ? secondsToWait(core, name, args) : 0;
    if (wait > 0) return rateLimited(wait);
    const headers = { 'x-oauth-scopes': app.scopes.join(','), 'x-accepted-oauth-scopes': needed.join(',') };
    return { status: 200, body: { ok: true, ...(await method.run(call)) }, headers };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return failure(error.code, error.extra);
  }
}

function secondsToWait(core: Core, name: string, args: Json): number {
  if (name === 'chat.update') return core.updateRate.ask();
  return POSTING.includes(name) ? core.postRate.ask(String(args['channel'] ?? args['channel_id'])) : 0;
}

function tokenKind(core: Core, method: Method, token: string): Call['token'] {
  const { app } = core.workspace;
  if (!token) throw new Refusal('not_authed');
  if (token !== app.botToken && token !== app.appToken) throw new Refusal('invalid_auth');
  const kind = token === app.appToken ? 'app' : 'bot';
  if (kind !== (method.token ?? 'bot')) throw new Refusal('not_allowed_token_type');
  return kind;
}

function scopesOf(method: Method, call: Call): string[] {
  return typeof method.scopes === 'function' ? method.scopes(call) : (method.scopes ?? []);
}

function failure(error: string, extra: Json = {}): Answer {
  return { status: 200, body: { ok: false, error, ...extra }, headers: {} };
}

function rateLimited(seconds: number): Answer {
  return {
    status: 429,
    body: { ok: false, error: 'ratelimited' },
    headers: { 'retry-after': String(seconds) },
  };
}
