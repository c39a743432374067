import type { CalendarSpec } from '../../../src/domain/sla/calendar.js';
import { ledger, type Clock } from '../../../src/domain/sla/clock.js';
import { slaEventSchema, type SlaEvent } from '../../../src/domain/sla/events.js';
import { DEFAULT_POLICY, type Policy } from '../../../src/domain/sla/policy.js';
import { simulate, type PrintedLedger } from '../../../src/domain/sla/simulate.js';
import type { Metric } from '../../../src/domain/sla/terms.js';

/** Monday–Friday 09:00–12:00 and 13:00–18:00: `PBH` of sla.md. */
const office = ['09:00-12:00', '13:00-18:00'];
export const BUSINESS_HOURS = {
  week: { mon: office, tue: office, wed: office, thu: office, fri: office },
};

/** `10:30` on Monday the 23rd of November 2026 in Shanghai; `Tue 10:30` and so on in that week and the next. */
export const at = (text: string): string => {
  const [time = '', name = 'Mon'] = text.split(' ').reverse();
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun', 'Mon+7', 'Tue+7', 'Wed+7'];
  const day = String(23 + days.indexOf(name)).padStart(2, '0');
  const seconds = time.length === 5 ? ':00' : '';
  return day > '30'
    ? `2026-12-${String(Number(day) - 30).padStart(2, '0')}T${time}${seconds}+08:00`
    : `2026-11-${day}T${time}${seconds}+08:00`;
};

export type Step = [when: string, act: string, more?: Record<string, unknown>];

/** Steps as events of a simulator case. */
export const steps = (...list: Step[]): Record<string, unknown>[] =>
  list.map(([when, act, more]) => ({ at: at(when), do: act, ...more }));

/** Runs a case that must not be refused. */
export const run = (given: Record<string, unknown>): PrintedLedger => {
  const result = simulate(given);
  if ('faults' in result) throw new Error(result.faults.join('\n'));
  return result;
};

/** The one clock of a metric and cycle, as printed. */
export const printedClock = ({ clocks }: PrintedLedger, metric: Metric, cycle = 1) => {
  const found = clocks.filter((clock) => clock.metric === metric && clock.cycle === cycle);
  if (found.length !== 1) throw new Error(`${found.length} clocks of ${metric} ${cycle}`);
  return found[0]!;
};

/** What was announced, `metric threshold at`; skipped ones in brackets. */
export const announced = ({ fired }: PrintedLedger): string[] =>
  fired.map(({ at: when, metric, cycle, threshold, skipped }) => {
    const text = `${when.slice(5, 19).replace('T', ' ')} ${metric}${cycle > 1 ? `#${cycle}` : ''} ${threshold}`;
    return skipped ? `(${text})` : text;
  });

export const events = (...list: Step[]): SlaEvent[] => steps(...list).map((one) => slaEventSchema.parse(one));

/** The ledger of steps, at a moment of the same week. */
export const clocksAt = (
  now: string,
  list: Step[],
  {
    policy = {},
    calendar = '24x7' as CalendarSpec,
  }: { policy?: Partial<Policy>; calendar?: CalendarSpec } = {},
): Clock[] =>
  ledger(
    events(...list),
    { policy: { ...DEFAULT_POLICY, ...policy }, calendar, zone: 'Asia/Shanghai' },
    new Date(at(now)),
  );
