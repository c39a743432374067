import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

import { WebSocketServer, type WebSocket } from 'ws';

import type { Json } from '../types.js';
import type { Receipt, Shipment } from './transport.js';

const MOST_CONNECTIONS = 10;
const PING_EVERY_MS = 10_000;
const GOODBYE_MS = 500;

/**
 * The connections of Socket Mode (docs.slack.dev, "Using Socket Mode"): several at a time, each payload goes to one of
 * them in turn, an envelope is acknowledged by its id.
 */
export class SocketPool {
  private server = new WebSocketServer({ noServer: true });
  private open: WebSocket[] = [];
  private tickets = new Set<string>();
  private waiting = new Map<string, { socket: WebSocket; settle: (receipt: Receipt) => void }>();
  private turn = 0;
  private pings: NodeJS.Timeout;

  constructor(private readonly appId: string) {
    this.pings = setInterval(() => this.open.forEach((socket) => socket.ping()), PING_EVERY_MS);
    this.pings.unref();
  }

  get size(): number {
    return this.open.length;
  }

  /** A ticket for one connection, part of the address that `apps.connections.open` answers. */
  issueTicket(): string {
    const ticket = randomUUID();
    this.tickets.add(ticket);
    return ticket;
  }

  /** Takes the connection over from the HTTP server; refuses it when its ticket is unknown or used. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    if (!this.tickets.delete(ticket) || this.open.length >= MOST_CONNECTIONS) {
      stream.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    this.server.handleUpgrade(request, stream, head, (socket) => this.welcome(socket));
  }

  /** Sends to one connection and waits for its acknowledgement. */
  async send(shipment: Shipment, timeoutMs: number): Promise<Receipt> {
    const socket = this.open[this.turn++ % Math.max(1, this.open.length)];
    if (!socket) return { status: 'unreachable' };
    const envelopeId = randomUUID();
    const envelope = {
      envelope_id: envelopeId,
      type: shipment.type === 'block_suggestion' ? 'interactive' : shipment.type,
      payload: shipment.payload,
      accepts_response_payload: shipment.type !== 'events_api',
      ...(shipment.type === 'events_api'
        ? { retry_attempt: shipment.retry?.num ?? 0, retry_reason: shipment.retry?.reason ?? '' }
        : {}),
    };
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle({ status: 'timeout' }), timeoutMs);
      const settle = (receipt: Receipt): void => {
        clearTimeout(timer);
        this.waiting.delete(envelopeId);
        resolve(receipt);
      };
      this.waiting.set(envelopeId, { socket, settle });
      socket.send(JSON.stringify(envelope));
    });
  }

  /** Announces the end of the oldest connection as Slack does, or cuts it without a word. */
  disconnect(reason: 'refresh_requested' | 'warning' | 'drop'): boolean {
    const socket = this.open[0];
    if (!socket) return false;
    if (reason === 'drop') socket.terminate();
    else socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'embedded' } }));
    return true;
  }

  /** Says goodbye to every connection and waits a moment for the other side, so that it can end in order. */
  async close(): Promise<void> {
    clearInterval(this.pings);
    for (const { settle } of [...this.waiting.values()]) settle({ status: 'failed' });
    const ends = this.open.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of this.open) socket.close(1000);
    await Promise.race([Promise.all(ends), delay(GOODBYE_MS, undefined, { ref: false })]);
    for (const socket of this.open) socket.terminate();
    this.server.close();
  }

  private welcome(socket: WebSocket): void {
    this.open.push(socket);
    socket.on('message', (data) => this.acknowledge(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      this.open = this.open.filter((other) => other !== socket);
      for (const waiting of [...this.waiting.values()]) {
        if (waiting.socket === socket) waiting.settle({ status: 'failed' });
      }
    });
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.open.length,
        debug_info: { host: 'embedded', approximate_connection_time: 18_060 },
        connection_info: { app_id: this.appId },
      }),
    );
  }

  private acknowledge(text: string): void {
    let answer: { envelope_id?: string; payload?: Json };
    try {
      answer = JSON.parse(text) as typeof answer;
    } catch {
      return;
    }
    const body = answer.payload && Object.keys(answer.payload).length > 0 ? answer.payload : undefined;
    this.waiting.get(answer.envelope_id ?? '')?.settle({ status: 'acked', body });
  }
}
