import { weeklyReportFiles, type ReportOrder } from './weekly-report-files.js';

/** What comes back to render-apart.ts: the files, or why there are none. */
export type Rendered = { chart: Uint8Array; pdf: Uint8Array } | { failed: string };

// A process of its own for one order: libraries and fonts take some 150 MB and half a second of processor, which
// the bot would otherwise keep, and stand still for.
process.once('message', (order: ReportOrder) => {
  const answer = (rendered: Rendered) => process.send?.(rendered, () => process.disconnect());
  weeklyReportFiles(order).then(answer, (error: unknown) => answer({ failed: (error as Error).message }));
});
