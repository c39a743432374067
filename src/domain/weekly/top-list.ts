/** The first `limit` of everything added, in the order of `compare`, in memory bounded by `limit`; `total` counts all. */
export function topList<T>(limit: number, compare: (a: T, b: T) => number) {
  const items: T[] = [];
  let total = 0;
  return {
    add(item: T): void {
      total += 1;
      const last = items[limit - 1];
      if (last !== undefined && compare(item, last) >= 0) return;
      let [low, high] = [0, items.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (compare(items[middle] as T, item) <= 0) low = middle + 1;
        else high = middle;
      }
      items.splice(low, 0, item);
      if (items.length > limit) items.pop();
    },
    finish: (): { total: number; items: T[] } => ({ total, items }),
  };
}
