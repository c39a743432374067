import { useEffect, useRef, useState } from 'react';
import { listen, type Change } from './live.js';
import { get } from './api.js';
import type { MessageShown } from './shapes.js';

/** At first what fills a screen and somewhat more, so that it is there soon. */
const FIRST = 40;
const PAGE = 200;
const ABOUT_MESSAGES = /^(message|ephemeral|reaction|pin)/;

interface Held {
  readonly messages: readonly MessageShown[];
  /** What the person had read before they opened the conversation. */
  readonly lastRead: string;
  readonly more: boolean;
}

/** Whether a message stands in the conversation itself, not only in a thread. */
const isTop = (message: MessageShown): boolean =>
  !message.thread_ts || message.thread_ts === message.ts || message.subtype === 'thread_broadcast';

/**
 * The messages of one conversation, oldest first. After a change only the message that changed is read again, so that
 * a long conversation costs no more than a short one, and all others stay the same objects.
 */
export function useMessages(as: string, channel: string, onFault: (error: unknown) => void) {
  const [held, setHeld] = useState<Held>();
  const [limit, setLimit] = useState(FIRST);
  const fault = useRef(onFault);
  useEffect(() => {
    fault.current = onFault;
  });

  useEffect(() => {
    let gone = false;
    let working = false;
    let everything = true;
    const dirty = new Set<string>();

    const readAll = async (): Promise<void> => {
      const query = { as, channel, limit };
      const read = await get<{ messages: MessageShown[]; last_read: string }>('_person/messages', query);
      const { messages, last_read: lastRead } = read;
      const more = messages.length >= limit;
      if (gone) return;
      setHeld((before) => ({
        messages: sameWhereEqual(before?.messages ?? [], messages),
        more,
        lastRead: before?.lastRead ?? lastRead,
      }));
    };
    const readSome = async (stamps: string[]): Promise<void> => {
      const found = await Promise.all(stamps.map((ts) => readOne(as, channel, ts)));
      const parents = found.flatMap((each) => (each && !isTop(each) ? [each.thread_ts!] : []));
      const both = [
        ...found,
        ...(await Promise.all([...new Set(parents)].map((ts) => readOne(as, channel, ts)))),
      ];
      const known = both.filter((each) => each !== null);
      const lost = stamps.filter((_ts, index) => found[index] === null);
      if (!gone) setHeld((before) => before && { ...before, messages: merged(before.messages, known, lost) });
    };
    const work = async (): Promise<void> => {
      if (working) return;
      working = true;
      while (!gone && (everything || dirty.size > 0)) {
        const all = everything;
        const stamps = [...dirty];
        everything = false;
        dirty.clear();
        await (all ? readAll() : readSome(stamps)).catch((error: unknown) => !gone && fault.current(error));
      }
      working = false;
    };
    const onChange = ({ kind, channel: where, ts }: Change): void => {
      if (kind === 'connected') everything = true;
      else if (where !== channel || !ts || !ABOUT_MESSAGES.test(kind)) return;
      // Of a reply that is gone nobody can say whose it was.
      else if (kind === 'message_deleted') everything = true;
      else dirty.add(ts);
      void work();
    };
    void work();
    const stop = listen(onChange);
    return () => {
      gone = true;
      stop();
    };
  }, [as, channel, limit]);

  return { held, showEarlier: () => setLimit((before) => before + PAGE) };
}

const readOne = async (as: string, channel: string, ts: string): Promise<MessageShown | null> =>
  (await get<{ message: MessageShown | null }>('_person/message', { as, channel, ts })).message;

/** What has not changed stays the same object, so that it is not drawn again. */
function sameWhereEqual(
  before: readonly MessageShown[],
  read: readonly MessageShown[],
): readonly MessageShown[] {
  const byTs = new Map(before.map((message) => [message.ts, message]));
  return read.map((message) => {
    const known = byTs.get(message.ts);
    return known && JSON.stringify(known) === JSON.stringify(message) ? known : message;
  });
}

function merged(
  before: readonly MessageShown[],
  known: readonly MessageShown[],
  lost: readonly string[],
): readonly MessageShown[] {
  const byTs = new Map(before.map((message) => [message.ts, message]));
  for (const ts of lost) byTs.delete(ts);
  for (const message of known) if (isTop(message)) byTs.set(message.ts, message);
  return [...byTs.values()].sort((a, b) => Number(a.ts) - Number(b.ts));
}
