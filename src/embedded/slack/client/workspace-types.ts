/** The shapes of the embedded workspace's person interface, as far as tests read them. */

export type Json = Record<string, unknown>;

export interface Message {
  ts: string;
  channel?: string;
  thread_ts?: string;
  user?: string;
  bot_id?: string;
  text: string;
  blocks?: Json[];
  files?: (Json & { id: string; name: string; mimetype: string; size: number })[];
  reactions?: { name: string; users: string[]; count: number }[];
  edited?: { user: string; ts: string };
  metadata?: Json;
  reply_count?: number;
  subtype?: string;
  only_you?: boolean;
  /** Why Slack has notified the person who looks at it. */
  notified?: 'direct' | 'mention' | 'thread' | 'channel';
}

/** A message, and everybody whom Slack has notified of it, by name. */
export interface MessageNotified extends Message {
  channel: string;
  to: { name: string; because: NonNullable<Message['notified']> }[];
}

export interface View {
  id: string;
  type: 'modal' | 'home';
  callback_id: string;
  private_metadata: string;
  title?: { text: string } | null;
  submit?: { text: string } | null;
  close?: { text: string } | null;
  blocks: Json[];
  hash: string;
  state: { values: Record<string, Record<string, Json>> };
  errors?: Record<string, string>;
}

export interface Delivery {
  id: string;
  status: string;
  ack_ms: number;
}

export interface Submitted {
  result: 'closed' | 'updated' | 'pushed' | 'errors';
  errors?: Record<string, string>;
  checked_by?: 'client' | 'bot';
  delivery?: Delivery;
}

export interface Option {
  text: { text: string };
  value: string;
}

export interface ChannelSeen {
  id: string;
  name: string;
  is_im: boolean;
  is_private: boolean;
  is_ext_shared: boolean;
  is_member: boolean;
  user?: string;
  unread: number;
  latest: string | null;
}

export interface CallSeen {
  seq: number;
  at: number;
  method: string;
  args: Json;
  ok: boolean;
  error?: string;
  detail?: string;
  status: number;
  fault?: string;
  ms: number;
}

export interface DeliverySeen {
  id: string;
  seq: number;
  at: number;
  type: string;
  name: string;
  via: 'http' | 'socket' | 'none';
  attempt: number;
  status: string;
  http_status?: number;
  ack_ms?: number;
  payload: Json;
  response?: unknown;
}
