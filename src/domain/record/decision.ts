import type { Intent } from './outbox.js';
import type { Refusal } from '../refusal.js';

/** What a rule makes of a record: its next state, and what is to be told of it. */
export interface Decision<R> {
  readonly record: R;
  readonly intents: readonly Intent[];
}

/** The same, or the reason why not; undefined when there is nothing to do. */
export type Outcome<R> = Decision<R> | Refusal | undefined;
