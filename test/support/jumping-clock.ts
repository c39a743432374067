import type { Desk } from './desk.js';

/** How long nothing may have happened in the workspace before time goes on. */
const QUIET_MS = 300;

/** A clock for the bot that is set forward when nothing happens any more. */
export class JumpingClock {
  private ahead = 0;

  readonly now = (): Date => new Date(Date.now() + this.ahead);

  /**
   * Where everything has been told and nobody does anything, time jumps to the next instant that a request waits for,
   * again and again. So whoever waits for a deadline need not wait as long as it takes.
   * @returns ends it
   */
  jumpWhenQuiet(desk: Desk): () => Promise<void> {
    let going = true;
    const ended = (async () => {
      for (let seen = 0; going;) {
        const { seq, changes } = await changesAfter(desk, seen);
        seen = seq;
        if (changes.length === 0) await this.jump(desk);
      }
    })();
    return async () => {
      going = false;
      await ended;
    };
  }

  private async jump({ store }: Desk): Promise<void> {
    const { tickets } = store.models;
    if (await tickets.exists({ 'outbox.dueAt': { $lte: this.now() } })) return;
    const next = await tickets
      .findOne({ nextInstantAt: { $exists: true } }, { nextInstantAt: 1 })
      .sort({ nextInstantAt: 1 })
      .lean<{ nextInstantAt: Date }>();
    if (next) this.ahead += Math.max(0, next.nextInstantAt.getTime() - this.now().getTime());
  }
}

/** What has changed in the workspace since; waits for it as long as it must stay quiet. */
async function changesAfter(desk: Desk, seq: number): Promise<{ seq: number; changes: unknown[] }> {
  const query = new URLSearchParams({ since: String(seq), wait: String(QUIET_MS) });
  const answer = await fetch(`${desk.slack.personUrl}/_person/changes?${query}`);
  return (await answer.json()) as { seq: number; changes: unknown[] };
}
