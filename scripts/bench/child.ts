import { fork } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../dev/root.js';

export interface Child<T> {
  readonly told: T;
  stop(): Promise<void>;
}

/**
 * Runs one of the files beside this one as a process of its own, until it tells what it has to tell.
 * @param name without its ending
 * @throws when it ends before
 */
export async function startChild<T>(name: string, env: Record<string, string> = {}): Promise<Child<T>> {
  const child = fork(join(ROOT, 'dist', 'scripts', 'bench', `${name}.js`), {
    env: { ...process.env, ...env },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const told = await Promise.race([
    new Promise<T>((resolve) => child.once('message', (message) => resolve(message as T))),
    ended.then(() => {
      throw new Error(`${name} ended before it was ready`);
    }),
  ]);
  return {
    told,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Told by a child to its parent; it then runs until it is stopped, or until its parent is gone. */
export function tellParent(told: object): void {
  process.send!(told);
  process.once('disconnect', () => process.exit(0));
  process.once('SIGTERM', () => process.exit(0));
}
