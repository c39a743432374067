import { outboxEntrySchema, type OutboxEntry } from '../domain/record/outbox.js';

export interface ReadEntry {
  readonly entry: OutboxEntry;
  /** Why the stored entry could not be read; `entry` is then only what could be made out. */
  readonly unreadable?: string;
}

/** One entry that cannot be read (another version wrote it) must not keep a lane from its messages. */
export function readEntry(stored: unknown, lane: string): ReadEntry {
  const read = outboxEntrySchema.safeParse(stored);
  if (read.success) return { entry: read.data };
  const { id, message, createdAt, dueAt, attempts } = stored as Partial<Record<keyof OutboxEntry, unknown>>;
  const entry: OutboxEntry = {
    id: String(id),
    lane,
    kind: 'post',
    message: String(message),
    createdAt: createdAt instanceof Date ? createdAt : new Date(0),
    seq: 0,
    dueAt: dueAt instanceof Date ? dueAt : new Date(0),
    attempts: Number(attempts) || 0,
  };
  return { entry, unreadable: read.error.message };
}
