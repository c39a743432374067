import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { dispatch } from './commands/dispatch.js';
import type { Context } from './commands/context.js';
import type { Request } from './wire/message.js';
import { MessageReader, frameReply, parseMessage } from './wire/message.js';
import type { Doc } from './bson/types.js';

export interface WireServer {
  port: number;
  close(): Promise<void>;
}

export interface WireOptions {
  host: string;
  port: number;
  shared: Omit<Context, 'database' | 'connectionId'>;
  /** Called after a command and before its reply goes out; the reply waits for it. */
  settle?: (command: Doc) => Promise<void> | undefined;
  log: (line: string) => void;
}

/** Listens for drivers. Commands of one connection are answered in their order. */
export async function listen(options: WireOptions): Promise<WireServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, (connections += 1), options);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => closeAll(server, sockets),
  };
}

function closeAll(server: Server, sockets: Set<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}

function serve(socket: Socket, connectionId: number, { shared, settle, log }: WireOptions): void {
  const reader = new MessageReader();
  let queue: Promise<void> | undefined;

  const answer = (request: Request): void | Promise<void> => {
    const database = typeof request.command.$db === 'string' ? request.command.$db : '';
    const reply = dispatch(request.command, { ...shared, database, connectionId });
    const send = () => {
      if (!request.silent && !socket.destroyed) socket.write(frameReply(request, reply));
    };
    const settled = settle?.(request.command);
    return settled ? settled.then(send) : send();
  };

  const hangUp = (error: unknown) => {
    log(`connection ${connectionId} closed: ${(error as Error).message}`);
    socket.destroy();
  };

  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    try {
      for (const message of reader.push(chunk)) {
        const request = parseMessage(message);
        if (queue) queue = queue.then(() => answer(request)).catch(hangUp);
        else {
          const waiting = answer(request);
          if (waiting) {
            const mine: Promise<void> = waiting.catch(hangUp).then(() => {
              if (queue === mine) queue = undefined;
            });
            queue = mine;
          }
        }
      }
    } catch (error) {
      hangUp(error);
    }
  });
}
