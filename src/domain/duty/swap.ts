import { z } from 'zod';
import type { Intent } from '../record/outbox.js';
import { personRefSchema, refOf, type Person, type PersonRef } from '../people/person.js';
import { refuse, type Refusal } from '../refusal.js';
import { amended, planWith, type DutyContext } from './decide.js';
import type { Decision } from '../record/decision.js';
import { canBeOnDuty } from './may.js';
import { direct, headsOf } from './news.js';
import { awayWithin, isAllOf, withOverrides } from './override.js';
import type { Override } from './rota.js';
import type { RotaRecord, Share, Swap } from './rota-record.js';

const namedShareSchema = z.object({
  layer: z.string(),
  from: z.date(),
  to: z.date(),
  person: personRefSchema,
});

/** `swap-proposal` and `swap-news`: two parts of a rota that change hands, if they do. */
export const swapNewsSchema = z.object({
  rotaId: z.string(),
  swapId: z.string(),
  state: z.enum(['proposed', 'accepted', 'declined', 'withdrawn', 'expired']),
  rota: z.string(),
  zone: z.string(),
  mine: namedShareSchema,
  yours: namedShareSchema,
});
export type SwapNews = z.infer<typeof swapNewsSchema>;

/** What is proposed: a part of one's own duty for a part of a colleague's. */
export interface SwapAsked {
  readonly mine: Omit<Share, 'person'>;
  readonly yours: Omit<Share, 'person'>;
  readonly colleague: PersonRef;
}

/** One asks a colleague to swap; nothing changes until they accept. */
export function proposeSwap(
  before: RotaRecord,
  { mine, yours, colleague }: SwapAsked,
  actor: Person,
  context: DutyContext,
): Decision<RotaRecord> | Refusal {
  const { now, cause, roster } = context;
  if (colleague.id === actor.id) return refuse('swap-with-oneself');
  if (!canBeOnDuty(roster, colleague.id)) return refuse('no-role', { name: colleague.name });
  const swap: Swap = {
    id: cause,
    mine: { ...mine, person: refOf(actor) },
    yours: { ...yours, person: refOf(colleague) },
    state: 'proposed',
    at: now,
    expiresAt: mine.from < yours.from ? mine.from : yours.from,
  };
  if (swap.expiresAt <= now) return refuse('in-the-past');
  const refusal = notAsItWas(before, swap, context);
  if (refusal) return refusal;
  const about = { ...swap };
  const swaps = [...before.swaps, swap];
  const record = amended(before, { ...before, swaps }, context, { by: actor, did: 'proposed-swap', about });
  return { record, intents: [direct('swap-proposal', colleague, swapNews(before, swap))] };
}

/** The colleague's answer: accepted, both duties change hands at once, and both and the technical head are told. */
export function answerSwap(
  before: RotaRecord,
  swapId: string,
  answer: 'accept' | 'decline',
  actor: Person,
  context: DutyContext,
): Decision<RotaRecord> | Refusal {
  const swap = openSwap(before, swapId, context);
  if ('refused' in swap) return swap;
  const { mine, yours } = swap;
  if (yours.person.id !== actor.id) return refuse('not-your-swap');
  if (answer === 'decline') {
    const declined = settled(before, swap, 'declined');
    const record = amended(before, declined, context, { by: actor, did: 'declined-swap', about: { swapId } });
    return { record, intents: [tell(before, { ...swap, state: 'declined' }, mine.person)] };
  }
  const refusal = notAsItWas(before, swap, context);
  if (refusal) return refusal;
  const exchanged: Override[] = [
    { ...taken(mine, yours.person, swap, context), id: `${swapId}/mine` },
    { ...taken(yours, mine.person, swap, context), id: `${swapId}/yours` },
  ];
  const accepted = settled(
    { ...before, overrides: withOverrides(before.overrides, exchanged) },
    swap,
    'accepted',
  );
  const about = { swapId, overrides: exchanged };
  const record = amended(before, accepted, context, { by: actor, did: 'accepted-swap', about });
  const all = [mine.person, yours.person, ...headsOf(context.roster)];
  const people = all.filter(({ id }, index) => all.findIndex((one) => one.id === id) === index);
  return { record, intents: people.map((one) => tell(before, { ...swap, state: 'accepted' }, one)) };
}

