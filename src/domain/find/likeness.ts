import { isErased } from '../custody/commitment.js';
import type { Ticket } from '../ticket/ticket.js';
import type { Category, Status } from '../ticket/words.js';
import { problemOf } from './duplicates.js';
import { signsAlike, signsIn } from './signs.js';
import { wordsAsked, wordsIn } from './words.js';

/** What of a request is looked at to tell whether another is like it. */
export type Likened = Pick<
  Ticket,
  'id' | 'contractId' | 'system' | 'equipmentId' | 'equipmentLabel' | 'category' | 'items' | 'links'
>;

/** What a word says, the more the rarer it is; of a word that was not counted nothing is known. */
export type Rarity = (word: string) => number;

/** From so much alike on it is offered; a piece's own past is worth a look sooner. */
const LEAST = 0.3;
const LEAST_OF_PIECE = 0.18;
/** What being about the same piece, or the same kind of piece, adds: it comes first, but it never suffices. */
const SAME_PIECE = 1;
const SAME_KIND = 0.2;
/** Somebody has said that both have one cause. */
const SAME_CAUSE = 2;

/** Of words and signs, how much each counts where a text shows signs. */
const OF_SIGNS = 0.6;
/** A question may have been a fault, and the other way round. */
const NEAR_WORK = 0.8;
/** Another system of the same contract, and of another one. */
const OTHER_SYSTEM = 0.6;
const OTHER_PLACE = 0.4;

/** Written everywhere, and so says nothing about what is the matter. */
const COMMON = new Set(
  'the a an of to in on at for and or is are was were be been it we our all not no with from again after since that this they there has have do does can cannot any when by as 系统 system 没有 一个 我们 现在 今天 已经 请问 问题'.split(
    ' ',
  ),
);

/**
 * How like a past request is to one that was taken on: by what is the matter, in words and signs, and by what it is about.
 * @returns undefined when it is too little to be offered; else the more the liker
 */
export function likeness(asked: Likened, past: Likened, rarity: Rarity): number | undefined {
  const isSaid = asked.links?.some(({ number, relation }) => number === past.id && relation === 'same-cause');
  const isPiece =
    asked.equipmentId !== undefined &&
    asked.equipmentId === past.equipmentId &&
    asked.contractId === past.contractId;
  const matter = matterAlike(asked, past, rarity);
  const alike = matter * workAlike(asked.category, past.category) * (isPiece ? 1 : placeAlike(asked, past));
  if (!isSaid && alike < (isPiece ? LEAST_OF_PIECE : LEAST)) return undefined;
  const about = isPiece ? SAME_PIECE : isSameKind(asked, past) ? SAME_KIND : 0;
  return alike + about + (isSaid ? SAME_CAUSE : 0);
}

const textOf = (ticket: Likened): string =>
  problemOf({ items: ticket.items.filter(({ text }) => !isErased(text)) });

/**
 * By their words as far as the other has them, by how rare they are; and by the signs of both. Words that name the piece or the
 * system say what it is about, which is counted by itself, and not what is the matter.
 */
function matterAlike(ofOne: Likened, ofOther: Likened, rarity: Rarity): number {
  const [asked, past] = [textOf(ofOne), textOf(ofOther)];
  const there = new Set(wordsIn(past));
  const names = new Set(wordsIn(`${ofOne.system}\n${ofOne.equipmentLabel ?? ''}`));
  const words = wordsAsked(asked).filter((word) => !COMMON.has(word) && !names.has(word));
  const weigh = (some: readonly string[]) => some.reduce((sum, word) => sum + rarity(word), 0);
  const all = weigh(words);
  const said = all === 0 ? 0 : weigh(words.filter((word) => there.has(word))) / all;
  const [ofAsked, ofPast] = [signsIn(asked), signsIn(past)];
  if (ofAsked.size === 0) return said;
  return OF_SIGNS * signsAlike(ofAsked, ofPast) + (1 - OF_SIGNS) * said;
}

/** Kinds of work that are of one nature (R18). */
const NATURE: Readonly<Record<Category, string>> = {
  fault: 'trouble',
  onsite: 'trouble',
  other: 'trouble',
  maintenance: 'upkeep',
  visit: 'upkeep',
  question: 'use',
  training: 'use',
  requirement: 'wish',
};

/** Work of another nature does not tell how a fault is repaired, whatever words it shares: a visit at which all was well. */
function workAlike(one: Category, other: Category): number {
  if (NATURE[one] === NATURE[other]) return 1;
  const natures = [NATURE[one], NATURE[other]];
  const isNear = [one, other].includes('question') && natures.includes('trouble');
  return isNear ? NEAR_WORK : 0;
}

/** Names of a system are written as people are used to: PACS, PACS 影像系统. */
function placeAlike(asked: Likened, past: Likened): number {
  const names = new Set(wordsIn(asked.system).filter((word) => !COMMON.has(word)));
  const isSame = asked.system === past.system || wordsIn(past.system).some((word) => names.has(word));
  if (isSame) return 1;
  return asked.contractId === past.contractId ? OTHER_SYSTEM : OTHER_PLACE;
}

/** Of the same name or model; the label says name, model and what tells it from others. */
function isSameKind(asked: Likened, past: Likened): boolean {
  const partsOf = ({ equipmentLabel }: Likened) => (equipmentLabel ?? '').split(' · ').slice(0, 2);
  const own = partsOf(asked).filter((part) => part !== '');
  return partsOf(past).some((part) => own.includes(part));
}

/**
 * Those of the past that are like a request, the best first: about the same piece and of the same cause before others, of equals
 * the solved ones and then the newest.
 */
export function likest<T extends Likened & Solvable & Pick<Ticket, 'receivedAt'>>(
  asked: Likened,
  past: readonly T[],
  rarity: Rarity,
): T[] {
  return past
    .filter(({ status }) => !['cancelled', 'merged'].includes(status))
    .flatMap((ticket) => {
      const alike = likeness(asked, ticket, rarity);
      return alike === undefined ? [] : [{ ticket, alike: Math.round(alike * 100) }];
    })
    .sort(
      (a, b) =>
        b.alike - a.alike ||
        Number(isSolved(b.ticket)) - Number(isSolved(a.ticket)) ||
        +b.ticket.receivedAt - +a.ticket.receivedAt,
    )
    .map(({ ticket }) => ticket);
}

interface Solvable {
  readonly status: Status;
  readonly resolution?: { readonly outcome: string } | undefined;
}

/** Whether it tells how the like is solved: it is not under way any more, and was not given up (R26). */
export const isSolved = ({ status, resolution }: Solvable): boolean =>
  ['resolved', 'confirmed', 'unanswered', 'archived'].includes(status) &&
  resolution !== undefined &&
  resolution.outcome !== 'unsolvable';
