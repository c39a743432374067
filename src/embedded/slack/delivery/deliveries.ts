import { newId } from '../ids.js';
import type { Settings } from '../core.js';
import type { AppIdentity } from '../state/app-identity.js';
import type { Changes } from '../state/changes.js';
import type { Json } from '../types.js';
import { sendByHttp } from './http-transport.js';
import type { SocketPool } from './socket-pool.js';
import type { DeliveryStatus, DeliveryType, Receipt, Shipment } from './transport.js';

/** One line of the log: something sent to the bot, and what came of it. */
export interface DeliveryRecord {
  id: string;
  seq: number;
  at: number;
  type: DeliveryType;
  name: string;
  via: 'http' | 'socket' | 'none';
  attempt: number;
  status: DeliveryStatus | 'pending';
  http_status?: number;
  ack_ms?: number;
  payload: Json;
  response?: unknown;
}

const KEPT = 5_000;
const REASONS: Record<DeliveryStatus, string> = {
  acked: '',
  timeout: 'http_timeout',
  failed: 'http_error',
  unreachable: 'connection_failed',
};

/** The way to the bot: by Socket Mode while a connection is open, else by HTTP. Events are repeated, the rest is sent once. */
export class Deliveries {
  private records: DeliveryRecord[] = [];
  private requestUrl: string | undefined;
  private underWay = 0;
  private sleeping = new Map<NodeJS.Timeout, () => void>();
  private stopped = false;
  /** Counts how often what waits to be repeated was given up. */
  private dropped = 0;

  constructor(
    private readonly app: AppIdentity,
    private readonly sockets: SocketPool,
    private readonly settings: Settings,
    private readonly changes: Changes,
  ) {}

  connectHttp(url: string): void {
    this.requestUrl = url;
  }

  get log(): readonly DeliveryRecord[] {
    return this.records;
  }

  /** Deliveries that are not finished, waiting repetitions included. */
  get pending(): number {
    return this.underWay;
  }

  forget(): void {
    this.records = [];
  }

  /** Sends once and tells what came of it. */
  async send(
    type: DeliveryType,
    name: string,
    payload: Json,
    retry?: Shipment['retry'],
  ): Promise<DeliveryRecord & { receipt: Receipt }> {
    const record = this.record(type, name, payload, retry?.num ?? 0);
    this.underWay += 1;
    await this.settings.holdUp();
    const started = performance.now();
    const receipt = await this.ship({ type, payload, ...(retry ? { retry } : {}) }, record);
    record.status = receipt.status;
    record.ack_ms = Math.round((performance.now() - started) * 10) / 10;
    if (receipt.httpStatus !== undefined) record.http_status = receipt.httpStatus;
    if (receipt.body !== undefined) record.response = receipt.body;
    this.underWay -= 1;
    this.changes.add('delivery');
    return { ...record, receipt };
  }

  /** Sends an event, and again after each waiting time until it is acknowledged. */
  async sendEvent(name: string, payload: Json): Promise<void> {
    this.underWay += 1;
    const { dropped } = this;
    const isOver = () => this.stopped || this.dropped !== dropped;
    try {
      let { receipt } = await this.send('events_api', name, payload);
      for (let num = 1; num <= this.settings.eventRetryMs.length; num++) {
        if (receipt.status === 'acked' || receipt.noRetry || isOver()) return;
        await this.pause(this.settings.eventRetryMs[num - 1]!);
        if (isOver()) return;
        ({ receipt } = await this.send('events_api', name, payload, {
          num,
          reason: REASONS[receipt.status],
        }));
      }
    } finally {
      this.underWay -= 1;
      this.changes.add('delivery');
    }
  }

  /** Sends the newest delivery that fits again, exactly as it was. */
  async repeat(wanted: { id?: string; type?: string; name?: string }): Promise<DeliveryRecord | undefined> {
    const original = [...this.records]
      .reverse()
      .find(
        (record) =>
          (!wanted.id || record.id === wanted.id) &&
          (!wanted.type || record.type === wanted.type) &&
          (!wanted.name || record.name === wanted.name),
      );
    if (!original) return undefined;
    const retry =
      original.type === 'events_api' ? { num: original.attempt + 1, reason: 'http_timeout' } : undefined;
    const { receipt: _receipt, ...record } = await this.send(
      original.type,
      original.name,
      original.payload,
      retry,
    );
    return record;
  }

  stop(): void {
    this.stopped = true;
    this.dropWaiting();
  }

  /** What waits to be repeated is not sent any more. */
  dropWaiting(): void {
    this.dropped += 1;
    for (const [timer, wake] of this.sleeping) {
      clearTimeout(timer);
      wake();
    }
    this.sleeping.clear();
  }

  private ship(shipment: Shipment, record: DeliveryRecord): Promise<Receipt> {
    if (this.stopped) return Promise.resolve({ status: 'unreachable' });
    if (this.sockets.size > 0) {
      record.via = 'socket';
      return this.sockets.send(shipment, this.settings.ackTimeoutMs);
    }
    if (!this.requestUrl) return Promise.resolve({ status: 'unreachable' });
    record.via = 'http';
    return sendByHttp(this.requestUrl, this.app.signingSecret, shipment, this.settings.ackTimeoutMs);
  }

  private record(type: DeliveryType, name: string, payload: Json, attempt: number): DeliveryRecord {
    const record: DeliveryRecord = {
      id: newId('Dl'),
      seq: this.changes.seq + 1,
      at: Date.now(),
      type,
      name,
      via: 'none',
      attempt,
      status: 'pending',
      payload,
    };
    this.records.push(record);
    if (this.records.length > KEPT * 2) this.records = this.records.slice(-KEPT);
    return record;
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.sleeping.delete(timer);
        resolve();
      }, ms);
      this.sleeping.set(timer, resolve);
    });
  }
}
