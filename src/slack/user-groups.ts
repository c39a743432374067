import pTimeout from 'p-timeout';
import type { webApi } from '@slack/bolt';
import type { PersonRef } from '../domain/people/person.js';
import { filledFromGroups, type GroupSaid } from '../domain/people/role-groups.js';
import type { Log } from '../observability/log.js';
import type { SettingsStore } from '../store/settings.js';
import { failureOf } from './delivery/failures.js';
import type { Who } from './who.js';

/** A form has to be opened within 3 s of being asked for; the list must not take most of them. */
const LIST_MS = 1_500;

interface Dependencies {
  readonly client: webApi.WebClient;
  readonly settings: SettingsStore;
  readonly who: Pick<Who, 'profile'>;
  readonly log: Log;
}

export interface UserGroup {
  readonly id: string;
  readonly name: string;
}

/** Slack's user groups behind roles: the roster has their members, as far as Slack says (requirement R23's people). */
export class UserGroups {
  private known: UserGroup[] = [];

  constructor(private readonly deps: Dependencies) {}

  /** @returns the workspace's user groups; those known last, or none, when Slack does not say in time */
  async offered(): Promise<UserGroup[]> {
    const listed = this.list().catch((error: unknown) => {
      this.deps.log.warn({ err: error }, 'user groups not listed');
      return this.known;
    });
    return pTimeout(listed, { milliseconds: LIST_MS, fallback: () => this.known });
  }

  private async list(): Promise<UserGroup[]> {
    const { usergroups = [] } = await this.deps.client.usergroups.list({});
    this.known = usergroups.map(({ id = '', handle, name }) => ({ id, name: `@${handle} · ${name}` }));
    return this.known;
  }

  /**
   * Asks Slack who is in the groups of roles and keeps what has changed.
   * @param only a group; all of them without
   * @throws what may pass, after all groups have been asked: they keep the members that were known last
   */
  async refresh(only?: string): Promise<void> {
    const { groups } = await this.deps.settings.load();
    const ids = [...new Set(Object.values(groups))].filter((id) => only === undefined || id === only);
    const said = new Map<string, GroupSaid>();
    const failures: unknown[] = [];
    for (const id of ids) {
      try {
        said.set(id, await this.ask(id));
      } catch (error) {
        failures.push(error);
      }
    }
    await this.keep(said);
    if (failures.length > 0) throw failures[0];
  }

  private async ask(id: string): Promise<GroupSaid> {
    try {
      const { users = [] } = await this.deps.client.usergroups.users.list({ usergroup: id });
      return { members: await this.named(users) };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== 'impossible') throw error;
      this.deps.log.warn({ group: id, error: failure.error }, 'user group not told');
      return { lost: failure.error };
    }
  }

  /** Somebody of whom Slack tells no name is a member all the same. */
  private async named(ids: readonly string[]): Promise<PersonRef[]> {
    const members: PersonRef[] = [];
    for (const id of ids) {
      const profile = await this.deps.who.profile(id).catch((error: unknown) => {
        if (failureOf(error).kind !== 'impossible') throw error;
        return { name: id, teamId: undefined };
      });
      members.push({ id, name: profile.name, ...(profile.teamId ? { teamId: profile.teamId } : {}) });
    }
    return members;
  }

  private async keep(said: ReadonlyMap<string, GroupSaid>): Promise<void> {
    const { settings } = this.deps;
    for (;;) {
      const before = await settings.load();
      const after = filledFromGroups(before, said);
      if (after === before || (await settings.save(before, after))) return;
    }
  }
}
