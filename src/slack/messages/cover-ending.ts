import type { Contract } from '../../domain/contract/contract.js';
import { reminderSchema, type Ending } from '../../domain/contract/endings.js';
import type { Locale } from '../../domain/people/person.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { section, type Message } from './blocks.js';
import { clipMrkdwn, typed } from './mrkdwn.js';

/** Tells the desk which periods of a contract come to their end (R7, R8). */
export function coverEndingMessage(
  { customerName, name }: Pick<Contract, 'customerName' | 'name'>,
  data: unknown,
  locale: Locale,
): Message {
  const t = textsIn(locale).contracts.ending;
  const { endings, more } = reminderSchema.parse(data);
  const head = t.head({ customer: typed(customerName, 100), contract: typed(name, 100) });
  const lines = endings.map((ending) => `• ${lineOf(ending, t)}`);
  const rest = more > 0 ? [t.more({ count: more })] : [];
  const text = [head, ...lines, ...rest].join('\n');
  return { text: clipMrkdwn(text, 300), blocks: [section(text)] };
}

const lineOf = ({ what, label = '', until: day }: Ending, t: Texts['contracts']['ending']): string =>
  what === 'equipment' ? t.equipment({ label: typed(label, 90), day }) : t[what]({ day });
