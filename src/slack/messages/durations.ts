import type { Account, AccountLine } from '../../domain/sla/account.js';
import type { Texts } from '../../i18n/texts.js';

const MINUTE = 60;
const HOUR = 3600;

/** What lines add up to: the allowance, or one of the two that lie outside it. */
const ADDED_TO = {
  counted: 'allowance',
  ahead: 'allowance',
  paused: 'paused',
  overrun: 'overrun',
  closed: 'closed',
} as const satisfies Record<AccountLine['kind'], string>;

/** A line and its working time in whole seconds, as it is to be shown. */
export type Measured = AccountLine & { seconds: number };

/** Whole seconds for each line, so rounded that what is shown adds up to what the sum says. */
export function measured({ lines }: Pick<Account, 'lines'>): Measured[] {
  const told: Record<string, number> = {};
  return lines.map((line) => {
    const to = ADDED_TO[line.kind];
    const before = told[to] ?? 0;
    const after = before + line.workingMinutes;
    told[to] = after;
    return { ...line, seconds: secondsOf(after) - secondsOf(before) };
  });
}

/** Minutes to whole seconds. */
export const secondsOf = (minutes: number): number => Math.round(minutes * MINUTE);

/** `1 h 5 min`, `12 min 28 s`; the units that are not there are left out. */
export function duration(seconds: number, t: Texts): string {
  const hours = Math.floor(seconds / HOUR);
  const minutes = Math.floor((seconds % HOUR) / MINUTE);
  const rest = seconds % MINUTE;
  const parts = [
    ...(hours > 0 ? [t.why.hours({ count: hours })] : []),
    ...(minutes > 0 ? [t.why.minutes({ count: minutes })] : []),
    ...(rest > 0 ? [t.why.seconds({ count: rest })] : []),
  ];
  return parts.length > 0 ? parts.join(' ') : t.why.minutes({ count: 0 });
}
