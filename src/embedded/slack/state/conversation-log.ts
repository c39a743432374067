import type { Message } from '../types.js';

/** The messages of one conversation in order of time, found by `ts` and by thread. */
export class ConversationLog {
  private ordered: Message[] = [];
  private byTs = new Map<string, Message>();
  private threads = new Map<string, Message[]>();

  get all(): readonly Message[] {
    return this.ordered;
  }

  get(ts: string): Message | undefined {
    return this.byTs.get(ts);
  }

  add(message: Message): void {
    this.ordered.push(message);
    this.byTs.set(message.ts, message);
    if (message.thread_ts && message.thread_ts !== message.ts) {
      const replies = this.threads.get(message.thread_ts) ?? [];
      replies.push(message);
      this.threads.set(message.thread_ts, replies);
      if (!message.ephemeral_to) this.countReply(message);
    }
  }

  /** Takes over stored messages, whose replies have been counted already. */
  restore(messages: Message[]): void {
    this.ordered = messages;
    for (const message of messages) {
      this.byTs.set(message.ts, message);
      if (!message.thread_ts || message.thread_ts === message.ts) continue;
      const replies = this.threads.get(message.thread_ts) ?? [];
      replies.push(message);
      this.threads.set(message.thread_ts, replies);
    }
  }

  remove(ts: string): Message | undefined {
    const message = this.byTs.get(ts);
    if (!message) return undefined;
    this.byTs.delete(ts);
    this.ordered.splice(this.ordered.indexOf(message), 1);
    const parent = message.thread_ts ? this.byTs.get(message.thread_ts) : undefined;
    const replies = message.thread_ts ? this.threads.get(message.thread_ts) : undefined;
    if (replies?.includes(message)) {
      replies.splice(replies.indexOf(message), 1);
      if (parent && !message.ephemeral_to) parent.reply_count = Math.max(0, (parent.reply_count ?? 1) - 1);
    }
    return message;
  }

  /** The replies to the message `ts`, without the message itself. */
  replies(ts: string): readonly Message[] {
    return this.threads.get(ts) ?? [];
  }

  private countReply(reply: Message): void {
    const parent = this.byTs.get(reply.thread_ts!);
    if (!parent) return;
    parent.thread_ts = parent.ts;
    parent.reply_count = (parent.reply_count ?? 0) + 1;
    parent.latest_reply = reply.ts;
    const author = reply.user ?? reply.bot_id ?? '';
    parent.reply_users = [...new Set([...(parent.reply_users ?? []), author])];
    parent.reply_users_count = parent.reply_users.length;
    if (parent.user) reply.parent_user_id = parent.user;
  }
}
