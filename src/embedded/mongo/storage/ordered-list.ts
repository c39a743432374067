const CHUNK = 256;

/**
 * A sorted list in chunks: binary search for the chunk, then within it, so that an insertion moves at most a chunk
 * and not the whole list. Items must be distinct under `order`.
 */
export class OrderedList<T> {
  private chunks: T[][] = [];

  constructor(private readonly order: (a: T, b: T) => number) {}

  insert(item: T): void {
    const at = Math.max(
      0,
      this.chunkBefore((other) => this.order(other, item)),
    );
    const chunk = this.chunks[at];
    if (!chunk) {
      this.chunks.push([item]);
      return;
    }
    chunk.splice(
      this.placeIn(chunk, (other) => this.order(other, item)),
      0,
      item,
    );
    if (chunk.length > CHUNK * 2) this.chunks.splice(at + 1, 0, chunk.splice(CHUNK));
  }

  remove(item: T): void {
    const at = this.chunkBefore((other) => this.order(other, item));
    const chunk = this.chunks[at];
    if (!chunk) return;
    const place = this.placeIn(chunk, (other) => this.order(other, item));
    if (place >= chunk.length || this.order(chunk[place]!, item) !== 0) return;
    chunk.splice(place, 1);
    if (chunk.length === 0) this.chunks.splice(at, 1);
  }

  /** Items whose `position` is 0, where it tells below (-1), within (0) or above (1) a range. Not to be changed meanwhile. */
  *within(position: (item: T) => number, reverse = false): Generator<T> {
    if (reverse) {
      let { chunk, place } = this.seek((item) => position(item) <= 0);
      for (;;) {
        place -= 1;
        while (place < 0) {
          chunk -= 1;
          if (chunk < 0) return;
          place = this.chunks[chunk]!.length - 1;
        }
        const item = this.chunks[chunk]![place]!;
        if (position(item) !== 0) return;
        yield item;
      }
    }
    let { chunk, place } = this.seek((item) => position(item) < 0);
    for (; chunk < this.chunks.length; chunk += 1, place = 0) {
      const items = this.chunks[chunk]!;
      for (; place < items.length; place += 1) {
        if (position(items[place]!) !== 0) return;
        yield items[place]!;
      }
    }
  }

  /** How many items `within` would give, without walking them. */
  count(position: (item: T) => number): number {
    return this.rank((item) => position(item) <= 0) - this.rank((item) => position(item) < 0);
  }

  /** The first item within the range. */
  first(position: (item: T) => number): T | undefined {
    const { chunk, place } = this.seek((item) => position(item) < 0);
    const item = this.chunks[chunk]?.[place];
    return item !== undefined && position(item) === 0 ? item : undefined;
  }

  private rank(before: (item: T) => boolean): number {
    const { chunk, place } = this.seek(before);
    let rank = place;
    for (let i = 0; i < chunk; i += 1) rank += this.chunks[i]!.length;
    return rank;
  }

  /** Where the first item is that is not `before`; past the end when all are. */
  private seek(before: (item: T) => boolean): { chunk: number; place: number } {
    const order = (item: T) => (before(item) ? -1 : 0);
    const chunk = Math.max(0, this.chunkBefore(order));
    const items = this.chunks[chunk];
    if (!items) return { chunk: 0, place: 0 };
    const place = this.placeIn(items, order);
    return place < items.length ? { chunk, place } : { chunk: chunk + 1, place: 0 };
  }

  /** The first chunk whose last item is not before the place, or else the last chunk; -1 when there is none. */
  private chunkBefore(order: (item: T) => number): number {
    let low = 0;
    let high = this.chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (order(this.chunks[middle]![this.chunks[middle]!.length - 1]!) < 0) low = middle + 1;
      else high = middle;
    }
    return Math.min(low, this.chunks.length - 1);
  }

  private placeIn(chunk: T[], order: (item: T) => number): number {
    let low = 0;
    let high = chunk.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (order(chunk[middle]!) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
