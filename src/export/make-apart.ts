import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Store } from '../store/connection.js';
import { ExportedTickets } from '../store/exported-tickets.js';
import { makeFile, type FileOrder, type Progress } from './make-file.js';
import type { Given, Told } from './process.js';

const PROCESS = fileURLToPath(new URL('./process.js', import.meta.url));

/** What is told while a file is made. */
export interface Telling {
  readonly progress: (progress: Progress) => void;
  /** A request that could not be read is not in the file. */
  readonly unreadable: (id: string, error: unknown) => void;
}

/** Makes a file; ends with the number of requests in it. */
export type MakeFile = (order: FileOrder, told: Telling, signal: AbortSignal) => Promise<number>;

/**
 * Makes files in a process of their own, which is killed when it is not wanted any more.
 * @param address of the store, for a process that connects to it by itself
 */
export function makingApart(store: Store, address: Given['store']): MakeFile {
  // Tests run the sources, of which there is no compiled process.
  if (!existsSync(PROCESS)) {
    return (order, { progress, unreadable }, signal) =>
      makeFile(order, new ExportedTickets(store.models.tickets, unreadable), progress, signal);
  }
  return (order, told, signal) => {
    const child = fork(PROCESS, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const stop = () => void child.kill('SIGKILL');
    signal.addEventListener('abort', stop, { once: true });
    return new Promise<number>((resolve, reject) => {
      child.on('message', (message: Told) => {
        if ('progress' in message) told.progress(message.progress);
        else if ('unreadable' in message) {
          const { id, path } = message.unreadable;
          told.unreadable(id, new Error(`not readable at ${path}`));
        } else if ('made' in message) resolve(message.made);
        else reject(new Error(message.failed));
      });
      child.once('error', reject);
      child.once('exit', (code, by) => reject(new Error(`the exporting process ended (${by ?? code})`)));
      child.send({ order, store: address } satisfies Given);
    }).finally(() => signal.removeEventListener('abort', stop));
  };
}
