import type { Json } from '../../client/workspace-types.js';

/** What the workspace, like Slack, does not let a person do: `code` as Slack spells it. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
    readonly extra: Json,
  ) {
    super(detail || code);
  }
}

/** Asks for something; `T` is what README.md beside the workspace promises under that path. */
export async function get<T>(path: string, query: Record<string, string | number> = {}): Promise<T> {
  const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]));
  return answered<T>(await fetch(search.size > 0 ? `${path}?${search.toString()}` : path));
}

export async function post<T = Json>(path: string, body: Json = {}): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return answered<T>(await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

export async function forget(path: string): Promise<void> {
  await answered(await fetch(path, { method: 'DELETE' }));
}

async function answered<T>(response: Response): Promise<T> {
  const body = (await response.json()) as Json;
  if (body['ok'] !== true) {
    throw new Refused(String(body['error'] ?? response.status), String(body['detail'] ?? ''), body);
  }
  return body as T;
}
