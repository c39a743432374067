import type { ChannelSeen, Json, Message, View } from '../../client/workspace-types.js';

export type { Json };

/** What `/_person/people` tells of somebody. */
export interface PersonSeen {
  id: string;
  name: string;
  real_name: string;
  title: string;
  team: string;
  locale: string;
  tz: string;
  is_external: boolean;
  is_bot: boolean;
}

export interface TeamSeen {
  id: string;
  name: string;
}

export interface ChannelShown extends ChannelSeen {
  is_archived: boolean;
  topic: string;
  members: number;
  teams: string[];
}

export interface FileShown extends Json {
  id: string;
  name: string;
  mimetype: string;
  size: number;
}

export interface MessageShown extends Omit<Message, 'files'> {
  files?: FileShown[];
  reply_users?: string[];
  latest_reply?: string;
  pinned_to?: string[];
  hidden?: boolean;
}

export interface ViewShown extends View {
  previous_view_id?: string | null;
  submit_disabled?: boolean;
}

export interface Offers {
  commands: { command: string; description?: string; usage_hint?: string }[];
  shortcuts: { name: string; type: 'global' | 'message'; callback_id: string; description?: string }[];
}

/** What whoever started the workspace lets the page offer. */
export interface Offered {
  backstage: boolean;
  reset: boolean;
}

export interface TextObject {
  type: string;
  text: string;
  emoji?: boolean;
}

export interface OptionShown {
  text: TextObject;
  value: string;
  description?: TextObject;
  url?: string;
}

export interface OptionGroup {
  label?: TextObject;
  options: OptionShown[];
}

/** The text of a text object; of anything else nothing. */
export const textOf = (value: unknown): string => {
  const text = (value as { text?: unknown } | null | undefined)?.text;
  return typeof text === 'string' ? text : '';
};
