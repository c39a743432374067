import { inflateSync } from 'node:zlib';

/** A run of text as it stands on a page: where it begins, in points from the lower left, and its font. */
export interface PdfText {
  x: number;
  y: number;
  font: string;
  text: string;
}

/** Enough of a PDF to test our own: the text of each page as a reader would copy it, and the embedded fonts. */
export interface PdfContent {
  pages: PdfText[][];
  fonts: { name: string; bytes: number }[];
  creationDate: string;
}

/** Reads a PDF whose streams are deflated and whose text is in fonts with a ToUnicode map, as pdfkit writes them. */
export function readPdf(pdf: Buffer): PdfContent {
  const file = pdf.toString('latin1');
  const objects = readObjects(file);
  const all = [...objects.values()];
  const pagesNode = all.find(({ dictionary }) => /\/Type \/Pages\b/.test(dictionary));
  const info = at(objects, references(/\/Info (\d+ 0 R)/.exec(file)?.[1] ?? '')[0]);
  const kids = references(/\/Kids \[([^\]]*)\]/.exec(pagesNode?.dictionary ?? '')?.[1] ?? '');
  return {
    pages: kids.map((id) => readPage(objects, id)),
    fonts: all.flatMap(({ dictionary }) => readFont(objects, dictionary)),
    creationDate: /^\(D:([^)]*)\)/.exec(referred(objects, info, 'CreationDate').dictionary)?.[1] ?? '',
  };
}

/** All text of a page, run by run. */
export const textOf = (page: PdfText[] | undefined): string =>
  (page ?? []).map(({ text }) => text).join('\n');

interface PdfObject {
  dictionary: string;
  stream: () => string;
}
type Objects = Map<number, PdfObject>;

function readObjects(file: string): Objects {
  const objects: Objects = new Map();
  for (const [, id, body = ''] of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [dictionary = '', raw = ''] = body.split(/\nstream\n/, 2);
    const stream = () =>
      inflateSync(Buffer.from(raw.replace(/\nendstream$/, ''), 'latin1')).toString('latin1');
    objects.set(Number(id), { dictionary, stream });
  }
  return objects;
}

const references = (text: string) => [...text.matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id));

function at(objects: Objects, id: number | undefined): PdfObject {
  const found = id === undefined ? undefined : objects.get(id);
  if (!found) throw new Error(`The PDF has no object ${id}`);
  return found;
}

const referred = (objects: Objects, { dictionary }: PdfObject, key: string) =>
  at(objects, references(new RegExp(`/${key} (\\d+ 0 R)`).exec(dictionary)?.[1] ?? '')[0]);

function readPage(objects: Objects, id: number): PdfText[] {
  const page = at(objects, id);
  const { dictionary: resources } = referred(objects, page, 'Resources');
  const fonts = new Map<string, { name: string; letters: Map<string, string> }>();
  for (const [, key = '', font] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const object = at(objects, Number(font));
    const name = /\/BaseFont \/(\S+)/.exec(object.dictionary)?.[1] ?? '';
    fonts.set(key, { name, letters: readLetters(referred(objects, object, 'ToUnicode').stream()) });
  }
  const runs = /1 0 0 1 (\S+) (\S+) Tm\n\/(F\d+) \S+ Tf\n((?:\[[^\]]*\] TJ\n?|[^\n]* T[cwz]\n)*)/g;
  return [...referred(objects, page, 'Contents').stream().matchAll(runs)].map(
    ([, x, y, key = '', shown = '']) => {
      const { name, letters } = fonts.get(key) ?? { name: '', letters: new Map<string, string>() };
      const glyphs = [...shown.matchAll(/<([0-9a-f]*)>/g)].flatMap(
        ([, hex = '']) => hex.match(/.{4}/g) ?? [],
      );
      return {
        x: Number(x),
        y: Number(y),
        font: name,
        text: glyphs.map((glyph) => letters.get(glyph) ?? '\0').join(''),
      };
    },
  );
}

function readLetters(map: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, first = '0', list = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    for (const [index, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const text = Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');
      letters.set((parseInt(first, 16) + index).toString(16).padStart(4, '0'), text);
    }
  }
  return letters;
}

function readFont(objects: Objects, dictionary: string): PdfContent['fonts'] {
  const name = /\/FontName \/(\S+)/.exec(dictionary)?.[1];
  const file = /\/FontFile2 (\d+) 0 R/.exec(dictionary)?.[1];
  return name && file ? [{ name, bytes: at(objects, Number(file)).stream().length }] : [];
}
