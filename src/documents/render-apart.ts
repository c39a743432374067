import { fork, type ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DocumentFault } from './fault.js';
import type { FormOrder } from './forms/form-file.js';
import type { Lines, RegisterOrder } from './forms/register-order.js';
import type { Asked, Rendered } from './render-process.js';
import type { ReportFiles, ReportOrder } from './weekly-report-files.js';
import { MINUTE_MS } from '../domain/time/units.js';

/** Beside this file, compiled or not as it is. */
const PROCESS = fileURLToPath(new URL(`./render-process${extname(import.meta.url)}`, import.meta.url));
const LONGEST_MS = MINUTE_MS;
/** A register is made as quickly as its requests are read. */
const LONGEST_REGISTER_MS = 600_000;

/** Tests run the sources: they make forms, which are quick, where they are asked for, and not in a hundred processes. */
const isCompiled = (): boolean => PROCESS.endsWith('.js');

/**
 * Makes the weekly report's files in a process of their own, so that the bot stays small and answers meanwhile.
 * @throws DocumentFault when they cannot be made, or not within a minute
 */
export async function weeklyReportFilesApart(order: ReportOrder): Promise<ReportFiles> {
  const { chart, pdf } = await answered(started(LONGEST_MS), { report: order });
  return { chart: chart!, pdf: pdf! };
}

/**
 * Makes a form of one request in a process of its own.
 * @throws DocumentFault the same
 */
export async function formFileApart(order: FormOrder): Promise<Buffer> {
  if (!isCompiled()) return Buffer.from(await (await import('./forms/form-file.js')).formFile(order));
  const { file } = await answered(started(LONGEST_MS), { form: order });
  return Buffer.from(file!);
}

/**
 * Makes several forms of one request, in one process of their own.
 * @returns a file for each, in order
 * @throws DocumentFault the same
 */
export async function formFilesApart(orders: readonly FormOrder[]): Promise<Buffer[]> {
  if (!isCompiled()) {
    const { formFile } = await import('./forms/form-file.js');
    const made: Buffer[] = [];
    for (const order of orders) made.push(Buffer.from(await formFile(order)));
    return made;
  }
  const files = await answered(started(LONGEST_MS), { forms: orders });
  return orders.map((_order, index) => Buffer.from(files[index]!));
}

/**
 * Makes a register in a process of its own, which is given lines as it wants them.
 * @throws DocumentFault when it cannot be made, or not within ten minutes; and what reading the lines throws
 */
export async function registerFileApart(order: RegisterOrder, lines: Lines): Promise<Buffer> {
  if (!isCompiled())
    return Buffer.from(await (await import('./forms/form-file.js')).registerFile(order, lines));
  const child = started(LONGEST_REGISTER_MS);
  const source = lines[Symbol.asyncIterator]();
  const failed = new Promise<never>((_resolve, reject) => {
    child.on('message', (message: Asked) => {
      if (!('wants' in message)) return;
      source.next().then(
        ({ value, done }) => void child.send({ lines: done ? undefined : value }, () => undefined),
        (error: unknown) => {
          child.kill();
          reject(error as Error);
        },
      );
    });
  });
  const { file } = await Promise.race([answered(child, { register: order }), failed]);
  return Buffer.from(file!);
}

const started = (timeout: number): ChildProcess =>
  fork(PROCESS, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'], timeout });

async function answered(child: ChildProcess, order: object): Promise<Record<string, Uint8Array>> {
  const rendered = await new Promise<Rendered>((resolve) => {
    child.on('message', (message: Asked) => {
      if (!('wants' in message)) resolve(message);
    });
    child.once('error', (error) => resolve({ failed: error.message }));
    child.once('exit', (code, signal) =>
      resolve({ failed: `the rendering process ended (${signal ?? code})` }),
    );
    child.send(order);
  });
  if ('failed' in rendered) throw new DocumentFault('not-rendered', rendered.failed);
  return rendered.files;
}
