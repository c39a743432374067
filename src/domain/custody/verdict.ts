/** Why a chain does not hold. */
export const BREAKS = [
  /** A signature that the history gives is not there. */
  'signature-missing',
  /** One is there that nobody has given. */
  'signature-added',
  /** What a signature says of itself (who, when, what, its hashes) was changed. */
  'signature-changed',
  /** What was signed, or the history before it, is not what it was. */
  'content-changed',
  /** Something after the last signature, or the filing of a request that has none, was changed. */
  'history-changed',
  /** A field says otherwise than the history. */
  'state-changed',
  /** Something personal was taken out, and nobody has done that. */
  'erased-unrecorded',
  /** It is shorter, or another, than the one that was seen before. */
  'cut-off',
] as const;
export type Break = (typeof BREAKS)[number];

/** What is wrong is none of the signatures: they hold, and it stands behind them or beside them. */
const BEYOND: readonly Break[] = ['history-changed', 'state-changed', 'erased-unrecorded', 'cut-off'];

/** Where a chain ceases to hold: with the `first` signature that does not, or behind the `last` one, 0 when there is none. */
export type Where = { readonly first: number } | { readonly last: number };

export const whereBroken = ({ broken, why }: { readonly broken: number; readonly why: Break }): Where =>
  BEYOND.includes(why) ? { last: broken - 1 } : { first: broken };

/** How far a chain had come when it was last looked at; kept apart from the record. */
export interface Anchor {
  readonly facts: number;
  readonly hash: string;
}

export type Verdict =
  | {
      readonly ok: true;
      /** From when on it is signed, where it was not from its receipt; undefined also when nothing is sealed. */
      readonly since?: Date | undefined;
      /** False for a request of before there were signatures that has not changed since. */
      readonly sealed: boolean;
      /** When personal data was last erased from it: that, and who did it, is on record and sealed. */
      readonly erasedAt?: Date;
    }
  | {
      readonly ok: false;
      /** The number of the first signature that does not hold; one more than there are, when all do. */
      readonly broken: number;
      readonly why: Break;
      /** The field that says otherwise than the history. */
      readonly field?: string;
    };
