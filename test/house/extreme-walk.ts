import { BEGINNING } from '../../src/domain/audit/round.js';

const FROM = new Date('2026-11-23T02:00:00Z');
/** How far the auditor's walk over all chains has come. */
export const WALK = {
  round: { startedAt: FROM, place: BEGINNING, walked: 123_456, total: 1_234_567 },
  pastRound: { startedAt: FROM, walked: 123_000, endedAt: FROM },
};

export const NO_ARCHIVE = { configured: false, owed: 10_000, without: 9 };
export const archived = (without: number) => ({ configured: true, owed: 0, without });
