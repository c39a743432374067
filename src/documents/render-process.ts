import type { RegisterLine } from '../domain/forms/register.js';
import type { FormOrder } from './forms/form-file.js';
import type { RegisterOrder } from './forms/register-order.js';
import type { ReportOrder } from './weekly-report-files.js';

/** What comes back to render-apart.ts: the files, or why there are none. */
export type Rendered = { readonly files: Record<string, Uint8Array> } | { readonly failed: string };
/** What is said meanwhile: more lines of a register are wanted. */
export type Asked = Rendered | { readonly wants: 'lines' };

type Given =
  | { readonly report: ReportOrder }
  | { readonly form: FormOrder }
  | { readonly forms: readonly FormOrder[] }
  | { readonly register: RegisterOrder }
  | { readonly lines: readonly RegisterLine[] | undefined };

// A process of its own for one order: libraries and fonts take some 150 MB and half a second of processor, which
// the bot would otherwise keep, and stand still for.
let take: (lines: readonly RegisterLine[] | undefined) => void = () => undefined;
process.on('message', (given: Given) => {
  if ('lines' in given) return take(given.lines);
  const answer = (rendered: Rendered) => process.send?.(rendered, () => process.disconnect());
  files(given).then(
    (made) => answer({ files: made }),
    (error: unknown) => answer({ failed: (error as Error).message }),
  );
});

async function files(given: Exclude<Given, { lines: unknown }>): Promise<Record<string, Uint8Array>> {
  if ('report' in given) {
    const { weeklyReportFiles } = await import('./weekly-report-files.js');
    return { ...(await weeklyReportFiles(given.report)) };
  }
  const { formFile, registerFile } = await import('./forms/form-file.js');
  if ('forms' in given) {
    const made: Record<string, Uint8Array> = {};
    for (const [index, order] of given.forms.entries()) made[index] = await formFile(order);
    return made;
  }
  return { file: await ('form' in given ? formFile(given.form) : registerFile(given.register, wanted())) };
}

async function* wanted(): AsyncGenerator<readonly RegisterLine[]> {
  for (;;) {
    const given = new Promise<readonly RegisterLine[] | undefined>((resolve) => (take = resolve));
    process.send?.({ wants: 'lines' } satisfies Asked);
    const lines = await given;
    if (!lines) return;
    yield lines;
  }
}
