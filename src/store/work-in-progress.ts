import type { Intent } from '../domain/record/outbox.js';
import type { Recorded } from '../domain/record/record.js';
import type { Owing, Records } from './records.js';

/** Records of long work: `workingSince` is there while any is left, and indexed. */
export const WITH_WORK_LEFT = { workingSince: { $gt: new Date(0) } };

/** Ids of those with work left, the longest waiting first. */
export const unfinishedOf = <R extends Recorded>(records: Records<R>, limit: number): Promise<string[]> =>
  records.ids(WITH_WORK_LEFT, { sort: { workingSince: 1 }, limit });

/** A step of long work: nobody's act, known by how far the work had come. */
export const workOf = ({ id, version }: Recorded, intents: readonly Intent[], now: Date): Owing => ({
  intents,
  cause: `${id}:${version + 1}`,
  now,
});
