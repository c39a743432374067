import fc from 'fast-check';
import { ledger } from '../../../src/domain/sla/clock.js';
import { slaEventSchema } from '../../../src/domain/sla/events.js';
import { DEFAULT_POLICY } from '../../../src/domain/sla/policy.js';
import { BUSINESS_HOURS, run } from './desk.js';
import { moment, RECEIPT } from './histories.js';
import { minutesOf, openMinutes } from './oracle.js';

const TARGET = 120;
const LAST = 3 * 1440;
const wall = minutesOf('Asia/Shanghai', new Date(RECEIPT), LAST + 7 * 1440);
const officeOpen = openMinutes({ holidays: [], workdays: [], days: {}, ...BUSINESS_HOURS }, wall);
const alwaysOpen = wall.map(() => true);

type Act =
  | { do: 'wait'; reason: string }
  | { do: 'resume' | 'resolve' | 'refuse' | 'confirm' }
  | { do: 'reclassify'; targets: { repair: number } };

interface Expected {
  state: string;
  due: number;
  breached: number | undefined;
  stopped: number | undefined;
  worked: number;
  paused: number;
  /** `minute threshold`, a skipped one in brackets. */
  fired: string[];
}

const WARN_AT = [0.5, 1, 1.5];

/** The repair clock told minute by minute, as a person with a stopwatch would: no spans, no arithmetic on intervals. */
const stopwatch = (
  acts: Map<number, Act>,
  now: number,
  open: boolean[],
  isDown: (minute: number) => boolean = () => false,
): Expected => {
  const fired = new Map<number, string>();
  let [target, allowance, worked, paused] = [TARGET, TARGET, 0, 0];
  let [waiting, deciding, confirmed] = [false, false, false];
  let breached: number | undefined;
  let stopped: number | undefined;
  let decidingMinutes = 0;
  const workedAt: number[] = [];
  const standing: boolean[] = [];
  for (let minute = 0; ; minute++) {
    const act = acts.get(minute);
    if (act?.do === 'wait' && !deciding) waiting = true;
    if (act?.do === 'resume') waiting = false;
    if (act?.do === 'resolve' && !deciding) {
      [deciding, waiting, stopped, decidingMinutes] = [true, false, minute, 0];
    }
    if (act?.do === 'confirm' && deciding) confirmed = true;
    if (act?.do === 'refuse' && !confirmed) {
      if (deciding) paused += decidingMinutes;
      [deciding, waiting, stopped] = [false, false, undefined];
    }
    if (act?.do === 'reclassify' && !deciding) {
      const fresh = act.targets.repair;
      if (fresh < target) allowance = Math.min(allowance, worked + fresh);
      if (fresh > target) allowance = fresh;
      if (workedAt.some((count, earlier) => count >= allowance && !standing[earlier])) breached ??= minute;
    }
    if (act?.do === 'reclassify') target = act.targets.repair;
    workedAt.push(worked);
    standing.push(waiting || deciding);
    if (!waiting && !deciding && worked >= allowance) breached ??= minute;
    if (!isDown(minute)) {
      // Held at the very due time is held in time; a warning is passed when its time has run, held then or not.
      const reached = (threshold: number): boolean =>
        workedAt.some((count, earlier) => {
          const inTime = threshold === 1 ? standing[earlier] : earlier >= (stopped ?? Infinity);
          return count >= threshold * allowance && !inTime;
        });
      const gone = stopped !== undefined && breached === undefined;
      const passed = WARN_AT.filter((one) => !gone && ((breached !== undefined && one <= 1) || reached(one)));
      const highest = Math.max(...fired.keys(), ...passed);
      for (const threshold of passed.filter((one) => !fired.has(one))) {
        fired.set(threshold, threshold < highest ? `(${minute} ${threshold})` : `${minute} ${threshold}`);
      }
    }
    if (minute === now) break;
    if (!open[minute]) continue;
    if (deciding) decidingMinutes += 1;
    else if (waiting) paused += 1;
    else worked += 1;
  }
  if (stopped !== undefined) standing[stopped] = false;
  let due = workedAt.findIndex((count, minute) => count >= allowance && !standing[minute]);
  if (due < 0) {
    due = stopped ?? now;
    for (let left = allowance - worked; left > 0; due++) if (open[due]) left -= 1;
  }
  const state =
    breached !== undefined ? 'breached' : stopped !== undefined ? 'met' : waiting ? 'paused' : 'running';
  return { state, due, breached, stopped, worked, paused, fired: [...fired.values()] };
};

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.constant<Act>({ do: 'wait', reason: 'asked' }),
  fc.constantFrom<Act>({ do: 'resume' }, { do: 'resolve' }, { do: 'refuse' }, { do: 'confirm' }),
  fc.constantFrom(30, 60, 240, 600).map((repair): Act => ({ do: 'reclassify', targets: { repair } })),
);
const minute = fc.oneof(
  fc.integer({ min: 1, max: 720 }),
  fc.integer({ min: 1, max: LAST }),
  fc.integer({ min: 1, max: 48 }).map((n) => n * 30),
);

describe('the repair clock agrees with a stopwatch', () => {
  it.each([
    ['round the clock', '24x7' as const, alwaysOpen],
    ['in business hours', BUSINESS_HOURS, officeOpen],
  ])('%s', (_, calendar, open) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(minute, act), { maxLength: 8 }), minute, (list, now) => {
        const acts = new Map(list);
        const events = [
          { do: 'register', at: moment(0) },
          ...[...acts].map(([at, fields]) => ({ at: moment(at), ...fields })),
        ].map((event) => slaEventSchema.parse(event));
        const policy = { ...DEFAULT_POLICY, targets: { repair: TARGET }, maxPauseMinutes: 100_000 };
        const [clock] = ledger(events, { policy, calendar, zone: 'Asia/Shanghai' }, moment(now));
        const expected = stopwatch(acts, now, open);
        const instant = (at: number | undefined): Date | undefined =>
          at === undefined ? undefined : moment(at);
        expect(clock).toMatchObject({
          state: expected.state,
          dueAt: instant(expected.due),
          workedMinutes: expected.worked,
          pausedMinutes: expected.paused,
        });
        expect(clock!.breachedAt).toEqual(instant(expected.breached));
        expect(clock!.stoppedAt).toEqual(instant(expected.stopped));
      }),
      { numRuns: 250 },
    );
  });

  it.each([
    ['round the clock', '24x7' as const, alwaysOpen],
    ['in business hours', BUSINESS_HOURS, officeOpen],
  ])('and so does what the simulator fires, down-time included, %s', (_, calendar, open) => {
    // Even minutes, so that half a target is a whole minute.
    const day = fc.integer({ min: 1, max: 400 }).map((n) => 2 * n);
    fc.assert(
      fc.property(fc.array(fc.tuple(day, act), { maxLength: 6 }), day, day, day, (list, now, a, b) => {
        const acts = new Map(list);
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const result = run({
          calendar,
          targets: { repair: TARGET },
          warnAt: WARN_AT,
          events: [
            { do: 'register', at: moment(0) },
            ...[...acts].map(([at, fields]) => ({ at: moment(at), ...fields })),
          ],
          downtime: [{ from: moment(from), to: moment(to) }],
          until: moment(now),
        });
        const expected = stopwatch(acts, now, open, (at) => from <= at && at < to).fired;
        const fired = result.fired.map(({ at, threshold, skipped }) => {
          const text = `${(Date.parse(at) - RECEIPT) / 60_000} ${threshold}`;
          return skipped ? `(${text})` : text;
        });
        expect(fired).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });
});
