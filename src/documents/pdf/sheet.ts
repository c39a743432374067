import { setImmediate } from 'node:timers/promises';
import { fontBytes } from '../fonts.js';

/** A4 in points, and what is left of it inside the margins. */
export const PAGE = { width: 595.28, height: 841.89, left: 48, right: 48, top: 56, bottom: 60 };
export const CONTENT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

export const COLORS = {
  ink: '#1f2933',
  grey: '#66727f',
  rule: '#c5ccd3',
  band: '#eef2f5',
  alarm: '#b5442a',
} as const;

export interface TextStyle {
  size?: number;
  bold?: boolean;
  color?: string;
  align?: 'left' | 'center' | 'right';
}

/** What a document says of itself in its file. */
export interface SheetInfo {
  title: string;
  author?: string;
  /** BCP 47 tag. */
  language: string;
  /** The only date in the file, so that the same input gives the same bytes. */
  createdAt: Date;
}

/** What the types of pdfkit leave out. */
export interface OpensImages {
  openImage(source: Buffer): { width: number; height: number };
}

export type Sheet = Awaited<ReturnType<typeof openSheet>>;

/**
 * An A4 document with both weights of the font, written from top to bottom: `y` is where the next thing goes, in
 * points from the top of the page. The font is embedded with only the glyphs used. Throws a `DocumentFault` when
 * the font is missing.
 */
export async function openSheet(info: SheetInfo) {
  const { regular, bold } = await fontBytes();
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    size: 'A4',
    // pdfkit begins a page by itself at its bottom margin; here `need` alone decides, which knows about headers.
    margin: 0,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: info.language,
    displayTitle: true,
    info: {
      Title: info.title,
      ...(info.author && { Author: info.author }),
      Creator: 'Yingda',
      CreationDate: info.createdAt,
    },
  });
  const chunks: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  doc.registerFont('regular', regular);
  doc.registerFont('bold', bold);

  const pick = ({ size = 9, bold: heavy = false, color = COLORS.ink }: TextStyle) =>
    doc
      .font(heavy ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(color);

  const sheet = {
    y: PAGE.top,

    /** Sets text in a column; lines that do not fit its width are broken. Leaves `y` alone. */
    text(content: string, x: number, y: number, width: number, style: TextStyle = {}): void {
      pick(style).text(content, x, y, { width, align: style.align ?? 'left' });
    },

    /** How high, in points, text will stand in a column. */
    heightOf(content: string, width: number, style: TextStyle = {}): number {
      return pick(style).heightOfString(content, { width });
    },

    line(x: number, y: number, width: number, color: string = COLORS.rule, thickness = 0.6): void {
      doc
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(thickness)
        .strokeColor(color)
        .stroke();
    },

    box(x: number, y: number, width: number, height: number, color: string): void {
      doc.rect(x, y, width, height).fill(color);
    },

    /** One line of text that is known to fit; `y` is its top. */
    textLine(content: string, x: number, y: number, style: TextStyle = {}): void {
      pick(style).text(content, x, y, { lineBreak: false });
    },

    /** How wide, in points, text stands on one line. */
    widthOf(content: string, style: TextStyle = {}): number {
      return pick(style).widthOfString(content);
    },

    /** An upright line. */
    upright(x: number, y: number, height: number, color: string = COLORS.rule, thickness = 0.6): void {
      doc
        .moveTo(x, y)
        .lineTo(x, y + height)
        .lineWidth(thickness)
        .strokeColor(color)
        .stroke();
    },

    frame(x: number, y: number, width: number, height: number, color: string, thickness: number): void {
      doc.rect(x, y, width, height).lineWidth(thickness).strokeColor(color).stroke();
    },

    /** Rectangles, each `[x, y, width, height]`, as one figure. */
    figure(rectangles: readonly (readonly [number, number, number, number])[], color: string): void {
      for (const [x, y, width, height] of rectangles) doc.rect(x, y, width, height);
      doc.fill(color);
    },

    /** A PNG no larger than this, its upper left corner here. @returns how wide and how high it stands, in points */
    picture(png: Buffer, x: number, y: number, most: { width: number; height: number }) {
      const { width, height } = (doc as unknown as OpensImages).openImage(png);
      const scale = Math.min(most.width / width, most.height / height);
      const size = { width: width * scale, height: height * scale };
      doc.image(png, x, y, size);
      return size;
    },

    /** How many points are left on this page. */
    room(): number {
      return PAGE.height - PAGE.bottom - sheet.y;
    },

    /** Begins a page unless so many points are left on this one; says whether it did. */
    async need(height: number): Promise<boolean> {
      if (sheet.y + height <= PAGE.height - PAGE.bottom) return false;
      // A page takes tens of milliseconds; other work gets its turn in between.
      await setImmediate();
      doc.addPage();
      sheet.y = PAGE.top;
      return true;
    },

    /** Draws on every page, then gives the file. `page` counts from 1. */
    async finish(everyPage: (page: number, pages: number) => void): Promise<Buffer> {
      const { start, count } = doc.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        doc.switchToPage(start + page);
        everyPage(page + 1, count);
      }
      doc.end();
      return finished;
    },
  };
  return sheet;
}
