import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

import { sendText, type Exchange } from './http.js';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** What the page may load: itself, pictures, and nothing of other sites that runs. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob: https:",
  "style-src 'self' 'unsafe-inline'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Sends one file of the built page; `/` is its `index.html`. Names with a hash in them never change.
 * @param dir where the page was built to; nothing is served when it is left out
 */
export async function sendPageFile(dir: string | undefined, { response, url }: Exchange): Promise<void> {
  const wanted = url.pathname === '/' ? 'index.html' : decodeURIComponent(url.pathname).slice(1);
  const file = dir ? join(dir, normalize(wanted)) : undefined;
  const type = TYPES[extname(wanted)];
  if (!dir || !file?.startsWith(dir + sep) || !type) return sendText(response, 404, 'not found');
  const content = await readFile(file).catch(() => undefined);
  if (!content) return sendText(response, 404, 'not found');
  response.writeHead(200, {
    'content-type': type,
    'content-length': content.length,
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': wanted.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
  });
  response.end(content);
}
