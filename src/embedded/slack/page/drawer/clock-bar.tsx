import type { ClockSeen } from '../../types.js';
import { useWorkspace } from '../data/workspace.js';
import { fullTimeOf, timeWithSecondsOf } from '../text/moments.js';

/** One promise: how much of the time it allows has run, and what is left. */
export function ClockBar({ clock }: { clock: ClockSeen }) {
  const { texts, moments } = useWorkspace();
  const { metric, cycle, state, open, allowedMinutes, workedMinutes, warnAt } = clock;
  const used = allowedMinutes > 0 ? workedMinutes / allowedMinutes : 1;
  const percent = Math.min(100, Math.round(used * 1000) / 10);
  const name = `${texts.metrics[metric] ?? metric}${cycle > 1 ? ` #${cycle}` : ''}`;
  const left = allowedMinutes - workedMinutes;
  const due = new Date(clock.dueAt);
  const words = !open
    ? timeWithSecondsOf(moments, new Date(clock.stoppedAt ?? clock.dueAt))
    : left >= 0
      ? texts.left(lasting(left, texts))
      : texts.over(lasting(-left, texts));
  return (
    <div className="clock" data-state={state} data-open={open || undefined}>
      <p>
        <b>{name}</b> <span className="state">{texts.clockStates[state]}</span>
        <span className="grow" />
        <span className="ms">{words}</span>
      </p>
      <div
        className="bar"
        role="meter"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={`${texts.clockStates[state]}, ${words}`}
      >
        <span className="fill" style={{ width: `${percent}%` }} />
        {warnAt
          .filter((at) => at < 1)
          .map((at) => (
            <span key={at} className="mark" style={{ left: `${at * 100}%` }} />
          ))}
      </div>
      <p className="quiet small">
        <time title={fullTimeOf(moments, due)}>{texts.dueAt(timeWithSecondsOf(moments, due))}</time>
        {clock.pausedMinutes > 0 && <> · {texts.pausedFor(lasting(clock.pausedMinutes, texts))}</>}
        {' · '}
        {texts.allows(lasting(allowedMinutes, texts))}
      </p>
    </div>
  );
}

type Units = Pick<ReturnType<typeof useWorkspace>['texts'], 'hours' | 'minutes' | 'seconds'>;

/** `1 h 05 min`, `12 min`, `45 s`: as exact as somebody who waits wants it. */
function lasting(minutes: number, { hours, minutes: inMinutes, seconds }: Units): string {
  const whole = Math.round(minutes * 60);
  if (whole < 120) return seconds(whole);
  const all = Math.floor(whole / 60);
  if (all < 60) return inMinutes(all);
  return [hours(Math.floor(all / 60)), ...(all % 60 > 0 ? [inMinutes(all % 60)] : [])].join(' ');
}
