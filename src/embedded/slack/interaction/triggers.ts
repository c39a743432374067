import { randomBytes } from 'node:crypto';

import { Refusal } from '../types.js';

export interface Trigger {
  user: string;
  /** The modal in which the person acted, on which `views.push` may push. */
  viewId?: string;
}

/** Trigger ids: good for 3 seconds and one use (docs.slack.dev, "Modals"). */
export class Triggers {
  /** @param now of the clock by which it is late; tests set one */
  constructor(
    private readonly lifeMs = 3_000,
    private readonly now: () => number = Date.now,
  ) {}

  private issued = new Map<string, Trigger & { expires: number; used: boolean }>();

  issue(trigger: Trigger): string {
    const at = this.now();
    const id = `${at}.${Math.floor(Math.random() * 1e10)}.${randomBytes(16).toString('hex')}`;
    this.issued.set(id, { ...trigger, expires: at + this.lifeMs, used: false });
    if (this.issued.size > 10_000) this.issued.delete(this.issued.keys().next().value!);
    return id;
  }

  forget(): void {
    this.issued.clear();
  }

  /** Spends a trigger id; throws Slack's refusal when it is unknown, used or late. */
  spend(id: unknown): Trigger {
    const trigger = this.issued.get(String(id ?? ''));
    if (!trigger) throw new Refusal('invalid_trigger_id');
    if (trigger.used) throw new Refusal('exchanged_trigger_id');
    if (trigger.expires < this.now()) throw new Refusal('expired_trigger_id');
    trigger.used = true;
    return trigger;
  }
}
