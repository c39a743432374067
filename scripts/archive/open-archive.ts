import { z } from 'zod';
import { openPlace, type Place } from '../../src/archive/place.js';
import { environmentSchema } from '../../src/config.js';
import { BundleMarks } from '../../src/store/bundle-marks.js';
import { defineModels } from '../../src/store/models.js';
import { SealStore } from '../../src/store/seals.js';
import { connectToDesk } from '../settings/open-desk.js';
import { Stopped } from '../settings/terminal.js';

const { shape } = environmentSchema;
const placeSchema = z.object({
  ARCHIVE_URL: shape.ARCHIVE_URL,
  ARCHIVE_S3_ENDPOINT: shape.ARCHIVE_S3_ENDPOINT,
  ARCHIVE_S3_REGION: shape.ARCHIVE_S3_REGION,
  ARCHIVE_S3_KEY_ID: shape.ARCHIVE_S3_KEY_ID,
  ARCHIVE_S3_SECRET: shape.ARCHIVE_S3_SECRET,
  ARCHIVE_KEEP_YEARS: shape.ARCHIVE_KEEP_YEARS,
});

/** The archive that the bots write to. @throws Stopped when the environment names none */
export async function openArchive(
  env: NodeJS.ProcessEnv,
): Promise<{ readonly place: Place; readonly years: number | undefined }> {
  const given = Object.entries(env).filter(([key, value]) => key in placeSchema.shape && value !== '');
  const read = placeSchema.safeParse(Object.fromEntries(given));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Stopped(2, `${issue!.path.join('.')} ${issue!.message}`);
  }
  const place = await openPlace(read.data);
  if (!place)
    throw new Stopped(2, 'ARCHIVE_URL is missing: set it, here or in .env, to where the bots write bundles');
  return { place, years: read.data.ARCHIVE_KEEP_YEARS };
}

/** The database that the bots use, with what of it concerns bundles. */
export interface Requests {
  readonly marks: BundleMarks;
  readonly seals: SealStore;
  close(): Promise<void>;
}

/** @throws Stopped when it is not named, or not reached */
export async function openRequests(env: NodeJS.ProcessEnv): Promise<Requests> {
  const { connection } = await connectToDesk(env);
  const models = defineModels(connection);
  return {
    marks: new BundleMarks(models.tickets),
    seals: new SealStore(models),
    close: () => connection.close(),
  };
}
