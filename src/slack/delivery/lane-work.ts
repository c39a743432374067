import { randomUUID } from 'node:crypto';
import { isRecordLane } from '../../domain/record/errand.js';
import { precedenceOf, REFRESH } from '../../domain/record/precedence.js';
import type { Log } from '../../observability/log.js';
import type { LaneState } from '../../store/lanes.js';
import type { Outboxes, Owed, Receipt } from '../../store/outboxes.js';
import type { Tickets } from '../../store/tickets.js';
import type { UpdateBudget } from '../../store/update-budget.js';
import { failed, isStoreFault } from './failed.js';
import { failureOf } from './failures.js';
import { LostLease, type Lease } from './lease.js';
import { nextMessage, type Next } from './next-message.js';
import { inOrder } from './order.js';
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
  /** What Slack allows of updates, for the whole workspace. */
  readonly updates: Pick<UpdateBudget, 'take' | 'holdFor'>;
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
  /** Whether other lanes wait for one that is worked to end. */
  readonly othersWait: () => boolean;
}

/** What a try came to: the lane goes on, has waited for its pace, or has to end for now. */
type Went = 'on' | 'waited' | 'end';

/** Sends what one lane owes, one message after another, while this process holds it. */
export class LaneWork {
  constructor(
    private readonly deps: LaneDependencies,
    private readonly around: Surroundings,
    private state: LaneState,
  ) {}

  /** Updates that wait for their turn. */
  private readonly aside = new Set<string>();

  /** Ends when nothing may go now, when the lane was lost, or when the process is stopping. */
  async sendAll(): Promise<void> {
    const { clock } = this.deps;
    const { isStopping, wakeAfter } = this.around;
    let went: Went = 'on';
    while (!isStopping() && went !== 'end') {
      const owed = await this.owed();
      if (!owed[0] || owed[0].entry.dueAt > clock()) return;
      const next = await nextMessage(owed, this.state, clock(), this.deps);
      if (next.do === 'wait') return;
      if (next.do === 'look-again') {
        if (next.wakeAt) wakeAfter(next.wakeAt.getTime() - clock().getTime());
        continue;
      }
      went = await this.goOn(next, owed, went === 'waited');
    }
  }

  /** What may go, first what goes first; once an update waits for its turn, all of them do. */
  private async owed(): Promise<Owed[]> {
    const now = this.deps.clock();
    const owed = inOrder(await this.deps.outboxes.ofLane(this.around.lane, LANE_LIMIT, now), now);
    if (this.aside.size === 0) return owed;
    return owed.filter(({ entry }) => !this.aside.has(entry.id) && precedenceOf(entry) !== REFRESH);
  }

  /** @param hasWaited for the pace of the lane */
  private async goOn(next: Next, owed: readonly Owed[], hasWaited: boolean): Promise<Went> {
    const about = next.do === 'send' ? [next.owed] : next.do === 'look-for' ? next.owed : owedOf(next);
    try {
      const rendered = next.do === 'send' ? await this.rendered(next.owed) : undefined;
      // There was nothing left to say, and so nothing that is paced.
      if (next.do === 'send' && rendered === 'nothing') return 'on';
      const isUpdate = isMessage(rendered) && rendered.updateTs !== undefined;
      const may = isUpdate ? await this.takesTurn(about[0]!) : await this.keepsPace(hasWaited);
      if (may !== 'now') return may;
      if (!(await this.noted(next, isUpdate))) return 'end';
      if (next.do === 'send' && isMessage(rendered)) await this.sendOne(next.owed, rendered, owed);
      if (next.do === 'send' && rendered === 'errand') await this.bring(next.owed);
      if (next.do === 'send-together') await this.sendTogether(next);
      if (next.do === 'look-for') await this.lookFor(next);
      return 'on';
    } catch (error) {
      if (error instanceof LostLease) return 'end';
      if (isStoreFault(error)) throw error;
      return (await failed(about, error, this.deps, this.around)) ? 'on' : 'end';
    }
  }

  /** An update that finds nothing of the budget left is put aside until its turn: new messages go meanwhile. */
  private async takesTurn({ entry }: Owed): Promise<'now' | 'on'> {
    const { lane, wakeAfter } = this.around;
    const waitMs = await this.deps.updates.take(lane);
    if (waitMs === 0) return 'now';
    if (this.aside.size === 0) wakeAfter(waitMs);
    this.aside.add(entry.id);
    return 'on';
  }

  /** A lane that has to wait gives its place to others, if any wait for one. */
  private async keepsPace(hasWaited: boolean): Promise<'now' | 'waited' | 'end'> {
    const { pause, wakeAfter, othersWait } = this.around;
    const { waitMs } = this.paced();
    if (hasWaited || waitMs === 0) return 'now';
    if (!othersWait()) return (await pause(waitMs)) ? 'waited' : 'end';
    wakeAfter(waitMs);
    return 'end';
  }

  private paced(): ReturnType<typeof pace> {
    // Slack has its pace, our own records need none.
    const intervalMs = isRecordLane(this.around.lane) ? 0 : this.deps.intervalMs;
    return pace(this.state.tat, this.deps.clock(), intervalMs);
  }

  /** The lane's state is written before anything is sent; an update is paced by its own budget. @returns false when the lane was lost */
  private async noted(next: Next, isUpdate: boolean): Promise<boolean> {
    // Of major requests there is no digest.
    const page = next.do === 'send-together' ? 'general' : next.do === 'send' ? next.page : undefined;
    const paged = page ? withPage(this.state, page === 'major', this.deps.clock()) : this.state;
    this.state = { ...paged, tat: isUpdate ? this.state.tat : this.paced().next };
    return this.around.lease.renew(this.state);
  }

  private async rendered(owed: Owed): Promise<Rendered | 'errand' | 'nothing'> {
    if (owed.unreadable) throw new Error(owed.unreadable);
    if (owed.entry.kind === 'errand') return 'errand';
    const rendered = await this.deps.render(owed);
    if (rendered) return rendered;
    await this.deps.outboxes.drop(owed);
    return 'nothing';
  }

  private async bring(owed: Owed): Promise<void> {
    await this.deps.bring(owed);
    await this.deps.outboxes.drop(owed);
  }

  private async sendOne(first: Owed, rendered: Rendered, owed: readonly Owed[]): Promise<void> {
    const { outboxes, clock } = this.deps;
    if (!rendered.updateTs && !first.entry.begun) await outboxes.begin(first);
    const receipt = await this.sendOrRepost(first, rendered);
    const { of, offers = [], keeps, updateTs } = rendered;
    if (of) return outboxes.settleUpdate(first, of, offers);
    // One that was posted by an earlier try may show what was then.
    const showsAll = updateTs !== undefined || (CARDS.includes(first.entry.kind) && !first.entry.begun);
    await outboxes.settle(showsAll ? sameCard(first, owed) : [first], { ...receipt, keeps, offers }, clock());
  }

  /** A card that somebody has deleted is posted anew: the request must have one. */
  private async sendOrRepost(owed: Owed, rendered: Rendered): Promise<Receipt> {
    const { outboxes, sender } = this.deps;
    const stillOurs = () => this.around.lease.assertHeld();
    try {
      return await sender.send(owed.entry, rendered, stillOurs);
    } catch (error) {
      const failure = failureOf(error);
      if (rendered.updateTs && failure.kind === 'wait') await this.deps.updates.holdFor(failure.afterMs);
      const { kind } = failure;
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

const isMessage = (rendered: Rendered | string | undefined): rendered is Rendered =>
  typeof rendered === 'object';

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
