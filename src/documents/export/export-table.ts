import type { ExportedRequest } from '../../domain/export/exported-request.js';
import type { RequestExport } from '../../domain/export/request-export.js';
import { legible } from '../../domain/privacy/legible.js';
import { textsIn } from '../../i18n/texts.js';
import { exportColumns } from './columns.js';
import { csvOf } from './csv.js';
import { xlsxOf } from './xlsx.js';

/** An export but for its requests; it can be sent to another process as it is. */
export type ExportLayout = Pick<RequestExport, 'format' | 'locale' | 'zone' | 'audience'>;

/** The file of an export, made while its requests are read. */
export function exportTable(
  { format, locale, zone, audience }: ExportLayout,
  requests: AsyncIterable<ExportedRequest>,
): AsyncIterable<Uint8Array> {
  const { exports: t, privacy } = textsIn(locale);
  const columns = exportColumns(locale, audience, zone);
  const rows = async function* () {
    for await (const request of requests) {
      const shown = legible(request, privacy.erased);
      yield columns.map(({ of }) => of(shown));
    }
  };
  const sheet = { name: t.sheet, zone, columns, rows: rows(), cut: t.cut };
  return format === 'csv' ? csvOf(sheet) : xlsxOf(sheet);
}
