/** Acts under way, by what they are about. */
const turns = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Acts of this process on one record come one after another: at once they would only make each other decide anew.
 * @param kind of record; its ids are its own
 */
export async function inTurn<T>(kind: object, id: string, act: () => Promise<T>): Promise<T> {
  const ofKind = turns.get(kind) ?? new Map<string, Promise<unknown>>();
  turns.set(kind, ofKind);
  const before = ofKind.get(id) ?? Promise.resolve();
  const turn = before.then(act, act);
  ofKind.set(id, turn);
  try {
    return await turn;
  } finally {
    if (ofKind.get(id) === turn) ofKind.delete(id);
  }
}
