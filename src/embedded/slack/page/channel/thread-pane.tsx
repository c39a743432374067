import { useEffect, useRef, useState } from 'react';
import { Composer } from '../composer/composer.js';
import { DropZone } from '../composer/drop-zone.js';
import { get } from '../data/api.js';
import type { ChannelShown, MessageShown } from '../data/shapes.js';
import { useLive } from '../data/use-live.js';
import { labelOf, useWorkspace } from '../data/workspace.js';
import { MessageRow } from './message-row.js';

/** A message and its replies, beside the conversation; Esc closes it. */
export function ThreadPane({ channel, ts }: { channel: ChannelShown; ts: string }) {
  const { me, people, texts, complain, openThread } = useWorkspace();
  const [files, setFiles] = useState<File[]>([]);
  const end = useRef<HTMLDivElement>(null);
  const { value: messages } = useLive(
    async () =>
      (await get<{ messages: MessageShown[] }>('_person/thread', { as: me.id, channel: channel.id, ts }))
        .messages,
    ({ kind, channel: where }) => where === channel.id && /^(message|ephemeral|reaction|pin)/.test(kind),
    complain,
  );
  const count = messages?.length ?? 0;
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  const close = (): void => openThread(channel.id, undefined);
  const [parent, ...replies] = messages ?? [];
  const canWrite = channel.is_member && people.get(channel.user ?? '')?.is_bot !== true;
  return (
    <aside
      className="thread"
      aria-label={texts.thread}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header className="channel-header">
        <h2>{texts.thread}</h2>
        <span className="quiet">{labelOf(channel, people)}</span>
        <span className="grow" />
        <button type="button" aria-label={texts.close} onClick={close}>
          ✕
        </button>
      </header>
      <DropZone active={canWrite} onFiles={(added) => setFiles([...files, ...added])}>
        <div className="scroll" tabIndex={0} role="region" aria-label={texts.messages}>
          {parent && <MessageRow channel={channel.id} message={parent} compact={false} inThread />}
          {replies.length > 0 && <p className="rule">{texts.replies(replies.length)}</p>}
          {replies.map((message) => (
            <MessageRow key={message.ts} channel={channel.id} message={message} compact={false} inThread />
          ))}
          <div ref={end} />
        </div>
        {canWrite && <Composer channel={channel} thread={ts} files={files} onFiles={setFiles} />}
      </DropZone>
    </aside>
  );
}
