import type { LetterheadLines, Logo } from '../../domain/settings/letterhead.js';
import { logoPng } from '../logo.js';
import type { Letterhead } from '../pdf/letterhead.js';

/** A letterhead as the desk keeps it; it can be sent to another process as it is. */
export interface LetterheadGiven extends LetterheadLines {
  readonly company: string;
  readonly logo?: Logo | undefined;
}

/**
 * The same as it is drawn.
 * @throws DocumentFault `logo-unreadable`
 */
export async function letterheadOf({ company, address, phone, logo }: LetterheadGiven): Promise<Letterhead> {
  const lines = [address, phone].flatMap((line) => (line ? [line] : []));
  return { company, lines, logo: logo && (await logoPng(logo)) };
}
