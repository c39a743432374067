import { inspect } from 'node:util';

import type { Json } from './workspace-types.js';

/** What is waited for may also change without the workspace learning of it: in a database, in another process. */
const LOOK_AGAIN_MS = 250;

/** The workspace would not do it: `code` is the reason's name. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
    readonly answer: Json = {},
  ) {
    super(`${code}: ${detail}`);
  }
}

/** The embedded workspace's HTTP interface, and waiting on it. */
export class WorkspaceHttp {
  /** @param patienceMs how long something is waited for, unless it is said */
  constructor(
    private readonly base: string,
    private readonly patienceMs: number,
  ) {}

  async get(path: string, query: Record<string, string> = {}): Promise<Json> {
    return this.answer(await fetch(`${this.base}/${path}?${new URLSearchParams(query)}`));
  }

  async post(path: string, body: Json): Promise<Json> {
    const headers = { 'content-type': 'application/json' };
    return this.answer(
      await fetch(`${this.base}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    );
  }

  async delete(path: string): Promise<Json> {
    return this.answer(await fetch(`${this.base}/${path}`, { method: 'DELETE' }));
  }

  async bytes(path: string, query: Record<string, string>): Promise<Buffer> {
    const response = await fetch(`${this.base}/_person/${path}?${new URLSearchParams(query)}`);
    if (!response.ok) await this.answer(response);
    return Buffer.from(await response.arrayBuffer());
  }

  /** Calls `read` now and after every change of the workspace until it gives something. */
  async waitFor<T>(
    read: () => Promise<T | undefined | null | false>,
    {
      what,
      timeoutMs = this.patienceMs,
      saw,
    }: { what: string; timeoutMs?: number; saw?: () => Promise<unknown> },
  ): Promise<T> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const { seq } = await this.get('_person/changes');
      const found = await read();
      if (found) return found;
      const left = deadline - Date.now();
      if (left <= 0) break;
      await this.get('_person/changes', { since: String(seq), wait: String(Math.min(left, LOOK_AGAIN_MS)) });
    }
    const seen = saw ? `; saw ${inspect(await saw(), { depth: 4, breakLength: 110 })}` : '';
    throw new Error(`Waited ${timeoutMs} ms for ${what}${seen}`);
  }

  private async answer(response: Response): Promise<Json> {
    const body = (await response.json()) as Json;
    if (body['ok'] === true) return body;
    throw new Refused(String(body['error']), String(body['detail'] ?? ''), body);
  }
}
