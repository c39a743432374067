import { isRefusal } from '../../../src/domain/refusal.js';
import type { DecisionContext } from '../../../src/domain/ticket/decide.js';
import type { ErrandOf } from '../../../src/domain/ticket/errands.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import type { Decision } from '../../../src/domain/record/decision.js';
import { judge, type Judgement } from '../../../src/domain/wish/judge.js';
import { recordedWish } from '../../../src/domain/wish/record.js';
import type { Wish } from '../../../src/domain/wish/wish.js';
import { WISH_NUMBERS } from '../../../src/domain/wish/words.js';
import { personOf, personRefOf } from '../cast.js';

const DAY_MS = 24 * 3_600_000;

/** What the technical head has decided of the wishes of the fortnight, in the order in which they were recorded. */
const DECIDED: readonly { readonly afterDays: number; readonly said: Judgement }[] = [
  {
    afterDays: 2,
    said: {
      decision: 'decline',
      text: 'Per-team figures are on the screen; the works council is against more.',
    },
  },
  {
    afterDays: 3,
    said: { decision: 'plan', release: '5.2', owner: personRefOf('li'), text: '与新版报告模板一起发布。' },
  },
];

interface Due {
  readonly at: Date;
  readonly number: string;
  readonly said: Judgement;
}

/** The list of wishes of the company's past (R16), by the domain's own rules. */
export class PastWishes {
  private readonly due: Due[] = [];

  constructor(private readonly wishes: Map<string, Wish>) {}

  /** @returns the number under which a wish of a request stands in the list */
  record(ticket: Ticket, errand: ErrandOf<'wish'>, year: number, now: Date): string {
    const index = this.wishes.size;
    const number = WISH_NUMBERS.format(year, index + 1);
    this.wishes.set(number, recordedWish(number, ticket, errand, now));
    const decided = DECIDED[index];
    if (decided) {
      const at = new Date(now.getTime() + decided.afterDays * DAY_MS);
      this.due.push({ at, number, said: decided.said });
    }
    return number;
  }

  /** When something is decided next. */
  next(): Date | undefined {
    return this.due[0]?.at;
  }

  /** Decides it. */
  decide({ at, now, cause }: Pick<DecisionContext, 'at' | 'now' | 'cause'>): Decision<Wish> {
    const { number, said } = this.due.shift()!;
    const judged = judge(this.wishes.get(number)!, said, personOf('qian'), { at, now, cause });
    if (isRefusal(judged)) throw new Error(`${number} could not be decided: ${judged.refused}`);
    this.wishes.set(number, { ...judged.record, version: judged.record.version + 1 });
    return judged;
  }
}
