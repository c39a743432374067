import { connect, type Socket } from 'node:net';

/** What came back for one request. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/**
 * One keep-alive connection that sends one request after another. Written on a plain socket, because on a machine
 * with two processors node's own HTTP client would take the processor from the server that is to be measured.
 */
export class Connection {
  private received = '';
  private waiting: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1');
    socket.setNoDelay(true);
    socket.on('data', (text: string) => this.take(text));
    socket.on('error', (error) => this.waiting?.reject(error));
    socket.on('close', () => this.waiting?.reject(new Error('the server closed the connection')));
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return new Connection(socket);
  }

  send(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.waiting = undefined;
    this.socket.destroy();
  }

  private take(text: string): void {
    this.received += text;
    const answer = answerIn(this.received);
    if (!answer) return;
    this.received = '';
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve(answer);
  }
}

/** @returns the answer, once all of it has come; only one can be under way on a connection */
function answerIn(received: string): Answer | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = received.slice(0, end);
  const body = received.slice(end + 4);
  const length = /^content-length: *(\d+)/im.exec(head);
  const complete = length ? body.length >= Number(length[1]) : body.endsWith('0\r\n\r\n');
  return complete ? { status: Number(head.slice(9, 12)), body } : undefined;
}
