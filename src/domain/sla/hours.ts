/** Opening hours of one day: minutes of the wall clock, `[open, close)`; a night's `close` lies beyond 1440. */
export interface Hours {
  open: number;
  close: number;
}

const DAY_MINUTES = 1440;
const INTERVAL = /^\s*(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})\s*$/;

/**
 * Reads `"09:00-12:00"`. One whose end is not after its start runs over midnight (`22:00-06:00`; `00:00-00:00`
 * and `09:00-09:00` are a whole day). `24:00` may only close. Gives undefined for anything else.
 */
export const readHours = (text: string): Hours | undefined => {
  const match = INTERVAL.exec(text);
  if (!match) return undefined;
  const [openHour = 0, openMinute = 0, closeHour = 0, closeMinute = 0] = match.slice(1).map(Number);
  if (openMinute > 59 || closeMinute > 59) return undefined;
  const open = openHour * 60 + openMinute;
  const close = closeHour * 60 + closeMinute;
  if (open >= DAY_MINUTES || close > DAY_MINUTES) return undefined;
  return { open, close: close > open ? close : close + DAY_MINUTES };
};

/** Whether two of the intervals, which all open on one day, share a minute. Touching is not overlapping. */
export const overlapWithin = (day: readonly Hours[]): boolean => {
  const sorted = [...day].sort((a, b) => a.open - b.open);
  return sorted.some((hours, i) => i > 0 && hours.open < (sorted[i - 1]?.close ?? 0));
};

/** Whether a night of one day runs into the hours of the next. */
export const overlapAcross = (day: readonly Hours[], next: readonly Hours[]): boolean =>
  day.some(({ close }) => next.some(({ open }) => open + DAY_MINUTES < close));
