import { createHash } from 'node:crypto';
import yazl from 'yazl';
import { measured, toFile, type Measured } from './hashing.js';

/** A file of the payload: in memory, or on this machine. */
export type BagFile =
  | { readonly path: string; readonly bytes: Uint8Array }
  | { readonly path: string; readonly file: string; readonly measured: Measured };

export interface Bag {
  /** The one folder in the file. */
  readonly name: string;
  /** Lines of bag-info.txt, in order. */
  readonly info: readonly (readonly [string, string])[];
  /** Below `data/`. */
  readonly files: readonly BagFile[];
  /** What every entry is dated with: the same content is the same file, whenever it is written. */
  readonly at: Date;
}

/**
 * A bag as RFC 8493 has it (BagIt 1.0), in a ZIP that is stored and not compressed: the same bytes whatever compresses, and
 * a byte that a medium loses is one byte of one file.
 * @param target where on this machine it is put
 */
export async function writeBag({ name, info, files, at }: Bag, target: string): Promise<Measured> {
  const sizes = files.map((file) => ('bytes' in file ? measured(file.bytes) : file.measured));
  const manifest = files.map(({ path }, index) => `${sizes[index]!.sha256}  data/${path}\n`).join('');
  const payload = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const lines = [...info, ['Payload-Oxum', `${payload}.${files.length}`] as const];
  const tags = {
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag-info.txt': lines.map(([label, value]) => `${label}: ${inLine(value)}\n`).join(''),
    'manifest-sha256.txt': manifest,
  };
  const tagManifest = Object.entries(tags)
    .map(([path, text]) => `${createHash('sha256').update(text).digest('hex')}  ${path}\n`)
    .join('');
  const zip = new yazl.ZipFile();
  const options = { mtime: asLocal(at), mode: 0o100440, compress: false, forceDosTimestamp: true };
  for (const [path, text] of Object.entries({ ...tags, 'tagmanifest-sha256.txt': tagManifest }))
    zip.addBuffer(Buffer.from(text), `${name}/${path}`, options);
  for (const file of files) {
    const path = `${name}/data/${file.path}`;
    if ('bytes' in file) zip.addBuffer(Buffer.from(file.bytes), path, options);
    else zip.addFile(file.file, path, options);
  }
  const failed = new Promise<never>((_resolve, reject) => zip.on('error', reject));
  zip.end();
  return Promise.race([toFile(zip.outputStream, target), failed]);
}

/** Values of bag-info.txt are one line each. */
const inLine = (value: string): string => value.replace(/\s+/gu, ' ').trim();

/** ZIP has the wall clock's time: UTC is written, whatever the machine's zone. */
const asLocal = (at: Date): Date =>
  new Date(
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  );

/**
 * A name that people gave a file, for a path in a bag: no folders, no control characters, nothing that a manifest or a
 * file system reads otherwise; letters of all languages stay.
 */
export function fileNameInBag(name: string): string {
  const safe = name
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*%\p{Surrogate}]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const letters = Array.from(safe);
  if (letters.length <= LONGEST) return safe || 'file';
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(safe)?.[0] ?? '';
  return letters.slice(0, LONGEST - ending.length).join('') + ending;
}
/** In letters: a Chinese one takes three bytes, and file systems take 255. */
const LONGEST = 60;
