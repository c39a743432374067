import type { Person } from './domain/people/person.js';
import { isRefusal, refuse, type Refusal } from './domain/refusal.js';
import { judge, type Judgement } from './domain/wish/judge.js';
import type { Wish } from './domain/wish/wish.js';
import type { Act } from './run-command.js';
import type { WishStore } from './store/wishes.js';

/** Conflicts endured before the person is asked to try again. */
const MOST_CONFLICTS = 5;

interface WishesNeed {
  readonly wishes: Pick<WishStore, 'load' | 'commit'>;
  readonly clock: () => Date;
  readonly nudge: (lanes: string[]) => void;
}

/** The only way what becomes of a wish changes (R16): load, decide, commit; once an act. */
export class WishRunner {
  constructor(private readonly need: WishesNeed) {}

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
    const { wishes, clock, nudge } = this.need;
    for (let attempt = 0; attempt < MOST_CONFLICTS; attempt += 1) {
      const wish = await wishes.load(id);
      if (!wish) return refuse('wish-not-found', { number: id });
      if (wish.history.some((fact) => fact.cause === cause)) return wish;
      if (said.decision && wish.history.length !== seen) return refuse('wish-changed', { number: id });
      const now = clock();
      const judged = judge(wish, said, actor, { at: at > now ? now : at, now, cause });
      if (isRefusal(judged)) return judged;
      if (await wishes.commit(wish, judged, cause, now)) {
        nudge(judged.intents.map(({ lane }) => lane));
        return judged.wish;
      }
    }
    return refuse('wish-changed', { number: id });
  }
}
