import type { Core } from '../core.js';
import { sendJson, type Exchange } from '../server/http.js';
import type { Backstage, Json } from '../types.js';

type Reader = (backstage: Backstage, asked: URLSearchParams) => Promise<Json>;

const READERS: Record<string, Reader> = {
  requests: async (backstage) => ({ requests: await backstage.requests() }),
  clocks: async (backstage, asked) => ({
    clocks: (await backstage.clocks(asked.get('number') ?? '')) ?? null,
  }),
  outbox: async (backstage) => ({ entries: await backstage.outbox() }),
  jobs: async (backstage) => ({ jobs: await backstage.jobs() }),
  collections: async (backstage) => ({ collections: await backstage.collections() }),
  documents: async (backstage, asked) =>
    backstage.documents(asked.get('name') ?? '', asked.get('id') ?? '', pageOf(asked)),
};

/** One look behind the bot, from this machine only: `GET /_backstage/…` (README.md beside this folder). */
export async function handleBackstage(core: Core, exchange: Exchange, name: string): Promise<void> {
  const { request, response, url } = exchange;
  const refuse = (status: number, error: string, detail?: string): void =>
    sendJson(response, status, { ok: false, error, detail });
  const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  if (!isLoopback(request.socket.remoteAddress)) return refuse(403, 'not_from_this_machine');
  if (request.method !== 'GET') return refuse(405, 'read_only');
  if (!core.backstage) return refuse(404, 'not_offered');
  if (!reader) return refuse(404, 'no_such_path', name);
  try {
    sendJson(response, 200, { ok: true, ...(await reader(core.backstage, url.searchParams)) });
  } catch (error) {
    refuse(503, 'not_readable', (error as Error).message);
  }
}

function pageOf(asked: URLSearchParams): number {
  const page = Number(asked.get('page') ?? 0);
  return Number.isSafeInteger(page) && page > 0 ? page : 0;
}

const isLoopback = (address = ''): boolean => /^(::1$|(::ffff:)?127\.)/.test(address);
