import { createContext, useContext } from 'react';
import type { Place } from '../text/moments.js';
import type { Texts } from '../texts.js';
import { post, Refused } from './api.js';
import type { ChannelShown, Json, Offered, Offers, PersonSeen, TeamSeen } from './shapes.js';

/** All that one window knows of the workspace, seen by the person it belongs to. */
export interface Workspace {
  readonly me: PersonSeen;
  readonly bot: PersonSeen | undefined;
  readonly people: ReadonlyMap<string, PersonSeen>;
  readonly teams: ReadonlyMap<string, TeamSeen>;
  readonly offers: Offers;
  readonly offered: Offered;
  readonly texts: Texts;
  /** Language and zone of the person. */
  readonly moments: Place;
  /** Does something as this person; a refusal throws. */
  perform(path: string, body: Json): Promise<Json>;
  /** Shows for a while what went wrong. */
  complain(error: unknown): void;
  openThread(channel: string, ts: string | undefined): void;
}

export const WorkspaceContext = createContext<Workspace | undefined>(undefined);

/** Apart from the rest, because it changes with every message: what is drawn a thousand times does not look at it. */
export const ChannelsContext = createContext<readonly ChannelShown[]>([]);

export const useChannels = (): readonly ChannelShown[] => useContext(ChannelsContext);

export function useWorkspace(): Workspace {
  const found = useContext(WorkspaceContext);
  if (!found) throw new Error('There is no workspace around this');
  return found;
}

export const performAs =
  (as: string) =>
  (path: string, body: Json): Promise<Json> =>
    post(`_person/${path}`, { as, ...body });

/** A refusal in words for the person; what is unknown is shown as Slack's code. */
export function wordsOf(error: unknown, texts: Texts): string {
  if (!(error instanceof Refused)) return error instanceof TypeError ? texts.lost : String(error);
  if (error.code === 'operation_timeout') return texts.timedOut;
  if (error.code === 'messages_tab_read_only') return texts.readOnly;
  return texts.refused(error.detail ? `${error.code} (${error.detail})` : error.code);
}

/** How a conversation is called: `#renhe-service`, or the person at the other end. */
export function nameOf(channel: ChannelShown, people: ReadonlyMap<string, PersonSeen>): string {
  if (!channel.is_im) return channel.name;
  return people.get(channel.user ?? '')?.real_name ?? channel.name;
}

export const labelOf = (channel: ChannelShown, people: ReadonlyMap<string, PersonSeen>): string =>
  `${channel.is_im ? '' : '#'}${nameOf(channel, people)}`;
