/** How many wait for a bundle, and since when the longest has. */
export interface WaitingBundles {
  waitingSince(before: Date): Promise<{ readonly count: number; readonly since?: Date }>;
}

/** Of several stores together. */
export const allWaiting = (stores: readonly WaitingBundles[]): WaitingBundles => ({
  async waitingSince(before) {
    const found = await Promise.all(stores.map((store) => store.waitingSince(before)));
    const count = found.reduce((sum, one) => sum + one.count, 0);
    const instants = found.flatMap(({ since }) => (since ? [since.getTime()] : []));
    return instants.length > 0 ? { count, since: new Date(Math.min(...instants)) } : { count };
  },
});
