import { spawn } from 'node:child_process';
import { root } from './root.mjs';

const PATIENCE_MS = 3_000;

/**
 * Runs a program in the checkout without a keyboard and collects what it prints. Ctrl-C and SIGTERM are handed on
 * to it, and it is waited for, so that the caller can clean up.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, giveUp?: (output: string) => boolean }} [options] with `giveUp`, the program is
 * ended as soon as that says, of all that was printed, that it leads nowhere
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null, output: string, aborted: boolean }>}
 */
export function run(command, args, { env = process.env, giveUp = () => false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let stopped = null;
    let aborted = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output += text;
        if (aborted || !giveUp(output)) return;
        aborted = true;
        child.kill('SIGKILL');
      });
    }
    let patience;
    const forward = (signal) => {
      stopped = signal;
      child.kill(signal);
      // npm lets its requests come to an end first, which may take minutes.
      patience ??= setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    };
    const unhook = () => {
      clearTimeout(patience);
      process.off('SIGINT', forward).off('SIGTERM', forward);
    };
    process.on('SIGINT', forward).on('SIGTERM', forward);
    child.once('error', (error) => {
      unhook();
      reject(error);
    });
    child.once('close', (code, signal) => {
      unhook();
      resolve({ code, signal: stopped ?? signal, output, aborted });
    });
  });
}
