import type { Server } from 'node:http';
import bolt, { type App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { Log } from '../observability/log.js';
import { boltLogger } from './bolt-logger.js';
import { UnderWay } from './under-way.js';

type CustomRoutes = NonNullable<ConstructorParameters<typeof bolt.HTTPReceiver>[0]['customRoutes']>;

/** Slack's clock and ours may differ; more than this is not Slack. */
const AHEAD_SECONDS = 60;

interface HttpOptions {
  readonly signingSecret: string;
  readonly routes: CustomRoutes;
  readonly log: Log;
}

/** Slack over HTTP: the way for production (slack.md, "Time"). */
export function httpReceiver({
  signingSecret,
  routes,
  log,
}: HttpOptions): InstanceType<typeof bolt.HTTPReceiver> {
  const receiver = new bolt.HTTPReceiver({
    signingSecret,
    customRoutes: routes,
    logger: boltLogger(log),
    unhandledRequestTimeoutMillis: 10_000,
    processEventErrorHandler: async ({ response }) => {
      // Not dealt with: Slack is told so and sends it again.
      if (!response.headersSent) response.writeHead(500).end();
      return false;
    },
  });
  const listen = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    // Bolt refuses old signatures but takes ones from the future, which could be kept and replayed.
    const signedAt = Number(request.headers['x-slack-request-timestamp']);
    if (signedAt > Date.now() / 1000 + AHEAD_SECONDS) {
      response.writeHead(401).end();
      return;
    }
    listen(request, response);
  };
  return receiver;
}

interface SocketOptions {
  readonly appToken: string;
  readonly slackApiUrl: string;
  readonly routes: CustomRoutes;
  readonly port: number;
  readonly log: Log;
}

/** Slack over a web socket: for sites behind a firewall. Our own routes are answered by the server that comes with it. */
export function socketReceiver({ appToken, slackApiUrl, routes, port, log }: SocketOptions): {
  receiver: InstanceType<typeof bolt.SocketModeReceiver>;
  server: Server;
} {
  const receiver = new bolt.SocketModeReceiver({
    appToken,
    customRoutes: routes,
    logger: boltLogger(log),
    installerOptions: { port, clientOptions: { slackApiUrl } },
    processEventErrorHandler: () => Promise.resolve(false),
  });
  // Bolt keeps its server to itself, though our routes are on it.
  const { httpServer: server } = receiver as unknown as { httpServer: Server };
  survivingBadPaths(server);
  return { receiver, server };
}

/**
 * In Socket Mode Bolt's routes throw at a path that cannot be decoded (`//`, `/duty/%`), in a promise that nobody
 * awaits: a single request from anywhere would end the process. Here it is answered.
 */
function survivingBadPaths(server: Server): void {
  const listeners = server.listeners('request') as ((...given: unknown[]) => unknown)[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    Promise.all(listeners.map(async (listen) => listen(request, response))).catch(() => {
      if (!response.headersSent) response.writeHead(400);
      response.end();
    });
  });
}

/** When a request had come in, by `performance.now()`: Slack's time for an answer has begun by then. */
export const arrivedAt = (boltContext: object): number => (boltContext as { arrivedAt: number }).arrivedAt;

/**
 * Bolt acknowledges events before anything is done with them; a crash in between would lose a customer's words for
 * good. Here the acknowledgement of an event waits until its listeners are done: if they fail, Slack sends it again
 * ("Retries are the only copy", slack.md). Everything else passes as it is.
 * @param underWay is told of everything that begins, so that a stop can wait for it
 */
export function acknowledgingLast(receiver: Receiver, underWay = new UnderWay()): Receiver {
  return {
    init(app: App): void {
      const deferring = {
        processEvent: (event: ReceiverEvent) => {
          const customProperties = { ...event.customProperties, arrivedAt: performance.now() };
          return underWay.track(processEvent(app, { ...event, customProperties }));
        },
      };
      receiver.init(deferring as unknown as App);
    },
    start: (...args: unknown[]) => receiver.start(...args),
    stop: (...args: unknown[]) => receiver.stop(...args),
  };
}

async function processEvent(app: App, event: ReceiverEvent): Promise<void> {
  const body = event.body as { type?: string };
  if (body.type !== 'event_callback') return app.processEvent(event);
  let asked = false;
  await app.processEvent({
    ...event,
    ack: () => {
      asked = true;
      return Promise.resolve();
    },
  });
  if (asked) await event.ack();
}
