import { TimestampSource, directId, newId, seconds } from '../ids.js';
import type {
  Channel,
  Message,
  SeedTeam,
  SeedUsergroup,
  StoredFile,
  User,
  View,
  WorkspaceSeed,
} from '../types.js';
import type { AppIdentity } from './app-identity.js';
import { Changes } from './changes.js';
import { ConversationLog } from './conversation-log.js';

/** What the workspace keeps, and the questions everybody asks of it. What changes it stands in the files beside. */
export class Workspace {
  readonly teams = new Map<string, SeedTeam>();
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  readonly files = new Map<string, StoredFile>();
  readonly homes = new Map<string, View>();
  readonly usergroups: SeedUsergroup[] = [];
  readonly changes = new Changes();
  readonly clock = new TimestampSource();
  private logs = new Map<string, ConversationLog>();

  constructor(
    readonly app: AppIdentity,
    seed: WorkspaceSeed,
  ) {
    this.fill(seed);
  }

  /** Forgets everything that was said and done, and begins as a seed says; time goes on. */
  beginAnew(seed: WorkspaceSeed): void {
    for (const kept of [this.teams, this.users, this.channels, this.files, this.homes, this.logs])
      kept.clear();
    this.usergroups.length = 0;
    this.fill(seed);
  }

  private fill(seed: WorkspaceSeed): void {
    const { app } = this;
    for (const team of seed.teams) this.teams.set(team.id, team);
    for (const user of seed.users) this.users.set(user.id, { locale: 'en-US', tz: 'Asia/Shanghai', ...user });
    this.users.set(app.botUserId, {
      id: app.botUserId,
      team: app.teamId,
      name: app.userName,
      real_name: app.name,
      locale: 'en-US',
      tz: 'America/Los_Angeles',
      is_bot: true,
    });
    this.usergroups.push(...(seed.usergroups ?? []).map((group) => ({ ...group })));
    for (const channel of seed.channels) {
      const members = channel.bot === false ? channel.members : [...channel.members, app.botUserId];
      this.addChannel({
        id: channel.id,
        name: channel.name,
        team: channel.team ?? app.teamId,
        shared_with: channel.shared_with ?? [],
        is_private: channel.is_private ?? false,
        members: [...new Set(members)],
        topic: channel.topic ?? '',
        purpose: channel.purpose ?? '',
        creator: channel.members[0] ?? app.botUserId,
      });
    }
  }

  addChannel(given: Partial<Channel> & { id: string; name: string; members: string[] }): Channel {
    const channel: Channel = {
      team: this.app.teamId,
      shared_with: [],
      is_private: false,
      is_im: false,
      is_mpim: false,
      is_archived: false,
      topic: '',
      purpose: '',
      creator: given.members[0] ?? '',
      created: seconds(),
      pins: [],
      last_read: {},
      ...given,
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  log(channelId: string): ConversationLog {
    let log = this.logs.get(channelId);
    if (!log) this.logs.set(channelId, (log = new ConversationLog()));
    return log;
  }

  message(channelId: string, ts: string): Message | undefined {
    return this.logs.get(channelId)?.get(ts);
  }

  /** A person by id or name. */
  person(idOrName: string): User | undefined {
    const bare = idOrName.replace(/^@/, '');
    return this.users.get(bare) ?? [...this.users.values()].find((user) => user.name === bare);
  }

  /** A conversation by id, by name, or by the user whose direct conversation with `viewer` it is. */
  conversation(given: string, viewer: string): Channel | undefined {
    const bare = given.replace(/^[#@]/, '');
    const direct = this.channels.get(bare);
    if (direct) return direct;
    const named = [...this.channels.values()].find((channel) => !channel.is_im && channel.name === bare);
    if (named) return named;
    const user = this.person(bare);
    return user && user.id !== viewer ? this.openDirect(viewer, [user.id]) : undefined;
  }

  /** The direct conversation of `viewer` with `others`, made when it is not there. Its id follows from its members. */
  openDirect(viewer: string, others: string[]): Channel {
    const members = [...new Set([viewer, ...others])].sort();
    const isMpim = members.length > 2;
    const id = directId(members);
    const existing = this.channels.get(id);
    if (existing) return existing;
    const names = members.map((member) => this.users.get(member)?.name ?? member);
    const channel = this.addChannel({
      id,
      name: isMpim ? `mpdm-${names.join('--')}-1` : '',
      is_im: !isMpim,
      is_mpim: isMpim,
      is_private: true,
      members,
      creator: viewer,
    });
    this.changes.add('channel_created', { channel: id });
    return channel;
  }

  isMember(channel: Channel, userId: string): boolean {
    return channel.members.includes(userId);
  }

  /** Whether a person can look into a conversation: members, and everybody of its team when it is public (guests excepted). */
  canSee(channel: Channel, userId: string): boolean {
    if (this.isMember(channel, userId)) return true;
    const user = this.users.get(userId);
    if (!user || channel.is_private || user.is_restricted || user.is_ultra_restricted) return false;
    return this.teamsOf(channel).includes(user.team);
  }

  /** All teams that take part in a conversation. */
  teamsOf(channel: Channel): string[] {
    const own =
      channel.is_im || channel.is_mpim ? channel.members.map((m) => this.users.get(m)?.team ?? '') : [];
    return [...new Set([channel.team, ...channel.shared_with, ...own])].filter(Boolean);
  }

  isShared(channel: Channel): boolean {
    return this.teamsOf(channel).length > 1;
  }

  /** Whether a person belongs to another workspace than the app. */
  isExternal(userId: string): boolean {
    return this.users.get(userId)?.team !== this.app.teamId;
  }

  /** Whether the bot may know of a person: colleagues, and people of other workspaces while a channel is shared with them. */
  isReachable(userId: string): boolean {
    if (!this.isExternal(userId)) return this.users.has(userId);
    const { botUserId } = this.app;
    return [...this.channels.values()].some(
      (each) => !each.is_im && this.isMember(each, userId) && this.isMember(each, botUserId),
    );
  }

  bot(): User {
    return this.users.get(this.app.botUserId)!;
  }

  /** Gives a conversation another id; its messages stay. */
  rename(channel: Channel, id: string): string {
    const log = this.log(channel.id);
    this.channels.delete(channel.id);
    this.logs.delete(channel.id);
    channel.id = id;
    this.channels.set(id, channel);
    this.logs.set(id, log);
    return id;
  }

  newChannelId(isPrivate: boolean): string {
    return newId(isPrivate ? 'G' : 'C');
  }
}
