import { stream, type Change } from './live.js';

/** Runs once for all windows of the page and hands each change on to every one of them. */
const ports: MessagePort[] = [];
let latest: Change | undefined;
let begun = false;

const worker = self as unknown as { onconnect: (event: MessageEvent) => void };

worker.onconnect = ({ ports: [port] }) => {
  if (!port) return;
  ports.push(port);
  if (latest) port.postMessage(latest);
  port.onmessage = (event: MessageEvent<string>) => {
    if (begun) return;
    begun = true;
    stream(event.data, (change) => {
      if (change.kind === 'connected' || change.kind === 'lost') latest = change;
      for (const each of ports) each.postMessage(change);
    });
  };
};
