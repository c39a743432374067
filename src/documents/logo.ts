import type { Logo } from '../domain/settings/letterhead.js';
import { DocumentFault } from './fault.js';
import type { OpensImages } from './pdf/sheet.js';
import { pngOf } from './resvg.js';

/** Drawn 140 points wide at most, which is this many dots at 600 to the inch. */
const WIDTH = 1200;

/**
 * A logo as a PNG that can be set into a PDF.
 * @throws DocumentFault `logo-unreadable` when it cannot be drawn
 */
export async function logoPng({ type, bytes }: Logo): Promise<Buffer> {
  try {
    if (type === 'png') {
      const { default: PDFDocument } = await import('pdfkit');
      const png = Buffer.from(bytes);
      (new PDFDocument() as unknown as OpensImages).openImage(png);
      return png;
    }
    return await pngOf(Buffer.from(bytes).toString('utf8'), { fitTo: { mode: 'width', value: WIDTH } });
  } catch (cause) {
    throw new DocumentFault(
      'logo-unreadable',
      `The logo is no ${type.toUpperCase()} that can be drawn`,
      cause,
    );
  }
}
