import { get } from '../data/api.js';
import type { ChannelShown, MessageShown } from '../data/shapes.js';
import { useLive } from '../data/use-live.js';
import { useWorkspace } from '../data/workspace.js';
import { MessageRow } from './message-row.js';

/** The pinned messages of a channel; their buttons work here too. */
export function PinnedPane({ channel }: { channel: ChannelShown }) {
  const { me, texts, complain } = useWorkspace();
  const { value } = useLive(
    async () =>
      (await get<{ messages: MessageShown[] }>('_person/pins', { as: me.id, channel: channel.id })).messages,
    ({ kind, channel: where }) => where === channel.id && /^(pin|message)/.test(kind),
    complain,
  );
  if (!value) return null;
  return (
    <section className="pins" aria-label={texts.pinned}>
      {value.length === 0 && <p className="quiet">{texts.nothingPinned}</p>}
      {value.map((message) => (
        <MessageRow
          key={message.ts}
          channel={channel.id}
          message={message}
          compact={false}
          inThread={false}
        />
      ))}
    </section>
  );
}