/** Whoever proposed it takes it back, as long as it is not accepted. */
export function withdrawSwap(
  before: RotaRecord,
  swapId: string,
  actor: Person,
  context: DutyContext,
): Decision<RotaRecord> | Refusal {
  const swap = openSwap(before, swapId, context);
  if ('refused' in swap) return swap;
  if (swap.mine.person.id !== actor.id) return refuse('not-your-swap');
  const withdrawn = settled(before, swap, 'withdrawn');
  const record = amended(before, withdrawn, context, { by: actor, did: 'withdrew-swap', about: { swapId } });
  return { record, intents: [tell(before, { ...swap, state: 'withdrawn' }, swap.yours.person)] };
}

/** Proposals whose time has come are over, and both are told. */
export function expireSwaps(
  before: RotaRecord,
  now: Date,
): { record: RotaRecord; intents: Intent[]; over: Swap[] } {
  const over = before.swaps.filter(({ state, expiresAt }) => state === 'proposed' && expiresAt <= now);
  const record = over.reduce((left, swap) => settled(left, swap, 'expired'), before);
  const intents = over.flatMap((swap) =>
    [swap.mine.person, swap.yours.person].map((one) => tell(before, { ...swap, state: 'expired' }, one)),
  );
  return { record, intents, over };
}

/** The proposal while it can be answered; else why not. */
function openSwap({ swaps, retiredAt }: RotaRecord, swapId: string, { now }: DutyContext): Swap | Refusal {
  const swap = swaps.find(({ id }) => id === swapId);
  if (!swap || retiredAt) return refuse('rota-gone');
  const { state, expiresAt, yours, mine } = swap;
  if (state === 'accepted') return refuse('swap-accepted', { name: yours.person.name });
  if (state === 'declined') return refuse('swap-declined', { name: yours.person.name });
  if (state === 'withdrawn') return refuse('swap-withdrawn', { name: mine.person.name });
  return state === 'expired' || expiresAt <= now ? refuse('swap-expired') : swap;
}

/** A leave, an override or a change of the rota may have come between. */
function notAsItWas(before: RotaRecord, { mine, yours }: Swap, { plan }: DutyContext): Refusal | undefined {
  if (before.retiredAt) return refuse('rota-gone');
  const now = planWith(plan, before);
  if (!isAllOf(now, before.id, mine, mine.person.id) || !isAllOf(now, before.id, yours, yours.person.id)) {
    return refuse('duty-changed');
  }
  const away = [
    { person: mine.person, share: yours },
    { person: yours.person, share: mine },
  ].find(({ person, share }) => awayWithin(plan, person.id, share.from, share.to));
  return away && refuse('on-leave', { name: away.person.name });
}

const settled = (record: RotaRecord, swap: Swap, state: Swap['state']): RotaRecord => ({
  ...record,
  swaps: record.swaps.map((one) => (one.id === swap.id ? { ...one, state } : one)),
});

const taken = (
  { layerId, from, to }: Share,
  person: PersonRef,
  { id: swapId, mine }: Swap,
  { now }: DutyContext,
) => ({ layerId, from, to, person, kind: 'swap' as const, swapId, by: mine.person, at: now });

const tell = (record: RotaRecord, swap: Swap, person: PersonRef): Intent =>
  direct('swap-news', person, swapNews(record, swap));

function swapNews({ id: rotaId, name: rota, zone, layers }: RotaRecord, swap: Swap): SwapNews {
  const named = ({ layerId, ...share }: Share) => ({
    ...share,
    layer: layers.find(({ id }) => id === layerId)?.name ?? layerId,
  });
  const { id: swapId, state, mine, yours } = swap;
  return { rotaId, swapId, state, rota, zone, mine: named(mine), yours: named(yours) };
}
