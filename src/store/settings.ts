import { z } from 'zod';
import type { LetterheadLines, Logo } from '../domain/settings/letterhead.js';
import { DEFAULT_SETTINGS, settingsSchema, type Settings } from '../domain/settings/settings.js';
import { isDuplicateKey, withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';
import { ParsedOnce } from './parsed-once.js';

const KEY = 'desk';
const LOGO = 'logo';
const CARDS = 'cards';
const cardsSchema = z.object({ sources: z.record(z.string(), z.string()) });
const logoSchema = z.object({ type: z.enum(['png', 'svg']), base64: z.string() });

/** The desk's settings: one document, and the company's logo. */
export class SettingsStore {
  private readonly parsed: ParsedOnce<Settings>;

  constructor(private readonly model: StoredModel) {
    this.parsed = new ParsedOnce(model, ([stored]) =>
      stored ? settingsSchema.parse(stored) : DEFAULT_SETTINGS,
    );
  }

  async load(): Promise<Settings> {
    return this.parsed.load({ query: { _id: KEY }, limit: 1 });
  }

  /** The company's logo, if there is one: kept apart, for settings are read at every act. */
  async loadLogo(): Promise<Logo | undefined> {
    const stored = await withStore(() => this.model.findById(LOGO).lean<Stored>());
    if (!stored) return undefined;
    const { type, base64 } = logoSchema.parse(stored);
    return { type, bytes: Buffer.from(base64, 'base64') };
  }

  /** Puts another in its place, or takes it away. */
  async saveLogo(logo: Logo | undefined): Promise<void> {
    await withStore(async () => {
      const key = { _id: LOGO };
      if (!logo) await this.model.collection.deleteOne(key);
      else {
        const $set = { type: logo.type, base64: Buffer.from(logo.bytes).toString('base64') };
        await this.model.collection.updateOne(key, { $set }, { upsert: true });
      }
    });
  }

  /** What pinned cards were made of when it was last seen to that they are looked at (`terms/intake.ts`). */
  async loadCardSources(): Promise<Readonly<Record<string, string>>> {
    const stored = await withStore(() => this.model.findById(CARDS).lean<Stored>());
    return stored ? cardsSchema.parse(stored).sources : {};
  }

  async saveCardSources(sources: Readonly<Record<string, string>>): Promise<void> {
    const update = { $set: { sources } };
    await withStore(() => this.model.collection.updateOne({ _id: CARDS }, update, { upsert: true }));
  }

  /** Company, address, telephone and logo, as documents have them at their head. */
  async letterhead(): Promise<LetterheadLines & { company: string; logo: Logo | undefined }> {
    const [{ companyName, letterhead }, logo] = await Promise.all([this.load(), this.loadLogo()]);
    return { company: companyName, ...letterhead, logo };
  }

  /** @returns false when somebody else has changed the settings since they were loaded */
  async save(before: Settings, after: Settings): Promise<boolean> {
    const next = { ...after, version: before.version + 1 };
    try {
      const result = await withStore(() =>
        this.model.collection.updateOne(
          { _id: KEY, version: before.version },
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
