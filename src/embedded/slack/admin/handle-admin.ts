import type { Core } from '../core.js';
import { readBody, sendJson, type Exchange } from '../server/http.js';
import type { Json } from '../types.js';
import type { FaultOrder } from './faults.js';
import { changePerson, changeUsergroup } from './change-people.js';
import { notifications } from './notifications.js';
import { oneReset } from './reset-desk.js';
import { shareChannel } from './share-channel.js';

/** One request of the admin interface (README.md beside this folder). */
export async function handleAdmin(core: Core, exchange: Exchange, name: string): Promise<void> {
  const { request, response, url } = exchange;
  const raw = request.method === 'POST' ? await readBody(request) : Buffer.alloc(0);
  try {
    const body = {
      ...Object.fromEntries(url.searchParams),
      ...(raw.length > 0 ? JSON.parse(raw.toString('utf8')) : {}),
    } as Json;
    const handler = HANDLERS[`${request.method} ${name}`];
    if (!handler) return sendJson(response, 404, { ok: false, error: 'no_such_path' });
    sendJson(response, 200, { ok: true, ...(await handler(core, body, exchange.gone)) });
  } catch (error) {
    sendJson(response, 400, { ok: false, error: 'invalid', detail: (error as Error).message });
  }
}

type Handler = (core: Core, body: Json, gone: AbortSignal) => Json | Promise<Json>;

export const HANDLERS: Record<string, Handler> = {
  'GET offers': (core) => ({ backstage: core.backstage !== undefined, reset: core.onReset !== undefined }),
  'GET log': (core, { since = 0, method, type }) => ({
    seq: core.workspace.changes.seq,
    calls: core.calls.all.filter((call) => call.seq > Number(since) && (!method || call.method === method)),
    deliveries: core.deliveries.log.filter(
      (each) => each.seq > Number(since) && (!type || each.type === type),
    ),
  }),
  'GET notified': (core) => ({ messages: notifications(core.workspace) }),
  'DELETE log': (core) => {
    core.calls.forget();
    core.deliveries.forget();
    return {};
  },
  'GET faults': (core) => ({ faults: core.faults.waiting }),
  'POST faults': (core, body) => {
    const { workspace } = core;
    const named = body['channel']
      ? workspace.conversation(String(body['channel']), workspace.app.botUserId)
      : undefined;
    return {
      fault: core.faults.add({ ...body, ...(named ? { channel: named.id } : {}) } as Partial<FaultOrder>),
    };
  },
  'DELETE faults': (core) => {
    core.faults.clear();
    return {};
  },
  'POST redeliver': async (core, body) => {
    const delivery = await core.deliveries.repeat(body);
    if (!delivery) throw new Error('No such delivery');
    return { delivery };
  },
  'POST settings': (core, { event_retry_ms, ack_timeout_ms, rate_limit }) => {
    if (Array.isArray(event_retry_ms)) core.settings.eventRetryMs = event_retry_ms as number[];
    if (typeof ack_timeout_ms === 'number') core.settings.ackTimeoutMs = ack_timeout_ms;
    if (typeof rate_limit === 'boolean') core.settings.rateLimit = rate_limit;
    return { settings: core.settings };
  },
  'POST socket': (core, { disconnect }) => {
    const known = ['refresh_requested', 'warning', 'drop'];
    if (!known.includes(String(disconnect)))
      throw new Error(`disconnect must be one of: ${known.join(', ')}`);
    return { disconnected: core.sockets.disconnect(disconnect as 'drop') };
  },
  'POST idle': async (core, { wait = 5_000 }, gone) => {
    const deadline = Date.now() + Number(wait);
    while (core.deliveries.pending > 0 && Date.now() < deadline && !gone.aborted) {
      const { changes } = core.workspace;
      await changes.wait(changes.seq, deadline - Date.now(), ({ kind }) => kind === 'delivery', gone);
    }
    return { idle: core.deliveries.pending === 0 };
  },
  'POST person': (core, { user, deactivated, refuses }) => ({
    user: changePerson(core, String(user), { deactivated, refuses }),
  }),
  'POST usergroup': (core, { usergroup, users, disabled, silently }) => ({
    usergroup: changeUsergroup(core, String(usergroup), { users, disabled, silently }),
  }),
  'POST reset-desk': async (core) => {
    if (!core.onReset) throw new Error('Whoever started this workspace offers no reset');
    await oneReset(core, core.onReset);
    return {};
  },
  'POST share': (core, { channel, with: team }) => ({
    channel: shareChannel(core, String(channel), String(team)),
  }),
};
