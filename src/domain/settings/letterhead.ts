import { z } from 'zod';

/** What stands at the head of what the company hands over, besides its name and its logo. */
export const letterheadSchema = z.object({
  address: z.string().trim().min(1).max(200).optional(),
  phone: z.string().trim().min(1).max(100).optional(),
});
export type LetterheadLines = z.infer<typeof letterheadSchema>;

/** Of a logo, in bytes: it is read for every document. */
export const LARGEST_LOGO = 512 * 1024;

/** A picture at the head of a document. */
export interface Logo {
  readonly type: 'png' | 'svg';
  readonly bytes: Uint8Array;
}

/**
 * @param bytes a file as somebody gave it
 * @returns the logo, or undefined when it is neither PNG nor SVG
 */
export function readLogo(bytes: Uint8Array): Logo | undefined {
  if (PNG.every((byte, index) => bytes[index] === byte)) return { type: 'png', bytes };
  const head = new TextDecoder().decode(bytes.subarray(0, 4096));
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/.test(
    head.replace(/^\uFEFF/, ''),
  )
    ? { type: 'svg', bytes }
    : undefined;
}
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
