import type { Core } from '../core.js';
import { readBody, sendJson, sendText, type Exchange } from '../server/http.js';
import { uploadKey } from '../state/files.js';

/** Takes the content of a reserved file: raw, or as the one part of a form. */
export async function receiveUpload(
  core: Core,
  { request, response }: Exchange,
  path: string[],
): Promise<void> {
  const [id = '', key] = path;
  const file = core.workspace.files.get(id);
  if (!file || key !== uploadKey(file)) return sendText(response, 404, 'not found');
  const body = await readBody(request);
  const content = contentOf(request.headers['content-type'] ?? '', body);
  file.content = content.toString('base64');
  file.size = content.length;
  core.workspace.changes.add('file', {});
  sendText(response, 200, `OK - ${content.length}`);
}

/** Gives a private file to the bot, who must show its token. */
export function sendPrivateFile(core: Core, { request, response }: Exchange, path: string[]): void {
  const id = path[0]?.split('-').at(-1) ?? '';
  if (request.headers.authorization !== `Bearer ${core.workspace.app.botToken}`) {
    response.writeHead(302, { location: `${core.baseUrl}/login` });
    response.end();
    return;
  }
  if (!core.workspace.app.scopes.includes('files:read'))
    return sendJson(response, 403, { ok: false, error: 'missing_scope' });
  const file = core.workspace.files.get(id);
  if (!file?.complete) return sendText(response, 404, 'not found');
  const content = Buffer.from(file.content, 'base64');
  response.writeHead(200, { 'content-type': file.mimetype, 'content-length': content.length });
  response.end(content);
}

function contentOf(contentType: string, body: Buffer): Buffer {
  const boundary = /multipart\/form-data;.*boundary="?([^";]+)/i.exec(contentType)?.[1];
  if (!boundary) return body;
  const start = body.indexOf('\r\n\r\n') + 4;
  const end = body.indexOf(`\r\n--${boundary}`, start);
  return body.subarray(start, end < 0 ? undefined : end);
}
