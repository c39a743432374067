/** An answer under way, and the one that is to follow it. */
interface Asking<T> {
  readonly now: Promise<T>;
  next?: Promise<T>;
}

/**
 * Asks a question for all who want its answer at the same time. Whoever asks while an answer is under way shares the next
 * one with all others who do, so that many acts at once cost a few round trips; it is asked for after they have asked, and so nobody
 * reads what was before their own act.
 */
export class SharedNext<T> {
  private readonly asking = new Map<string, Asking<T>>();

  /** @param key of the question; the same key is the same question */
  async ask(key: string, ask: () => Promise<T>): Promise<T> {
    const under = this.asking.get(key);
    if (!under) return this.begin(key, ask);
    const begin = () => this.begin(key, ask);
    under.next ??= under.now.then(begin, begin);
    return under.next;
  }

  private begin(key: string, ask: () => Promise<T>): Promise<T> {
    const asking: Asking<T> = { now: ask() };
    this.asking.set(key, asking);
    const over = () => {
      if (this.asking.get(key) === asking && !asking.next) this.asking.delete(key);
    };
    asking.now.then(over, over);
    return asking.now;
  }
}
