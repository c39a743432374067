import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import type { Channel, Message, StoredFile, View } from '../types.js';
import type { Workspace } from './workspace.js';

interface Snapshot {
  version: 1;
  channels: Channel[];
  messages: Record<string, Message[]>;
  files: StoredFile[];
  homes: [string, View][];
}

/** Soon, but never more than a twentieth of the time is spent on saving. */
const SAVE_AFTER_MS = 300;

/**
 * Keeps the workspace in a file: read at the start, written shortly after each change and at the end. The file is
 * replaced as a whole, so it is never half written; what changed in the last moments before a kill is lost.
 */
export class StateFile {
  private timer: NodeJS.Timeout | undefined;
  private lastSaveMs = 0;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly workspace: Workspace,
    private readonly path: string,
  ) {}

  /** @returns false when there is no file yet */
  open(): boolean {
    mkdirSync(dirname(this.path), { recursive: true });
    const exists = existsSync(this.path);
    if (exists) restore(this.workspace, read(this.path));
    this.stopListening = this.workspace.changes.listen(() => {
      this.timer ??= setTimeout(() => this.save(), Math.max(SAVE_AFTER_MS, this.lastSaveMs * 20));
    });
    return exists;
  }

  save(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const started = performance.now();
    const temporary = `${this.path}.new`;
    writeFileSync(temporary, JSON.stringify(snapshot(this.workspace)));
    renameSync(temporary, this.path);
    this.lastSaveMs = performance.now() - started;
  }

  close(): void {
    this.stopListening();
    this.save();
  }
}

function read(path: string): Snapshot {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Snapshot;
  } catch (cause) {
    throw new Error(
      `The workspace in ${path} cannot be read; take the file away to begin with an empty one`,
      { cause },
    );
  }
}

function snapshot(workspace: Workspace): Snapshot {
  const messages: Record<string, Message[]> = {};
  for (const channel of workspace.channels.values()) {
    const kept = workspace.log(channel.id).all.filter((message) => !message.ephemeral_to);
    if (kept.length > 0) messages[channel.id] = kept;
  }
  return {
    version: 1,
    channels: [...workspace.channels.values()],
    messages,
    files: [...workspace.files.values()],
    homes: [...workspace.homes],
  };
}

function restore(workspace: Workspace, stored: Snapshot): void {
  for (const channel of stored.channels) {
    const seeded = workspace.channels.get(channel.id);
    workspace.channels.set(channel.id, {
      ...channel,
      members: [...new Set([...channel.members, ...(seeded?.members ?? [])])],
    });
  }
  for (const [channelId, messages] of Object.entries(stored.messages)) {
    workspace.log(channelId).restore(messages);
    workspace.clock.startAfter(messages.at(-1)?.ts ?? '0');
  }
  for (const file of stored.files) workspace.files.set(file.id, file);
  for (const [user, view] of stored.homes) workspace.homes.set(user, view);
}
