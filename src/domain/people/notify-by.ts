/**
 * How somebody is told when something is asked of them as a customer: mentioned in the thread where it is asked, or by a direct
 * message. Said by themself.
 */
export const NOTIFY_BY = ['mention', 'direct'] as const;
export type NotifyBy = (typeof NOTIFY_BY)[number];

/** Whoever has said nothing is mentioned. */
export const DEFAULT_NOTIFY_BY: NotifyBy = 'mention';

/** Who has said something else, by Slack user id, with the companies they act for. */
export type NotifiedOtherwise = Readonly<
  Record<string, { readonly by: NotifyBy; readonly customerIds: readonly string[] }>
>;
