import type { Person } from './domain/people/person.js';
import { isRefusal, refuse, type Refusal } from './domain/refusal.js';
import { judge, type Judgement } from './domain/wish/judge.js';
import type { Wish } from './domain/wish/wish.js';
import { isInHistory, run, type Act, type Changing, type Surroundings } from './run.js';
import type { WishStore } from './store/wishes.js';

interface WishesNeed extends Surroundings {
  readonly wishes: Pick<WishStore, 'load' | 'commit'>;
}

/** What becomes of a wish (R16). */
export class WishRunner {
  private readonly changing: Changing<Wish>;

  constructor(private readonly need: WishesNeed) {
    this.changing = {
      kept: need.wishes,
      hasHappened: isInHistory,
      gone: (number) => refuse('wish-not-found', { number }),
      busy: ({ id: number }) => refuse('wish-changed', { number }),
    };
  }

  /**
   * @param seen how many facts the person knew of; a decision on what somebody else has decided meanwhile is not made
   * @throws Fault `store-unavailable`
   */
  async judge(
    id: string,
    said: Judgement,
    actor: Person,
    { cause, at }: Act,
    seen: number,
  ): Promise<Wish | Refusal> {
    const judged = (wish: Wish, { now }: { now: Date }) =>
      said.decision && wish.history.length !== seen
        ? refuse('wish-changed', { number: id })
        : judge(wish, said, actor, { at: at > now ? now : at, now, cause });
    const done = await run(this.changing, id, cause, judged, this.need);
    return isRefusal(done) ? done : done.record;
  }
}
