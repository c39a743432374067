import type { Changes } from '../state/changes.js';
import type { Json } from '../types.js';

/** One call of the Web API by the bot. */
export interface CallRecord {
  seq: number;
  at: number;
  method: string;
  args: Json;
  ok: boolean;
  error?: string;
  /** What Slack says besides: of blocks, where each fault is. */
  detail?: string;
  status: number;
  fault?: string;
  ms: number;
}

const KEPT = 10_000;

/** What the bot has asked of the Web API, oldest first. */
export class CallLog {
  private records: CallRecord[] = [];

  constructor(private readonly changes: Changes) {}

  get all(): readonly CallRecord[] {
    return this.records;
  }

  add(record: Omit<CallRecord, 'seq'>): void {
    this.records.push({ seq: this.changes.seq + 1, ...record });
    if (this.records.length > KEPT * 2) this.records = this.records.slice(-KEPT);
    const { method, error, detail } = record;
    this.changes.add('call', error ? { refused: [method, error, detail].filter(Boolean).join(': ') } : {});
  }

  forget(): void {
    this.records = [];
  }
}
