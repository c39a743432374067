import type { Zone } from '../time/zone.js';
import type { Layer } from './rota.js';
import { WEEKDAYS, weekdayIndex } from './windows.js';
import { DAY_MS, MINUTE_MS } from '../time/units.js';

/** One person's turn in a layer: which in the count, and `[from, to)` in milliseconds since 1970. */
export interface Turn {
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

/** `HH:mm` as minutes since midnight. */
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const wallOf = (day: string, time: string): number =>
  Date.parse(`${day}T00:00:00Z`) + minutesOf(time) * MINUTE_MS;

/**
 * Handovers are moments of the wall clock. The first turn is the one that would be under way when the layer begins,
 * counted from the handover before: it is cut at the layer's beginning, all later ones are whole.
 */
function grid({ from, handover }: Layer): { begins: number; anchor: number; length: number } {
  const begins = wallOf(from.day, from.time);
  const at = minutesOf(handover.at) * MINUTE_MS;
  let day = Math.floor(begins / DAY_MS);
  if (day * DAY_MS + at > begins) day -= 1;
  if (handover.unit === 'weeks') {
    day -= (weekdayIndex(day) - WEEKDAYS.indexOf(handover.weekday) + 7) % 7;
  }
  const days = handover.unit === 'weeks' ? 7 * handover.every : handover.every;
  return { begins, anchor: day * DAY_MS + at, length: days * DAY_MS };
}

/** @returns the turn of a layer that holds an instant, undefined before the layer begins */
export function turnAt(layer: Layer, zone: Zone, at: number): Turn | undefined {
  const { begins, anchor, length } = grid(layer);
  const first = zone.toInstant(begins);
  if (at < first) return undefined;
  const startOf = (number: number) => zone.toInstant(anchor + number * length);
  let number = Math.floor((at + zone.offsetAt(at) - anchor) / length);
  // The wall clock goes back and jumps: what it shows at `at` may be one turn off.
  while (number > 0 && startOf(number) > at) number -= 1;
  while (startOf(number + 1) <= at) number += 1;
  return { number, from: Math.max(first, startOf(number)), to: startOf(number + 1) };
}

/** The instants of `[from, to)` at which a turn begins; a turn lasts a day at least, so their number is bounded. */
export function turnStarts(layer: Layer, zone: Zone, from: number, to: number): number[] {
  const starts: number[] = [];
  const begins = zone.toInstant(grid(layer).begins);
  for (let at = Math.max(from, begins); at < to;) {
    const turn = turnAt(layer, zone, at)!;
    if (turn.from >= from) starts.push(turn.from);
    at = turn.to;
  }
  return starts;
}
