import { createContext, useContext } from 'react';
import type { Json, OptionGroup } from '../data/shapes.js';

/** An element of a block, as a person meets it. */
export interface Place {
  readonly block: Json;
  readonly element: Json;
}

/** What a person can do with the elements of one message, modal or Home. */
export interface Acting {
  /** What stands in an element, in Slack's shape (`selected_option`, `value`, …). */
  held(place: Place): Json | undefined;
  /** Presses a button, or takes a value; asks first when the element wants that. */
  act(place: Place, value?: unknown, shown?: unknown): Promise<void>;
  /** Typing: kept at once here, told to the workspace a moment later. */
  type(place: Place, text: string): void;
  /** Enter in a text field whose block tells the app. */
  enter(place: Place): void;
  /** What a menu with an external source offers for the typed text. */
  options(place: Place, typed: string): Promise<OptionGroup[]>;
  /** What was wrong with an input when it was last submitted. */
  error(blockId: string): string | undefined;
  /** What went wrong with an action, beside its block. */
  trouble(blockId: string): string | undefined;
  /** Whether this element waits for the app. */
  busy(place: Place): boolean;
}

export const ActingContext = createContext<Acting | undefined>(undefined);

export function useActing(): Acting {
  const found = useContext(ActingContext);
  if (!found) throw new Error('There is nothing to act on around this');
  return found;
}

export const idOf = ({ block, element }: Place): string =>
  `${String(block['block_id'])}/${String(element['action_id'])}`;
