import { setTimeout } from 'node:timers/promises';
import { countMoves, type Counted } from '../../count-moves.js';
import type { Settings } from '../../domain/settings/settings.js';
import { intend } from '../../domain/terms/intend.js';
import type { Tally } from '../../domain/terms/tally.js';
import { reportFault } from '../../observability/faults.js';
import type { SlackContext } from '../context.js';
import type { Effect } from '../modals/reach.js';

/** How often the figures of a long count are shown. */
const SHOW_EVERY_MS = 3_000;
/** Slack may still be putting up the modal that a submission was answered with. */
const SETTLED_MS = 300;
/** The modal was closed, or shows something newer. */
const GONE = ['not_found', 'hash_conflict'];

interface Asked {
  readonly by: string;
  readonly cause: string;
  /** As they would be saved. */
  readonly settings: Settings;
  readonly reach: { readonly policies: readonly string[]; readonly calendars: readonly string[] };
}

/**
 * Counts as long as whoever has submitted can be let wait, so that most are answered with the figures.
 * @returns nothing when it takes longer
 */
export async function countAtOnce(
  context: SlackContext,
  asked: Asked,
  mostMs: number,
): Promise<Tally | undefined> {
  const end = performance.now() + mostMs;
  let whole;
  for await (const { tally } of counting(context, asked)) {
    whole = tally;
    if (performance.now() > end) return undefined;
  }
  return whole;
}

/**
 * Counts what a change would do to the open requests, and shows in its modal how far it has come from time to time.
 * @param show puts the figures into the modal; gives its hash, and takes that of the modal it replaces
 * @param keep the whole tally; says whether it is still wanted
 */
export async function countEffect(
  context: SlackContext,
  asked: Asked,
  show: (effect: Effect, hash?: string) => Promise<string | undefined>,
  keep: (tally: Tally) => Promise<boolean> = () => Promise.resolve(true),
): Promise<void> {
  await setTimeout(SETTLED_MS);
  try {
    // From here on the modal's hash is known: figures never take the place of something newer.
    let hash = await show('counting');
    let lastShown = performance.now();
    let whole;
    for await (const part of counting(context, asked)) {
      whole = part.tally;
      if (performance.now() - lastShown < SHOW_EVERY_MS) continue;
      hash = await show({ soFar: part.soFar, total: part.total }, hash);
      lastShown = performance.now();
    }
    if (whole && (await keep(whole))) await show({ counted: whole }, hash);
  } catch (error) {
    if (!GONE.includes((error as { data?: { error?: string } }).data?.error ?? '')) throw error;
  }
}

function counting(
  { clock, log, tickets, contracts }: SlackContext,
  { by, cause, settings, reach }: Asked,
): AsyncGenerator<Counted> {
  const nobody = { id: by, name: '', roles: [] };
  const intention = intend(nobody, { cause, at: clock() }, settings, reach);
  const failed = (id: string, error: unknown) => void reportFault(log, error, `effect on ${id}`);
  return countMoves(intention, settings, { tickets, contracts, clock, failed });
}
