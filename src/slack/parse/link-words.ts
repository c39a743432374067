import { readNumber } from '../../domain/ticket/number.js';
import { RELATIONS, type Relation } from '../../domain/ticket/linked.js';
import type { CommandOf } from '../../domain/ticket/commands.js';

/** What people write for how two requests stand to each other; our own words besides. */
const WORDS: Readonly<Record<string, Relation>> = {
  有关: 'related',
  相关: 'related',
  原因相同: 'same-cause',
  同因: 'same-cause',
  cause: 'same-cause',
  阻塞: 'blocks',
  被等待: 'blocks',
  等待: 'blocked-by',
  等: 'blocked-by',
  waits: 'blocked-by',
  接续: 'follows',
  后续: 'followed-by',
};

/**
 * @param words what follows the number in `/service link 42 57 same-cause`
 * @returns the command, when both the other number and the relation are said
 */
export function readLink(words: string, year: number): CommandOf<'link'> | undefined {
  const [number = '', ...rest] = words.trim().split(/\s+/);
  const to = readNumber(number, year);
  const word = rest.join('-').toLowerCase();
  const relation = RELATIONS.find((one) => one === word) ?? WORDS[word];
  return to && relation ? { do: 'link', to, relation } : undefined;
}
