import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from './root.js';

export interface BotProcess {
  readonly port: number;
  readonly pid: number;
  /** Resolves with the exit status when it has ended. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

/**
 * Runs the bot itself, unchanged, as a process of its own, and waits until it says that it is ready.
 * @param onLine its further log lines
 * @throws with what it said when it ends before
 */
export async function startBotProcess(
  env: Record<string, string>,
  onLine: (line: string) => void,
): Promise<BotProcess> {
  const child = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'dist', 'src', 'main.js')], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A group of its own: Ctrl-C reaches us, and we stop things in order.
    detached: true,
  });
  const said: string[] = [];
  child.stderr!.setEncoding('utf8').on('data', (text: string) => said.push(text));
  createInterface(child.stdout!).on('line', onLine);
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  const ready = new Promise<number>((resolve) => {
    child.on('message', (message) => resolve((message as { port: number }).port));
  });
  const port = await Promise.race([
    ready,
    ended.then((code) => {
      throw new Error(said.join('').trim() || `the bot ended with status ${code}`);
    }),
  ]);
  return {
    port,
    pid: child.pid!,
    ended,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
