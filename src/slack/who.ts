import type { webApi } from '@slack/bolt';
import { DEFAULT_NOTIFY_BY, type NotifyBy } from '../domain/people/notify-by.js';
import { localeFrom, type Locale, type Person } from '../domain/people/person.js';
import { rolesOf } from '../domain/people/roster.js';
import type { Settings } from '../domain/settings/settings.js';
import { isZone } from '../domain/time/zone.js';
import type { Contracts } from '../store/contracts.js';
import type { PeopleStore, Profile } from '../store/people.js';
import type { SettingsStore } from '../store/settings.js';
import { DAY_MS } from '../domain/time/units.js';

/** How long what Slack said about a person is believed. */
const BELIEVED_MS = DAY_MS;

interface Dependencies {
  readonly client: webApi.WebClient;
  readonly people: PeopleStore;
  readonly settings: SettingsStore;
  readonly contracts: Contracts;
  readonly clock: () => Date;
  /** The workspace in which the app is installed. */
  readonly ownTeamId: () => string;
}

/** Somebody who acts, and the settings they were recognised by. */
export interface Recognised {
  readonly person: Person;
  readonly settings: Settings;
  /** May set the desk up: the role, or an administrator of the workspace while nobody has it (slack.md). */
  readonly mayAdminister: boolean;
  /** A full member of our own workspace whom nobody has given a role. */
  readonly colleague: boolean;
}

/** Languages remembered for telling people of an outage, when the store cannot be asked. */
const MOST_REMEMBERED = 10_000;

/** Who somebody in Slack is to the desk: staff by role, customer by the channel they act in. */
export class Who {
  private readonly locales = new Map<string, Locale>();

  constructor(private readonly deps: Dependencies) {}

  /** @param channel where they act, when they act in a channel */
  async is(userId: string, channel?: string): Promise<Recognised> {
    const { settings: store, contracts } = this.deps;
    const [settings, profile, contract] = await Promise.all([
      store.load(),
      this.profile(userId),
      channel ? contracts.byCustomerChannel(channel) : undefined,
    ]);
    const roles = rolesOf(settings.roster, userId);
    const customerIds = roles.length > 0 ? [] : await this.customersOf(profile, contract?.customerId);
    const external = profile.teamId !== this.deps.ownTeamId();
    const fallback = contract?.locale ?? settings.deskLocale;
    const person: Person = {
      id: userId,
      name: profile.name,
      teamId: profile.teamId,
      locale: localeFrom(profile.slackLocale, fallback),
      roles,
      customerIds,
      external,
    };
    this.remember(userId, person.locale);
    const nobodyYet = (settings.roster.admin ?? []).length === 0;
    return {
      person,
      settings,
      mayAdminister: roles.includes('admin') || (profile.isAdmin && nobodyYet && !external),
      colleague: roles.length === 0 && !external && !profile.isGuest,
    };
  }

  /** The language somebody was last spoken to in; no question asked of anybody. */
  lastLocale(userId: string): Locale {
    return this.locales.get(userId) ?? 'zh-CN';
  }

  private remember(userId: string, locale: Locale): void {
    if (this.locales.size >= MOST_REMEMBERED) this.locales.delete(this.locales.keys().next().value!);
    this.locales.set(userId, locale);
  }

  /** @param fallback of whom Slack does not say it; else the desk's */
  async localeOf(userId: string, fallback?: Locale): Promise<Locale> {
    const [settings, profile] = await Promise.all([this.deps.settings.load(), this.profile(userId)]);
    return localeFrom(profile.slackLocale, fallback ?? settings.deskLocale);
  }

  /** How somebody wants to be told when something is asked of them as a customer; no question asked of Slack. */
  async notifyBy(userId: string): Promise<NotifyBy> {
    return (await this.deps.people.load(userId))?.notifyBy ?? DEFAULT_NOTIFY_BY;
  }

  /** The number somebody gave for themselves, for their next request: of people elsewhere Slack tells us none. */
  async rememberPhone(userId: string, phone: string): Promise<void> {
    const { phone: known } = await this.profile(userId);
    if (known !== phone) await this.deps.people.setPhone(userId, phone);
  }

  /** What Slack says about a person; the stored word when Slack is out of reach. */
  async profile(userId: string): Promise<Profile> {
    const { people, clock } = this.deps;
    const stored = await people.load(userId);
    if (stored && clock().getTime() - stored.refreshedAt.getTime() < BELIEVED_MS) return stored;
    try {
      return {
        phone: stored?.phone,
        ...(await this.ask(userId)),
        customerIds: stored?.customerIds ?? [],
        quiet: stored?.quiet,
        notifyBy: stored?.notifyBy,
      };
    } catch (error) {
      if (stored) return stored;
      throw error;
    }
  }

  private async ask(userId: string): Promise<Profile> {
    const { user } = await this.deps.client.users.info({ user: userId, include_locale: true });
    const profile: Profile = {
      id: userId,
      teamId: user?.team_id ?? this.deps.ownTeamId(),
      name:
        user?.profile?.display_name || user?.real_name || user?.profile?.real_name || user?.name || userId,
      ...(user?.locale ? { slackLocale: user.locale } : {}),
      ...(user?.tz && isZone(user.tz) ? { zone: user.tz } : {}),
      ...(user?.profile?.phone ? { phone: user.profile.phone } : {}),
      isAdmin: Boolean(user?.is_admin || user?.is_owner),
      isGuest: Boolean(user?.is_restricted || user?.is_ultra_restricted),
      refreshedAt: this.deps.clock(),
      customerIds: [],
    };
    await this.deps.people.save(profile);
    return profile;
  }

  /** Acting in a customer's channel, which only its members can, makes somebody that customer's. */
  private async customersOf(profile: Profile, customerId: string | undefined): Promise<string[]> {
    if (!customerId || profile.customerIds.includes(customerId)) return profile.customerIds;
    await this.deps.people.addCustomer(profile.id, customerId);
    return [...profile.customerIds, customerId];
  }
}
