import type { IncomingMessage } from 'node:http';

import type { Json } from '../types.js';

const STRUCTURED = new Set(['blocks', 'attachments', 'metadata', 'view', 'files']);

/** The arguments of a call: from the address, a form (with JSON inside, as the SDK sends it) or a JSON body. */
export function readArguments(request: IncomingMessage, url: URL, body: Buffer): Json {
  const args: Json = Object.fromEntries(url.searchParams);
  const kind = request.headers['content-type'] ?? '';
  if (kind.includes('application/json')) {
    const parsed: unknown = body.length > 0 ? JSON.parse(body.toString('utf8')) : {};
    return { ...args, ...(parsed as Json) };
  }
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) args[name] = value;
  for (const name of STRUCTURED) {
    if (typeof args[name] === 'string') args[name] = parseOr(args[name]);
  }
  return args;
}

/** JSON text as its value; other text stays as it is, so that the method refuses it. */
function parseOr(value: string): unknown {
  if (!/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** The token of a call, wherever it stands. */
export function readToken(request: IncomingMessage, args: Json): string {
  const header = request.headers.authorization?.replace(/^Bearer\s+/i, '');
  return header ?? (typeof args['token'] === 'string' ? args['token'] : '');
}
