import { outboxEntries, type Intent } from '../domain/record/outbox.js';
import type { WeeklyReport } from '../domain/weekly/weekly-report.js';
import { isDuplicateKey, withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';

/** Weekly reports as they were posted: frozen when they are made, so that a repeated delivery says the same. */
export class WeeklyReports {
  constructor(private readonly model: StoredModel) {}

  /** @returns false when the report of this id was made before */
  async insert(id: string, report: WeeklyReport, intents: readonly Intent[], now: Date): Promise<boolean> {
    try {
      const document = { _id: id, report, version: 1, outbox: outboxEntries(intents, id, now) };
      await withStore(() => this.model.collection.insertOne(document));
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async exists(id: string): Promise<boolean> {
    return (await withStore(() => this.model.exists({ _id: id }))) !== null;
  }

  async load(id: string): Promise<WeeklyReport | undefined> {
    const stored = await withStore(() => this.model.findById(id, { report: 1 }).lean<Stored>());
    return stored?.['report'] as WeeklyReport | undefined;
  }
}
