import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DocumentFault } from './fault.js';
import type { Rendered } from './render-process.js';
import type { ReportFiles, ReportOrder } from './weekly-report-files.js';

const PROCESS = fileURLToPath(new URL('./render-process.js', import.meta.url));
const LONGEST_MS = 60_000;

/**
 * Makes the weekly report's files in a process of their own, so that the bot stays small and answers meanwhile.
 * @throws DocumentFault when they cannot be made, or not within a minute
 */
export async function weeklyReportFilesApart(order: ReportOrder): Promise<ReportFiles> {
  // Tests run the sources, of which there is no compiled process.
  if (!existsSync(PROCESS)) return (await import('./weekly-report-files.js')).weeklyReportFiles(order);
  const child = fork(PROCESS, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    timeout: LONGEST_MS,
  });
  const rendered = await new Promise<Rendered>((resolve) => {
    child.once('message', (message) => resolve(message as Rendered));
    child.once('error', (error) => resolve({ failed: error.message }));
    child.once('exit', (code, signal) =>
      resolve({ failed: `the rendering process ended (${signal ?? code})` }),
    );
    child.send(order);
  });
  if ('failed' in rendered) throw new DocumentFault('not-rendered', rendered.failed);
  return rendered;
}
