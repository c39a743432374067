/** A message as the Events API tells it; only what is used. */
export interface MessageEvent {
  readonly channel: string;
  readonly ts: string;
  readonly user?: string;
  readonly text?: string;
  readonly thread_ts?: string;
  readonly subtype?: string;
  readonly bot_id?: string;
  readonly files?: readonly { readonly id?: string }[];
}
