/** What every kind of record has: its key in the store, and how often it has been changed since it was made. */
export interface Recorded {
  readonly id: string;
  readonly version: number;
}
