/** One change of the workspace, as `/_person/stream` tells it; `connected` and `lost` are about the way to it. */
export interface Change {
  kind: string;
  seq?: number;
  channel?: string;
  ts?: string;
  user?: string;
  refused?: string;
}

type Listener = (change: Change) => void;

const STREAM = '_person/stream';
const listeners = new Set<Listener>();
let started = false;

/** Calls `listener` for every change until the returned function is called. */
export function listen(listener: Listener): () => void {
  listeners.add(listener);
  if (!started) start();
  return () => listeners.delete(listener);
}

const tell: Listener = (change) => {
  for (const listener of [...listeners]) listener(change);
};

/**
 * A browser opens no more than six connections to one address: with a stream for each window, the seventh person would
 * wait for ever. So all windows share one stream where the browser has shared workers.
 */
function start(): void {
  started = true;
  if (typeof SharedWorker === 'undefined') {
    stream(STREAM, tell);
    return;
  }
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), { type: 'module' });
  worker.port.onmessage = (event: MessageEvent<Change>) => tell(event.data);
  worker.port.postMessage(new URL(STREAM, location.href).href);
}

/** Server-sent events; after a break the browser connects again by itself, and everybody has to look anew. */
export function stream(url: string, listener: Listener): void {
  const source = new EventSource(url);
  source.onopen = () => listener({ kind: 'connected' });
  source.onerror = () => listener({ kind: 'lost' });
  source.onmessage = (event: MessageEvent<string>) => listener(JSON.parse(event.data) as Change);
}
