import type { ViewValues } from './modals/inputs.js';
import type { FieldErrors, NextView } from './modals/modal.js';

/** The view in which something was pressed, or which was submitted. */
export interface ViewGiven {
  readonly id: string;
  readonly hash: string;
  readonly metadata: unknown;
  readonly values: ViewValues;
}

/** A button or menu: what it carries, and the message or view it is in. */
export interface Pressed {
  readonly value: string;
  readonly threadTs?: string | undefined;
  readonly view?: ViewGiven | undefined;
}

/** A message a shortcut was used on. */
export interface ShortcutMessage {
  readonly ts: string;
  readonly text: string;
  readonly threadTs?: string;
  readonly authorId?: string | undefined;
  readonly fileIds?: readonly string[];
}

/**
 * What becomes of a submitted modal: it and those below it close; `back` to the one below; another comes above it, or in
 * its place; or it stays, with errors.
 */
export type Answered = FieldErrors | NextView | 'back' | undefined;
