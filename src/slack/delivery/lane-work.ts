import { randomUUID } from 'node:crypto';
import { isRecordLane } from '../../domain/record/errand.js';
import type { Log } from '../../observability/log.js';
import type { LaneState } from '../../store/lanes.js';
import type { Outboxes, Owed, Receipt } from '../../store/outboxes.js';
import type { Tickets } from '../../store/tickets.js';
import { failed, isStoreFault } from './failed.js';
import { failureOf } from './failures.js';
import { LostLease, type Lease } from './lease.js';
import { nextMessage, type Next } from './next-message.js';
import { pace } from './pace.js';
import type { Render } from './render.js';
import type { Rendered, Sender } from './send.js';
import { withPage } from './storm.js';

const LANE_LIMIT = 200;

export interface LaneDependencies {
  readonly outboxes: Outboxes;
  readonly tickets: Pick<Tickets, 'loadAll'>;
  readonly sender: Sender;
  readonly render: Render;
  /**
   * Told before a direct message of a request is given up, so that somebody else is asked at once.
   * @param error Slack's word
   */
  readonly notReached: (owed: Owed, error: string) => Promise<void>;
  /**
   * Brings an errand to the record that it asks.
   * @throws ErrandRefused when it never will be done there
   */
  readonly bring: (owed: Owed) => Promise<void>;
  readonly log: Log;
  readonly clock: () => Date;
  /** Between two messages of a lane, in the long run. */
  readonly intervalMs: number;
}

/** How a lane is worked: by whom it is held, and what surrounds it. */
export interface Surroundings {
  readonly lane: string;
  readonly lease: Lease;
  readonly isStopping: () => boolean;
  /** @returns false when the process is stopping */
  readonly pause: (ms: number) => Promise<boolean>;
  readonly wakeAfter: (ms: number) => void;
  readonly nudge: (lanes: string[]) => void;
}

/** Sends what one lane owes, one message after another, while this process holds it. */
export class LaneWork {
  constructor(
    private readonly deps: LaneDependencies,
    private readonly around: Surroundings,
    private state: LaneState,
  ) {}

  /** Ends when nothing may go now, when the lane was lost, or when the process is stopping. */
  async sendAll(): Promise<void> {
    const { outboxes, clock } = this.deps;
    const { lane, isStopping, pause, wakeAfter } = this.around;
    // Slack has its pace, our own records need none.
    const intervalMs = isRecordLane(lane) ? 0 : this.deps.intervalMs;
    while (!isStopping()) {
      let owed = await outboxes.ofLane(lane, LANE_LIMIT, clock());
      if (!owed[0] || owed[0].entry.dueAt > clock()) return;
      const { waitMs, next: tat } = pace(this.state.tat, clock(), intervalMs);
      if (waitMs > 0) {
        if (!(await pause(waitMs))) return;
        owed = await outboxes.ofLane(lane, LANE_LIMIT, clock());
      }
      const next = await nextMessage(owed, this.state.pages, clock(), this.deps);
      if (next.do === 'wait') return;
      if (next.do === 'look-again') {
        if (next.wakeAt) wakeAfter(next.wakeAt.getTime() - clock().getTime());
        continue;
      }
      if (!(await this.noted(next, tat))) return;
      if (!(await this.done(next, owed))) return;
    }
  }

  /** The lane's state is written before anything is sent. @returns false when the lane was lost */
  private async noted(next: Next, tat: Date): Promise<boolean> {
    const isPage = next.do === 'send-together' || (next.do === 'send' && next.isPage);
    const { pages } = this.state;
    this.state = { tat, pages: isPage ? withPage(pages, this.deps.clock()) : pages };
    return this.around.lease.renew(this.state);
  }

