import { z } from 'zod';
import type { Decision } from '../record/decision.js';
import { mayNotSpeakOfWish } from './may.js';
import { personRefSchema, refOf, type Person } from '../people/person.js';
import { refuse, type Refusal } from '../refusal.js';
import { announceWish } from './announce-wish.js';
import { BECOMES, DECISIONS, WISH_LIFE, type WishDecision } from './words.js';
import { MAX_RELEASE, MAX_WISH_WORDS, type Wish, type WishFact } from './wish.js';

/** What somebody of ours says of a wish: a decision, an owner, or just a word to the desk. */
export const judgementSchema = z.object({
  decision: z.enum(DECISIONS).optional(),
  /** `YYYY-MM-DD`, in the desk's zone. */
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  release: z.string().trim().min(1).max(MAX_RELEASE).optional(),
  owner: personRefSchema.optional(),
  /** With a decision, words to the customers; else a comment that stays with the desk. */
  text: z.string().trim().min(1).max(MAX_WISH_WORDS).optional(),
});
export type Judgement = z.infer<typeof judgementSchema>;

/**
 * What is said of a wish: the technical head and management decide, whoever works with customers may comment (R16).
 * Every decision is told to each customer who wants it, in their channel.
 */
export function judge(
  wish: Wish,
  said: Judgement,
  actor: Person,
  { at, now, cause }: { readonly at: Date; readonly now: Date; readonly cause: string },
): Decision<Wish> | Refusal {
  const { id: number } = wish;
  const newOwner = said.owner && said.owner.id !== wish.owner?.id ? said.owner : undefined;
  const forbidden = mayNotSpeakOfWish(actor, said.decision || newOwner ? 'decide' : 'comment', number);
  if (forbidden) return forbidden;
  const refusal = said.decision && impossible(wish, said.decision, said);
  if (refusal) return refusal;
  if (!said.decision && !newOwner && !said.text) return refuse('wish-nothing-said', { number });
  const before = wish.history.at(-1)?.at;
  const base = { cause, at: before && before > at ? before : at, recordedAt: now, by: refOf(actor) };
  const facts = stated(said, newOwner).map(
    (one, index): WishFact => ({ ...base, ...one, id: `${cause}#${index}` }) as WishFact,
  );
  const next: Wish = {
    ...wish,
    changedAt: now,
    ...(newOwner ? { owner: newOwner } : {}),
    ...(said.decision ? { status: BECOMES[said.decision], plan: planOf(said.decision, wish, said) } : {}),
    history: [...wish.history, ...facts],
  };
  return { record: next, intents: announceWish(next, facts) };
}

function impossible(wish: Wish, decision: WishDecision, said: Judgement): Refusal | undefined {
  const { id: number, status } = wish;
  if (!WISH_LIFE[status].includes(decision)) return refuse('wish-not-now', { number, wish: status });
  if (decision === 'plan' && !said.day && !said.release) return refuse('wish-plan-without-date', { number });
  return decision === 'decline' && !said.text ? refuse('wish-without-reason', { number }) : undefined;
}

/** A plan is kept until there is another one, or none; a release may be said when it is done. */
function planOf(decision: WishDecision, { plan }: Wish, { day, release }: Judgement): Wish['plan'] {
  if (decision === 'plan') return { ...(day ? { day } : {}), ...(release ? { release } : {}) };
  return decision === 'finish' ? (release ? { ...plan, release } : plan) : undefined;
}

type Stated = { type: WishFact['type'] } & Record<string, unknown>;

function stated({ decision, day, release, text }: Judgement, owner: Judgement['owner']): Stated[] {
  const words = text ? { text } : {};
  const owned: Stated[] = owner ? [{ type: 'owned', owner: refOf(owner) }] : [];
  switch (decision) {
    case undefined:
      return text ? [...owned, { type: 'commented', text }] : owned;
    case 'review':
    case 'decline':
      return [...owned, { type: BECOMES[decision], ...words }];
    case 'plan':
      return [
        ...owned,
        { type: 'planned', ...(day ? { day } : {}), ...(release ? { release } : {}), ...words },
      ];
    case 'finish':
      return [...owned, { type: 'done', ...(release ? { release } : {}), ...words }];
  }
}
