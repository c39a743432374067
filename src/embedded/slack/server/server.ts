import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { handleAdmin } from '../admin/handle-admin.js';
import { handleBackstage } from '../backstage/handle-backstage.js';
import type { Core } from '../core.js';
import { reply } from '../interaction/response-urls.js';
import { handlePerson } from '../person/handle-person.js';
import { Refusal, type Json } from '../types.js';
import { receiveUpload, sendPrivateFile } from '../web-api/file-transfer.js';
import { handleCall } from '../web-api/handle-call.js';
import { isFromForeignPage } from './foreign-page.js';
import { readBody, sendJson, sendText, type Exchange } from './http.js';
import { sendPageFile } from './page-files.js';

/** The one server that the bot and people talk to. */
export class FrontServer {
  private readonly http: Server;
  private readonly ending = new AbortController();

  constructor(
    private readonly core: Core,
    private readonly pageDir?: string,
  ) {
    this.http = createServer((request, response) => void this.answer(request, response));
    this.http.on('upgrade', (request, stream, head) => core.sockets.upgrade(request, stream, head));
    this.http.keepAliveTimeout = 30_000;
  }

  async listen(host: string, port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.http.once('error', reject);
      this.http.listen(port, host, resolve);
    });
    return (this.http.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.ending.abort();
    await new Promise<void>((resolve) => {
      this.http.close(() => resolve());
      this.http.closeAllConnections();
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const url = new URL(request.url ?? '/', 'http://localhost');
    const signal = AbortSignal.any([gone.signal, this.ending.signal]);
    try {
      await this.route({ request, response, url, gone: signal });
    } catch (error) {
      if (signal.aborted) return;
      console.error('embedded workspace:', error);
      if (!response.headersSent)
        sendJson(response, 500, { ok: false, error: 'internal_error', detail: String(error) });
    }
  }

  private async route(exchange: Exchange): Promise<void> {
    const [area, ...path] = exchange.url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
    if (area?.startsWith('_') && isFromForeignPage(exchange.request)) {
      return sendJson(exchange.response, 403, { ok: false, error: 'foreign_page' });
    }
    switch (area) {
      case 'api':
        return handleCall(this.core, exchange, path.join('/'));
      case '_person':
        return handlePerson(this.core, exchange, path.join('/'));
      case '_admin':
        return handleAdmin(this.core, exchange, path.join('/'));
      case '_backstage':
        return handleBackstage(this.core, exchange, path.join('/'));
      case 'response':
        return respond(this.core, exchange, path[0] ?? '');
      case 'upload':
        return receiveUpload(this.core, exchange, path);
      case 'files-pri':
        return sendPrivateFile(this.core, exchange, path);
      default:
        return sendPageFile(this.pageDir, exchange);
    }
  }
}

/** What the bot sends to a `response_url`. */
async function respond(core: Core, { request, response }: Exchange, id: string): Promise<void> {
  const body = JSON.parse((await readBody(request)).toString('utf8') || '{}') as Json;
  try {
    reply(core, core.responseUrls.spend(id), body);
    sendText(response, 200, 'ok');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const late = error.code === 'used_url' || error.code === 'expired_url';
    sendJson(response, late ? 404 : 400, { ok: false, error: error.code, detail: error.detail });
  }
}
