import { open, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { DocumentFault } from './fault.js';

/** The family that every document is set in; it holds Chinese and Latin. */
export const FONT_FAMILY = 'Noto Sans SC';

/** The files of the two weights, as paths. */
export interface FontFiles {
  regular: string;
  bold: string;
}

const PACKAGE = '@expo-google-fonts/noto-sans-sc';
const WEIGHTS: FontFiles = {
  regular: `${PACKAGE}/400Regular/NotoSansSC_400Regular.ttf`,
  bold: `${PACKAGE}/700Bold/NotoSansSC_700Bold.ttf`,
};

let installed: Promise<FontFiles> | undefined;

/** The installed font's files, looked for once. Throws a `DocumentFault` that says what is missing or unreadable. */
export function fontFiles(): Promise<FontFiles> {
  installed ??= locateFonts(createRequire(import.meta.url).resolve).catch((fault: unknown) => {
    installed = undefined;
    throw fault;
  });
  return installed;
}

/**
 * Finds both weights by `resolve` (module path → file path) and checks that they are TrueType. Checked here because
 * neither renderer complains: with a wrong path or WOFF2, resvg draws no text and pdfkit blank pages.
 */
export async function locateFonts(resolve: (modulePath: string) => string): Promise<FontFiles> {
  const [regular, bold] = await Promise.all([
    locate(WEIGHTS.regular, resolve),
    locate(WEIGHTS.bold, resolve),
  ]);
  return { regular, bold };
}

let bytes: WeakRef<{ regular: Buffer; bold: Buffer }> | undefined;

/** The bytes of both weights (10.5 MB each), shared while something uses them and given back to the system after. */
export async function fontBytes(): Promise<{ regular: Buffer; bold: Buffer }> {
  const held = bytes?.deref();
  if (held) return held;
  const files = await fontFiles();
  const [regular, bold] = await Promise.all([readFile(files.regular), readFile(files.bold)]);
  const read = { regular, bold };
  bytes = new WeakRef(read);
  return read;
}

async function locate(modulePath: string, resolve: (modulePath: string) => string): Promise<string> {
  let path: string;
  try {
    path = resolve(modulePath);
  } catch (cause) {
    throw new DocumentFault('font-missing', `Font ${modulePath} is not installed: run npm ci`, cause);
  }
  const signature = await readSignature(path).catch((cause: unknown) => {
    throw new DocumentFault('font-missing', `Font ${path} cannot be read: run npm ci`, cause);
  });
  // 0x00010000 begins a TrueType file (OpenType spec, "Organization of an OpenType Font").
  if (signature !== '00010000') {
    throw new DocumentFault(
      'font-unreadable',
      `Font ${path} is not a TrueType file (it starts with ${signature})`,
    );
  }
  return path;
}

async function readSignature(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString('hex', 0, bytesRead);
  } finally {
    await file.close();
  }
}
