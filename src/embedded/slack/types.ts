/** The shapes the embedded workspace keeps. Messages, views and files are kept as Slack puts them on the wire. */

import type { KeptBeside } from './state/notifying.js';

export type Json = Record<string, unknown>;

export interface SeedTeam {
  id: string;
  name: string;
  domain: string;
}

export interface SeedUser {
  id: string;
  team: string;
  name: string;
  real_name: string;
  locale?: string;
  tz?: string;
  email?: string;
  title?: string;
  phone?: string;
  is_admin?: boolean;
  is_owner?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
}

export interface SeedChannel {
  id: string;
  name: string;
  is_private?: boolean;
  /** The team that owns it; ours when left out. */
  team?: string;
  /** Other teams that take part (Slack Connect). */
  shared_with?: string[];
  members: string[];
  topic?: string;
  purpose?: string;
  /** False when the bot has not been invited. */
  bot?: boolean;
}

export interface SeedUsergroup {
  id: string;
  handle: string;
  name: string;
  users: string[];
  disabled?: boolean;
}

/** A message that stands in a workspace from its beginning; nobody is told of it. */
export interface SeedMessage {
  /** A channel, or a person: then it stands in their direct conversation with the bot. */
  channel: string;
  ts: string;
  /** Who wrote it; the bot when left out. */
  user?: string;
  text: string;
  blocks?: object[];
  metadata?: Json;
  thread_ts?: string;
  pinned?: boolean;
  reactions?: Reaction[];
  files?: { name: string; title: string; content: Buffer }[];
  /** Not yet seen by anybody. */
  unread?: boolean;
}

export interface WorkspaceSeed {
  teams: SeedTeam[];
  users: SeedUser[];
  channels: SeedChannel[];
  usergroups?: SeedUsergroup[];
  messages?: SeedMessage[];
}

export interface User extends SeedUser {
  locale: string;
  tz: string;
  is_bot?: boolean;
  /** Deactivated: stays known, and is written to in vain. */
  deleted?: boolean;
  /** The word by which direct messages to this person are refused. */
  refuses?: string;
}

export interface Channel {
  id: string;
  name: string;
  team: string;
  shared_with: string[];
  is_private: boolean;
  is_im: boolean;
  is_mpim: boolean;
  is_archived: boolean;
  members: string[];
  topic: string;
  purpose: string;
  creator: string;
  created: number;
  pins: { ts: string; by: string; at: number }[];
  last_read: Record<string, string>;
}

export interface Reaction {
  name: string;
  users: string[];
  count: number;
}

export interface Message extends KeptBeside {
  type: 'message';
  subtype?: string;
  ts: string;
  user?: string;
  bot_id?: string;
  app_id?: string;
  client_msg_id?: string;
  team?: string;
  text: string;
  blocks?: Json[];
  attachments?: Json[];
  metadata?: Json;
  thread_ts?: string;
  parent_user_id?: string;
  reply_count?: number;
  reply_users?: string[];
  reply_users_count?: number;
  latest_reply?: string;
  reactions?: Reaction[];
  files?: Json[];
  edited?: { user: string; ts: string };
  pinned_to?: string[];
  bot_profile?: Json;
}

export interface StoredFile {
  id: string;
  name: string;
  title: string;
  user: string;
  created: number;
  mimetype: string;
  size: number;
  content: string;
  complete: boolean;
  alt_text?: string;
  shares: { channel: string; ts: string }[];
}

export interface View extends Json {
  id: string;
  type: 'modal' | 'home';
  team_id: string;
  app_id: string;
  bot_id: string;
  app_installed_team_id: string;
  callback_id: string;
  external_id: string;
  private_metadata: string;
  blocks: Json[];
  hash: string;
  root_view_id: string;
  previous_view_id: string | null;
  state: { values: StateValues };
  title?: Json;
  submit?: Json | null;
  close?: Json | null;
  clear_on_close: boolean;
  notify_on_close: boolean;
}

/** What stands in the inputs of a view or message: block_id → action_id → value. */
export type StateValues = Record<string, Record<string, Json>>;

export interface Manifest {
  display_information?: { name?: string };
  features?: {
    bot_user?: { display_name?: string };
    slash_commands?: {
      command: string;
      description?: string;
      usage_hint?: string;
      should_escape?: boolean;
    }[];
    shortcuts?: { name: string; type: 'global' | 'message'; callback_id: string; description?: string }[];
    app_home?: {
      home_tab_enabled?: boolean;
      messages_tab_enabled?: boolean;
      messages_tab_read_only_enabled?: boolean;
    };
  };
  oauth_config?: { scopes?: { bot?: string[] } };
  settings?: { event_subscriptions?: { bot_events?: string[] } };
}

export interface EmbeddedSlackOptions {
  port?: number;
  host?: string;
  seed: WorkspaceSeed;
  manifest: Manifest;
  bot: { name: string; userName: string };
  signingSecret?: string;
  /** Where the state is kept between two starts; in memory only when left out. */
  stateFile?: string;
  /** The built page (scripts/prepare.mjs puts it in dist/page); without it only the interfaces are served. */
  pageDir?: string;
  /** Waiting times before the first, second and third repetition of an event, in ms; Slack's own when left out. */
  eventRetryMs?: number[];
  /** How long the bot may take to acknowledge, in ms; 3,000 when left out. */
  ackTimeoutMs?: number;
  /** How long a trigger id is good for, in ms; 3,000 when left out. */
  triggerLifeMs?: number;
  /** Waited for before each call of the bot is looked at, and before each delivery to it. */
  holdUp?: () => Promise<void>;
  /** Answers 429 to more than about one message a second in a channel, and to more than 50 updates a minute in all. */
  rateLimit?: boolean;
  /** What the page may show of what stands behind the bot; nothing when left out. */
  backstage?: Backstage;
  /**
   * Begins everything anew when a person asks for it in the page (`POST /_admin/reset-desk`): whoever started the
   * workspace stops the bot, calls `beginAnew(seed)` of the workspace, empties the database and starts the bot again. Without it no such
   * button is shown.
   */
  onReset?: () => Promise<void>;
}

/** One promise of a request as it stands now; minutes are working minutes. */
export interface ClockSeen {
  metric: string;
  cycle: number;
  state: 'running' | 'warning' | 'breached' | 'paused' | 'met' | 'cancelled';
  /** False when it is over: it was done, or is not owed any more. */
  open: boolean;
  startedAt: string;
  dueAt: string;
  stoppedAt?: string;
  allowedMinutes: number;
  workedMinutes: number;
  pausedMinutes: number;
  /** Fractions of what is allowed at which somebody is told. */
  warnAt: number[];
}

export interface RequestSeen {
  number: string;
  title: string;
  status: string;
}

/** What the database holds and what the bot still has to do, for reading only. No list is longer than 50. */
export interface Backstage {
  /** The newest requests. */
  requests(): Promise<RequestSeen[]>;
  /** What was promised for one of them; nothing when there is none of this number. */
  clocks(number: string): Promise<ClockSeen[] | undefined>;
  /** What is still to be told to Slack, the longest due first. */
  outbox(): Promise<Json[]>;
  jobs(): Promise<Json[]>;
  collections(): Promise<{ name: string; documents: number }[]>;
  /**
   * @param id the beginning of an `_id`; empty for all
   * @param page counted from 0
   */
  documents(name: string, id: string, page: number): Promise<{ documents: Json[]; more: boolean }>;
}

/** A person's or the bot's request that Slack would refuse: `code` as Slack spells it. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly detail?: string,
    readonly extra: Json = {},
  ) {
    super(detail ? `${code}: ${detail}` : code);
  }
}
