import { Fault } from '../../domain/fault.js';
import type { Intent, OutboxEntry } from '../../domain/record/outbox.js';
import { firstFilled } from '../../domain/people/roster.js';
import type { Page } from '../../domain/ticket/pages.js';
import { textsIn } from '../../i18n/texts.js';
import type { Owed } from '../../store/outboxes.js';
import { section, type Message } from '../messages/blocks.js';
import { digestMessage } from '../messages/digest.js';
import { lanePlace, typed } from '../messages/mrkdwn.js';
import { RENDERERS } from './renderers/by-kind.js';
import type { RenderSources } from './renderers/renderer.js';
import type { Rendered } from './send.js';

export interface Render {
  /** @returns what to send, or undefined when there is nothing left to say */
  (owed: Owed): Promise<Rendered | undefined>;
  /** Pages to one person as one message, in their language. */
  digest(pages: readonly Page[], personId: string): Promise<Rendered>;
  /** Who is told, where, when a message could not be delivered. */
  undeliverable(owed: Owed, error: string): Promise<Intent[]>;
}

/** What an entry says: that something was not delivered, or what the document it stands in says. */
export function renderWith(sources: RenderSources): Render {
  const render = async (owed: Owed): Promise<Rendered | undefined> =>
    owed.entry.message === 'undeliverable' ? notice(owed.entry) : RENDERERS[owed.owner].render(owed, sources);
  return Object.assign(render, {
    digest: async (pages: readonly Page[], personId: string) => ({
      message: digestMessage(pages, await sources.localeOf(personId)),
      channel: personId,
    }),
    undeliverable: (owed: Owed, error: string) => noticesFor(owed, error, sources),
  });
}

function notice(entry: OutboxEntry): Rendered {
  const { number, message, lane, error } = entry.data as Record<
    'number' | 'message' | 'lane' | 'error',
    string
  >;
  const text = textsIn(entry.locale ?? 'zh-CN').undeliverable({
    number: typed(number),
    message,
    lane: lanePlace(lane),
    error: typed(error, 300),
  });
  const rendered: Message = { text, blocks: [section(text)] };
  return { message: rendered, channel: entry.lane };
}

const NOT_INVITED = ['not_in_channel', 'channel_not_found'];

/** The desk is told; when it is the desk that cannot be reached, people are; nobody is told of a lost notice. */
async function noticesFor(owed: Owed, error: string, sources: RenderSources): Promise<Intent[]> {
  const { owner, ownerId, entry } = owed;
  if (entry.message === 'undeliverable') return [];
  // Whoever set the channel up has been told to invite us; then the card is posted.
  if (entry.message === 'intake-card' && NOT_INVITED.includes(error)) return [];
  const instead = await RENDERERS[owner].instead?.(owed, sources).catch(ifReadable);
  if (instead) return [instead];
  const { roster, deskLocale } = await sources.settings();
  const desk = await RENDERERS[owner].deskOf?.(ownerId, sources).catch(ifReadable);
  const data = { number: ownerId, message: entry.message, lane: entry.lane, error };
  const notice = { message: 'undeliverable', data, locale: deskLocale } as const;
  if (desk && desk !== entry.lane) return [{ ...notice, kind: 'post', lane: desk }];
  return firstFilled(roster, ['front-desk', 'tech-head', 'manager', 'admin'])
    .filter((person) => person.id !== entry.lane)
    .map((person) => ({ ...notice, kind: 'direct', lane: person.id }));
}

/** A document that cannot be read does not say where its desk is: people are told instead. */
function ifReadable(thrown: unknown): undefined {
  if (thrown instanceof Fault) throw thrown;
  return undefined;
}
