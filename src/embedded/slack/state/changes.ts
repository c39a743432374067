/** One thing that changed, for clients that wait: `channel` and `user` say who may learn of it. */
export interface Change {
  seq: number;
  at: number;
  kind: string;
  channel?: string;
  ts?: string;
  user?: string;
  /** Of a call by the bot that was refused: method, error, detail. */
  refused?: string;
}

const KEPT = 10_000;

/** The numbered list of what changed, with waiting for the next one. */
export class Changes {
  private list: Change[] = [];
  private last = 0;
  private listeners = new Set<(change: Change) => void>();

  get seq(): number {
    return this.last;
  }

  add(kind: string, where: Omit<Change, 'seq' | 'at' | 'kind'> = {}): void {
    const change: Change = { seq: ++this.last, at: Date.now(), kind, ...where };
    this.list.push(change);
    if (this.list.length > KEPT * 2) this.list = this.list.slice(-KEPT);
    for (const listener of [...this.listeners]) listener(change);
  }

  since(seq: number, wanted: (change: Change) => boolean = () => true): Change[] {
    const found: Change[] = [];
    for (let i = this.list.length - 1; i >= 0 && this.list[i]!.seq > seq; i--) {
      if (wanted(this.list[i]!)) found.unshift(this.list[i]!);
    }
    return found;
  }

  /** Calls `listener` for every change until the returned function is called. */
  listen(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The changes after `seq` that are wanted; waits up to `ms` for the first when there are none. */
  async wait(
    seq: number,
    ms: number,
    wanted: (change: Change) => boolean,
    signal: AbortSignal,
  ): Promise<Change[]> {
    const there = this.since(seq, wanted);
    if (there.length > 0 || ms <= 0 || signal.aborted) return there;
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        stopListening();
        signal.removeEventListener('abort', finish);
        resolve(this.since(seq, wanted));
      };
      const timer = setTimeout(finish, ms);
      const stopListening = this.listen((change) => wanted(change) && finish());
      signal.addEventListener('abort', finish);
    });
  }
}
