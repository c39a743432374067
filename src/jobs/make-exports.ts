import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  advanced,
  failed,
  finished,
  released,
  taken,
  type RequestExport,
} from '../domain/export/request-export.js';
import type { Intent } from '../domain/record/outbox.js';
import type { MakeFile, Telling } from '../export/make-apart.js';
import { reportFault } from '../observability/faults.js';
import type { Log } from '../observability/log.js';
import type { FileSender } from '../slack/delivery/send-file.js';
import type { RequestExports } from '../store/request-exports.js';

/** How often a process says that it is still at an export, and how far it is. */
const RENEW_MS = 2_000;
/** An export is trusted to be ours for this long after it was said last: less than others wait (`HELD_MS`). */
const TRUSTED_MS = 14_000;

interface Dependencies {
  readonly exports: RequestExports;
  readonly makeFile: MakeFile;
  readonly sender: Pick<FileSender, 'isSent' | 'send'>;
  readonly clock: () => Date;
  readonly nudge: (lanes: string[]) => void;
  readonly log: Log;
  /** Tests wait for less. */
  readonly renewMs?: number;
}

/** It is another process's by now, or was cancelled. */
class NotOurs extends Error {}

/**
 * Makes the files that people have asked for and sends them, one at a time in a process. What is stored says who is at
 * an export and until when; so it is taken up by another process when this one dies, and nothing is sent twice: a file
 * that may have been sent is looked for first.
 */
export class Exporting {
  private readonly holder = randomUUID();
  private readonly stopping = new AbortController();
  private sweeping: Promise<void> | undefined;
  private running: Promise<void> | undefined;

  constructor(private readonly deps: Dependencies) {}

  /** Takes up the export that waits longest, if this process is at none. Does not wait for it. */
  async sweep(): Promise<void> {
    if (this.running || this.sweeping || this.stopping.signal.aborted) return;
    this.sweeping = this.begin().finally(() => {
      this.sweeping = undefined;
    });
    await this.sweeping;
  }

