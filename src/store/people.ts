import { z } from 'zod';
import {
  DEFAULT_NOTIFY_BY,
  NOTIFY_BY,
  type NotifiedOtherwise,
  type NotifyBy,
} from '../domain/people/notify-by.js';
import { quietHoursSchema, type QuietHours, type QuietHoursOf } from '../domain/people/quiet-hours.js';
import { isZone } from '../domain/time/zone.js';
import { changes, setAndUnset } from './changes.js';
import { withStore } from './faults.js';
import type { Stored, StoredModel } from './models.js';
import { ParsedOnce } from './parsed-once.js';

/** What Slack says about a person, kept so that an answer need not wait for Slack. */
export const profileSchema = z.object({
  id: z.string(),
  teamId: z.string(),
  name: z.string(),
  /** Slack's own word; absent for people of other workspaces. */
  slackLocale: z.string().optional(),
  /** The IANA zone they have set in Slack. */
  zone: z.string().optional(),
  phone: z.string().optional(),
  isAdmin: z.boolean(),
  /** Somebody from outside with an account limited to some channels. */
  isGuest: z.boolean().optional(),
  refreshedAt: z.date(),
  /** Companies in whose channels the person has acted as a customer. */
  customerIds: z.array(z.string()).default([]),
  /** When they want no messages that can wait; the zone is the one of the day on which they said so. */
  quiet: quietHoursSchema.optional(),
  /** How they are told when something is asked of them as a customer; absent for who has not said. */
  notifyBy: z.enum(NOTIFY_BY).optional(),
});
export type Profile = z.infer<typeof profileSchema>;

const notifySchema = z.object({ notifyBy: z.enum(NOTIFY_BY), customerIds: z.array(z.string()).default([]) });

const NOT_SET = new Set(['id', 'customerIds', 'quiet', 'notifyBy']);
const UNKNOWN = Object.fromEntries(Object.keys(profileSchema.shape).map((field) => [field, null]));

/** How people want to be told, by Slack user id. */
export interface Preferences {
  readonly quiet: QuietHoursOf;
  readonly notify: NotifiedOtherwise;
}

export class PeopleStore {
  private readonly profiles: ParsedOnce<Profile | undefined>;
  private readonly said: ParsedOnce<Preferences>;

  constructor(private readonly model: StoredModel) {
    this.profiles = new ParsedOnce(
      model,
      ([stored]) => stored && profileSchema.parse({ ...stored, id: stored._id }),
    );
    this.said = new ParsedOnce(model, preferencesOf);
  }

  async load(id: string): Promise<Profile | undefined> {
    return this.profiles.load({ query: { _id: id }, limit: 1 });
  }

  /** What Slack does not say any more (a phone number) is forgotten; the companies are kept. */
  async save(profile: Profile): Promise<void> {
    const update = setAndUnset(changes<object>(UNKNOWN, profile, NOT_SET));
    await withStore(() => this.model.collection.updateOne({ _id: profile.id }, update, { upsert: true }));
  }

  async setPhone(id: string, phone: string): Promise<void> {
    await withStore(() => this.model.collection.updateOne({ _id: id }, { $set: { phone } }));
  }

  /** What a person has said about their own quiet hours; undefined when they want none. */
  async setQuietHours(id: string, quiet: QuietHours | undefined): Promise<void> {
    const update = quiet ? { $set: { quiet } } : { $unset: { quiet: '' as const } };
    await withStore(() => this.model.collection.updateOne({ _id: id }, update));
  }

  /** Quiet hours of everybody who has some, by Slack user id; in the zone that Slack has them in now. */
  async quietHours(): Promise<QuietHoursOf> {
    return (await this.preferences()).quiet;
  }

  /** What everybody has said about how they are told, in one question. */
  async preferences(): Promise<Preferences> {
    return this.said.load({
      query: { $or: [{ 'quiet.from': { $gt: '' } }, { notifyBy: { $gt: '' } }] },
      fields: { quiet: 1, zone: 1, notifyBy: 1, customerIds: 1 },
    });
  }

  /** How a person is told when something is asked of them as a customer; said again it is the same. */
  async setNotifyBy(id: string, by: NotifyBy): Promise<void> {
    const update =
      by === DEFAULT_NOTIFY_BY ? { $unset: { notifyBy: '' as const } } : { $set: { notifyBy: by } };
    await withStore(() => this.model.collection.updateOne({ _id: id }, update));
  }

  /** The person has acted in a channel of this company. */
  async addCustomer(id: string, customerId: string): Promise<void> {
    await withStore(() =>
      this.model.collection.updateOne({ _id: id }, { $addToSet: { customerIds: customerId } }),
    );
  }
}

const preferencesOf = (found: readonly Stored[]): Preferences => ({
  quiet: Object.fromEntries(found.filter(({ quiet }) => quiet !== undefined).map(quietOf)),
  notify: Object.fromEntries(found.filter(({ notifyBy }) => notifyBy !== undefined).map(notifyOf)),
});

const notifyOf = ({ _id, ...said }: Stored): [string, NotifiedOtherwise[string]] => {
  const { notifyBy, customerIds } = notifySchema.parse(said);
  return [_id, { by: notifyBy, customerIds }];
};

function quietOf({ _id, quiet, zone }: Stored): [string, QuietHours] {
  const said = quietHoursSchema.parse(quiet);
  return [_id, { ...said, zone: isZone(String(zone)) ? String(zone) : said.zone }];
}
