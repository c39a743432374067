import type { SlaEvent } from './events.js';
import type { Metric } from './terms.js';

interface Move {
  metric: Metric;
  /** The place in the history of the event that stopped the clock, as was first believed. */
  index: number;
  to: Date;
  startedAt: Date;
}

/** An event of the history, or the true stop of a clock that a correction speaks of. */
type Told = { event: SlaEvent; index: number } | { move: Move; source: SlaEvent };

/** Where corrections put the ends of clocks (rule 8: a corrected fact rescinds a breach visibly). */
export class StopMoves {
  private readonly moves: Move[] = [];

  /** The metric's clock, stopped by the event at `index`, was really stopped at `to`. The last word on it counts. */
  add(move: Move): void {
    const earlier = this.moves.findIndex(
      ({ metric, index }) => metric === move.metric && index === move.index,
    );
    if (earlier >= 0) this.moves.splice(earlier, 1);
    this.moves.push(move);
  }

  /** Whether the event at `index` no longer stops the metric's clock: it was corrected, or lies before the true stop. */
  moved(metric: Metric, at: Date, index: number): boolean {
    return this.moves.some(
      (move) => move.metric === metric && (move.index === index || (index > move.index && at < move.to)),
    );
  }

  /** Puts the true stops among the events: each at its time, before what happened at the same instant. */
  merge(events: readonly SlaEvent[]): Told[] {
    const told = events.map((event, index) => ({ at: event.at, item: { event, index } as Told }));
    for (const move of this.moves) {
      const source = events[move.index];
      if (!source) continue;
      // A stop that lies before its clock's start comes right after what started the clock.
      const early = move.to <= move.startedAt;
      const next = told.findIndex(({ at }) => (early ? at > move.startedAt : at >= move.to));
      const at = early ? move.startedAt : move.to;
      told.splice(next < 0 ? told.length : next, 0, { at, item: { move, source } });
    }
    return told.map(({ item }) => item);
  }
}
