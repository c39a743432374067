import type { types } from '@slack/bolt';
import { plain, type Block } from '../messages/blocks.js';

export interface ModalParts {
  readonly callbackId: string;
  readonly title: string;
  readonly submit?: string;
  readonly close: string;
  readonly blocks: Block[];
  /** What the submission needs to know again; at most 3,000 characters. */
  readonly metadata?: object;
}

export function modal({ callbackId, title, submit, close, blocks, metadata }: ModalParts): types.ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plain(title, 24),
    ...(submit ? { submit: plain(submit, 24) } : {}),
    close: plain(close, 24),
    blocks: blocks.slice(0, 100),
    ...(metadata ? { private_metadata: JSON.stringify(metadata) } : {}),
  };
}

/** Errors at their fields, by block id, as a submission is answered with. */
export type FieldErrors = Record<string, string>;
export type ReadResult<T> = { ok: T } | { errors: FieldErrors };

/** A submission is answered with another modal: above the submitted one, or in its place. */
export interface NextView {
  readonly next: types.ModalView;
  readonly how: 'push' | 'update';
  /** Work of its own, once Slack has the modal; what fails in it is logged. */
  readonly afterwards?: () => Promise<void>;
}
export const isNextView = (answered: unknown): answered is NextView =>
  typeof (answered as Partial<NextView> | undefined)?.next === 'object';
