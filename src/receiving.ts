import { once } from 'node:events';
import { METHODS, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Config } from './config.js';
import type { DutyFeed } from './duty-feed.js';

/** Ready when the jobs run and the store is connected; for load balancers and containers. */
export function healthRoute(isReady: () => boolean) {
  return {
    path: '/healthz',
    method: 'GET',
    handler: (_request: IncomingMessage, response: ServerResponse) => {
      const ready = isReady();
      response.writeHead(ready ? 200 : 503, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ready }));
    },
  };
}

/** One's own duties for calendars; every method comes here, so that a secret address stands in no log of Bolt's. */
export const dutyRoute = (feed: DutyFeed) => ({
  path: '/duty/:file',
  method: METHODS,
  handler: (request: IncomingMessage, response: ServerResponse) => void feed.answer(request, response),
});

/**
 * @param start of Bolt's app
 * @returns the server that listens; in Socket Mode it answers our own routes only
 */
export async function startReceiving(
  start: (at?: { port: number; host: string }) => Promise<unknown>,
  socketServer: Server | undefined,
  { PORT, HOST }: Config,
): Promise<Server> {
  if (!socketServer) return (await start({ port: PORT, host: HOST })) as Server;
  const listening = once(socketServer, 'listening');
  await Promise.all([start(), listening]);
  return socketServer;
}

/** What kept us from being reached by Slack, with the key of the environment that has to be changed. */
export function whyNotStarted(error: unknown, { PORT, SLACK_APP_TOKEN }: Config): string {
  const { code, message } = error as { code?: string; message: string };
  if (code === 'EADDRINUSE' || code === 'EACCES') return `PORT ${PORT} cannot be used (${code})`;
  return SLACK_APP_TOKEN ? `Slack refused SLACK_APP_TOKEN (${message})` : message;
}
