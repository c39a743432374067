import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as Library from '@resvg/resvg-wasm';
import { FONT_FAMILY, fontBytes } from './fonts.js';

let started: Promise<typeof Library> | undefined;

/**
 * An SVG as a PNG, its text in the font of all documents: charts (R17) and logos. resvg is loaded by the first picture.
 * @throws a `DocumentFault` when the font is missing, else what resvg says of an SVG that it cannot read
 */
export async function pngOf(
  svg: string,
  options: Omit<Library.ResvgRenderOptions, 'font'> = {},
): Promise<Buffer> {
  const { regular, bold } = await fontBytes();
  const { Resvg } = await resvg();
  // Given as bytes: from its file, resvg would read all of a font for each glyph that it draws.
  const font = { fontBuffers: [regular, bold], defaultFontFamily: FONT_FAMILY };
  const drawing = new Resvg(svg, { ...options, font });
  try {
    const image = drawing.render();
    try {
      return Buffer.from(image.asPng());
    } finally {
      image.free();
    }
  } finally {
    drawing.free();
  }
}

/** resvg, started once in a process. */
export function resvg(): Promise<typeof Library> {
  started ??= start().catch((fault: unknown) => {
    started = undefined;
    throw fault;
  });
  return started;
}

async function start() {
  const library = await import('@resvg/resvg-wasm');
  const program = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  await library.initWasm(await readFile(program));
  return library;
}
