/**
 * What Slack has asked and is still being done, whether it has been acknowledged or not: an orderly stop waits for it
 * before the store closes.
 */
export class UnderWay {
  private readonly works = new Set<Promise<unknown>>();

  /** @returns the same work */
  async track<T>(work: Promise<T>): Promise<T> {
    this.works.add(work);
    try {
      return await work;
    } finally {
      this.works.delete(work);
    }
  }

  /** Ends when nothing is under way any more, however it ended. */
  async ended(): Promise<void> {
    while (this.works.size > 0) await Promise.allSettled(this.works);
  }
}
