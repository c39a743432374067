import type { Log } from '../observability/log.js';

/** Longest wait for whoever listens. */
const ANSWER_MS = 5_000;

/**
 * Tells a watcher outside that the desk is alive; a watcher that hears nothing raises the alarm. A beat that fails is
 * logged and no more. The address is a secret of the deployment: it stands in no log.
 */
export async function beat(url: string, log: Log): Promise<void> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) });
    await response.body?.cancel();
    if (!response.ok) log.warn({ status: response.status }, 'heartbeat refused');
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    log.warn({ error: cause?.code ?? name }, 'heartbeat not heard');
  }
}
