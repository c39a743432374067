import { commandSchema, type Command } from '../../domain/ticket/commands.js';
import type { Verb } from '../../domain/ticket/lifecycle.js';

/** Which field the words after a number fill, for the verbs that need no other. */
const WORDS_ARE: Partial<Record<Verb, string>> = {
  note: 'text',
  reply: 'text',
  cancel: 'reason',
  reopen: 'reason',
  refuse: 'reason',
  merge: 'into',
  unlink: 'to',
  wish: 'text',
};

/** True when a verb has no place for words that were typed after its number. */
export const takesNoWords = (verb: Verb): boolean => !(verb in WORDS_ARE);

/**
 * @returns the command, when a verb and the words typed with it say everything; else undefined: then the verb's
 * form is opened with those words in it
 */
export function verbCommand(verb: Verb, words: string): Command | undefined {
  const field = WORDS_ARE[verb];
  const parsed = commandSchema.safeParse({ do: verb, ...(field && words ? { [field]: words } : {}) });
  return parsed.success && verb !== 'confirm' && verb !== 'accept-quote' ? parsed.data : undefined;
}