  /** What is being made is left to others, who begin it anew. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.sweeping?.catch(() => undefined);
    await this.running;
  }

  private async begin(): Promise<void> {
    const ours = await this.takeNext();
    if (!ours) return;
    this.running = this.work(ours).finally(() => {
      this.running = undefined;
    });
  }

  private async takeNext(): Promise<Held | undefined> {
    const { exports, clock } = this.deps;
    for (const id of await exports.waiting(clock())) {
      const ours = await this.take(id);
      if (ours) return ours;
    }
    return undefined;
  }

  private async take(id: string): Promise<Held | undefined> {
    const { exports, clock } = this.deps;
    const one = await exports.load(id);
    const now = clock();
    const next = one && taken(one, this.holder, now);
    if (!next || !(await exports.commit(one, next, [], now))) return undefined;
    const mayBeSent = one.state === 'sending';
    return new Held({ ...next, version: one.version + 1 }, mayBeSent, this.deps);
  }

  private async work(held: Held): Promise<void> {
    const { signal } = this.stopping;
    const renewing = held.keepUp(signal);
    try {
      await this.deliver(held);
    } catch (error) {
      await this.leave(held, error).catch((later: unknown) => {
        // The store is out of reach: another process takes it up when it is not renewed any more.
        this.deps.log.warn({ export: held.now.id, err: later }, 'export left behind');
      });
    } finally {
      held.end();
      await renewing;
    }
  }

  private async deliver(held: Held): Promise<void> {
    const { makeFile, sender } = this.deps;
    const { by, filename, filter, askedAt } = held.now;
    if (held.mayBeSent && (await sender.isSent(by.id, filename, askedAt))) return held.finish();
    const folder = await mkdtemp(join(tmpdir(), 'yingda-export-'));
    try {
      const path = join(folder, 'file');
      held.signal.throwIfAborted();
      const count = await makeFile({ layout: held.now, filter, path }, held.telling, held.signal);
      held.signal.throwIfAborted();
      if (count > 0) {
        await held.sending(count);
        await sender.send(by.id, { filename, title: filename, path }, () => held.assertOurs(), held.signal);
      }
      await held.finish(count);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async leave(held: Held, error: unknown): Promise<void> {
    if (held.isLost) return;
    if (this.stopping.signal.aborted) return held.release();
    reportFault(this.deps.log, error, `export ${held.now.id}`);
    await held.fail();
  }
}

/** An export in the hands of this process. */
class Held {
  isLost = false;
  /** Nothing more is said of it: it is over, or free for others. */
  private isOver = false;
  private readonly lost = new AbortController();
  private readonly over = new AbortController();
  readonly signal = this.lost.signal;
  private trustedUntil = performance.now() + TRUSTED_MS;
  private progress: Pick<RequestExport, 'state' | 'done' | 'total'>;
  private unreadable = 0;
  /** One update after another. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    public now: RequestExport,
    readonly mayBeSent: boolean,
    private readonly deps: Dependencies,
  ) {
    this.progress = { state: 'making', done: 0, total: now.total };
  }

  readonly telling: Telling = {
    progress: ({ done, total }) => (this.progress = { state: 'making', done, total }),
    unreadable: (id, error) => {
      this.unreadable += 1;
      reportFault(this.deps.log, error, `reading ${id}`);
    },
  };

  /** Says every now and then that it is being made, and how far it is; until it is over. */
  async keepUp(stopping: AbortSignal): Promise<void> {
    const { log, renewMs = RENEW_MS } = this.deps;
    const stop = () => this.lost.abort(new Error('stopping'));
    if (stopping.aborted) stop();
    stopping.addEventListener('abort', stop, { once: true });
    while (!this.over.signal.aborted) {
      await sleep(renewMs, undefined, { signal: this.over.signal }).catch(() => undefined);
      if (this.over.signal.aborted) break;
      await this.say().catch((error: unknown) =>
        log.warn({ export: this.now.id, err: error }, 'not renewed'),
      );
    }
    stopping.removeEventListener('abort', stop);
  }

  /** It is made; from here on Slack may have it without our knowing. */
  async sending(done: number): Promise<void> {
    this.progress = { state: 'sending', done, total: done };
    await this.say();
    this.assertOurs();
  }

  /** @param count absent when it had been sent before by somebody who died */
  async finish(count = this.now.total ?? 0): Promise<void> {
    const made = { done: count, unreadable: this.unreadable };
    await this.commit((one, now) => finished(one, made, now), 'last');
  }

  async fail(): Promise<void> {
    await this.commit(failed, 'last');
  }

  async release(): Promise<void> {
    await this.commit((one) => ({ export: released(one), intents: [] }), 'last');
  }

  /** @throws NotOurs when it may be another's by now: by the monotonic clock, for a process may have stood still */
  assertOurs(): void {
    if (this.isLost || performance.now() >= this.trustedUntil) throw new NotOurs();
  }

  end(): void {
    this.over.abort();
  }

  private async say(): Promise<void> {
    await this.commit((one, now) => advanced(one, this.progress, now));
  }

  private commit(decide: Decide, which?: 'last'): Promise<void> {
    const turn = this.queue.then(() => this.commitInTurn(decide, which));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async commitInTurn(decide: Decide, which?: 'last'): Promise<void> {
    const { exports, clock, nudge } = this.deps;
    if (this.isLost || this.isOver) return;
    const asked = performance.now();
    const now = clock();
    const next = decide(this.now, now);
    if (!(await exports.commit(this.now, next.export, next.intents, now))) {
      this.isLost = true;
      return this.lost.abort(new NotOurs());
    }
    this.isOver = which === 'last';
    this.now = { ...next.export, version: this.now.version + 1 };
    this.trustedUntil = asked + TRUSTED_MS;
    nudge(next.intents.map(({ lane }) => lane));
  }
}

type Decide = (
  one: RequestExport,
  now: Date,
) => { readonly export: RequestExport; readonly intents: readonly Intent[] };
