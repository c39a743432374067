/** A wall clock's reading: a calendar day `YYYY-MM-DD` and minutes since its midnight. */
export interface WallTime {
  day: string;
  minutes: number;
}

const MINUTE = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of `zone` written as if it were UTC, in milliseconds; throws a `RangeError` for an unknown zone. */
function wallMillis(instant: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** What the wall clock in an IANA zone shows at an instant, to the minute. */
export function wallTimeOf(instant: Date, zone: string): WallTime {
  const wall = new Date(wallMillis(instant.getTime(), zone));
  return { day: wall.toISOString().slice(0, 10), minutes: wall.getUTCHours() * 60 + wall.getUTCMinutes() };
}

/**
 * The instant at which the wall clock in an IANA zone shows a day and time. A time that the clock
 * shows twice (autumn) gives the first; one that it leaps over (spring) gives the end of the leap.
 */
export function instantOf({ day, minutes }: WallTime, zone: string): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE;
  // The offset changes at most once within a day of the wanted time, so the two offsets about it are all there are.
  const offsets = [wanted - 24 * 60 * MINUTE, wanted + 24 * 60 * MINUTE].map(
    (near) => wallMillis(near, zone) - near,
  );
  const candidates = offsets.map((offset) => wanted - offset).sort((a, b) => a - b);
  const exact = candidates.find((candidate) => wallMillis(candidate, zone) === wanted);
  if (exact !== undefined) return new Date(exact);
  return new Date(endOfLeap(candidates, wanted, zone));
}

/** The first minute between the two candidates at which the wall clock is past the time it never showed. */
function endOfLeap(candidates: number[], wanted: number, zone: string): number {
  let [before = wanted, after = wanted] = candidates;
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / MINUTE / 2) * MINUTE;
    if (wallMillis(middle, zone) < wanted) before = middle;
    else after = middle;
  }
  return after;
}
