import { DEFAULT_SETTINGS, settingsSchema, type Settings } from '../domain/settings.js';
import { isDuplicateKey, withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';

const KEY = 'desk';

/** The desk's settings: one document. */
export class SettingsStore {
  constructor(private readonly model: StoredModel) {}

  async load(): Promise<Settings> {
    const stored = await withStore(() => this.model.findById(KEY).lean<Stored>());
    return stored ? settingsSchema.parse(stored) : DEFAULT_SETTINGS;
  }

  /** @returns false when somebody else has changed the settings since they were loaded */
  async save(before: Settings, after: Settings): Promise<boolean> {
    const next = { ...after, version: before.version + 1 };
    try {
      const result = await withStore(() =>
        this.model.collection.updateOne(
          { _id: KEY, version: before.version } as never,
          { $set: next },
          { upsert: before.version === 0 },
        ),
      );
      return result.matchedCount + result.upsertedCount === 1;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}
