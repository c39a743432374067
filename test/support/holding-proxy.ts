import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

/** A way to a server of this machine on which what a client says can be held back. */
export interface HoldingProxy {
  readonly port: number;
  /** From the next bytes that hold these words, nothing of that client goes on to the server. @returns when they have come */
  hold(words: string): Promise<void>;
  stop(): Promise<void>;
}

/** @param target the server's port on 127.0.0.1 */
export async function holdingProxy(target: number): Promise<HoldingProxy> {
  const sockets = new Set<Socket>();
  let wanted: { readonly words: string; readonly come: () => void } | undefined;
  const track = (socket: Socket) => {
    sockets.add(socket);
    // Either side may be cut off at any time: the other one ends as well.
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((client) => {
    track(client);
    const upstream = track(connect(target, '127.0.0.1'));
    let isHeld = false;
    client.on('data', (chunk: Buffer) => {
      if (wanted && chunk.includes(wanted.words)) {
        isHeld = true;
        wanted.come();
        wanted = undefined;
      }
      if (!isHeld) upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => client.write(chunk));
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    hold: (words) => new Promise((come) => (wanted = { words, come })),
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