  /** @returns false when the lane has to wait */
  private async done(next: Next, owed: readonly Owed[]): Promise<boolean> {
    const about = next.do === 'send' ? [next.owed] : next.do === 'look-for' ? next.owed : owedOf(next);
    try {
      if (next.do === 'send') await this.sendOne(next.owed, owed);
      if (next.do === 'send-together') await this.sendTogether(next);
      if (next.do === 'look-for') await this.lookFor(next);
      return true;
    } catch (error) {
      if (error instanceof LostLease) return false;
      if (isStoreFault(error)) throw error;
      return failed(about, error, this.deps, this.around);
    }
  }

  private async sendOne(first: Owed, owed: readonly Owed[]): Promise<void> {
    const { outboxes, clock, render } = this.deps;
    if (first.unreadable) throw new Error(first.unreadable);
    if (first.entry.kind === 'errand') {
      await this.deps.bring(first);
      return outboxes.drop(first);
    }
    const rendered = await render(first);
    if (!rendered) return outboxes.drop(first);
    if (!rendered.updateTs && !first.entry.begun) await outboxes.begin(first);
    const receipt = await this.sendOrRepost(first, rendered);
    const { of, offers = [], keeps, updateTs } = rendered;
    if (of) return outboxes.settleUpdate(first, of, offers);
    await outboxes.settle(updateTs ? sameCard(first, owed) : [first], { ...receipt, keeps, offers }, clock());
  }

  /** A card that somebody has deleted is posted anew: the request must have one. */
  private async sendOrRepost(owed: Owed, rendered: Rendered): Promise<Receipt> {
    const { outboxes, sender } = this.deps;
    const stillOurs = () => this.around.lease.assertHeld();
    try {
      return await sender.send(owed.entry, rendered, stillOurs);
    } catch (error) {
      const { kind } = failureOf(error);
      // Of a message that is gone, or whose reader is, nothing can be outdated.
      if (rendered.of && (kind === 'message-gone' || kind === 'impossible')) return rendered;
      if (!rendered.updateTs || kind !== 'message-gone') throw error;
      await outboxes.begin(owed);
      return sender.send(owed.entry, { ...rendered, updateTs: undefined }, stillOurs);
    }
  }

  /**
   * Every entry says in which message it goes before that is sent: when an answer is lost, or the process dies, the
   * message is looked for, and settles all that name it. A message goes by a name once, so whatever names it is in it.
   */
  private async sendTogether({ pages }: Next & { do: 'send-together' }): Promise<void> {
    const { outboxes, sender, render, clock } = this.deps;
    const { lane, lease } = this.around;
    const owed = pages.map((page) => page.owed);
    const digest = randomUUID();
    const rendered = await render.digest(pages, lane);
    await outboxes.together(owed, digest);
    const entry = { ...owed[0]!.entry, id: digest, begun: false };
    const receipt = await sender.send(entry, rendered, () => lease.assertHeld());
    await outboxes.settleTogether(owed, receipt, clock());
  }

  private async lookFor({ id, owed, else: otherwise, offers }: Next & { do: 'look-for' }): Promise<void> {
    const { outboxes, sender, clock } = this.deps;
    const oldest = new Date(Math.min(...owed.map(({ entry }) => entry.createdAt.getTime())));
    const found = await sender.sentAlready({ id, createdAt: oldest }, this.around.lane);
    if (found) return outboxes.settleTogether(owed, { ...found, offers }, clock());
    if (otherwise === 'supersede') return outboxes.supersede(owed, clock());
    await outboxes.together(owed, undefined);
  }
}

const owedOf = (next: Next): readonly Owed[] =>
  next.do === 'send-together' ? next.pages.map(({ owed }) => owed) : [];

const CARDS: readonly string[] = ['post-card', 'update-card'];

/** One update shows the newest state, so it settles all that was owed of the same card when it was rendered. */
function sameCard(first: Owed, owed: readonly Owed[]): Owed[] {
  return owed.filter(
    ({ ownerId, entry }) =>
      ownerId === first.ownerId &&
      CARDS.includes(entry.kind) &&
      entry.place === first.entry.place &&
      entry.message === first.entry.message,
  );
}
