/**
 * A fault is something outside that failed (Slack, the database, the network). It is thrown, caught in one
 * place (`observability/faults.ts`), and the person reads a sentence with its reference.
 */
export class Fault extends Error {
  constructor(
    readonly code: 'store-unavailable' | 'slack-unavailable' | 'archive-unavailable' | 'conflict',
    readonly retry: boolean,
    options?: { cause?: unknown; detail?: string },
  ) {
    super(options?.detail ?? code, { cause: options?.cause });
    this.name = 'Fault';
  }
}
