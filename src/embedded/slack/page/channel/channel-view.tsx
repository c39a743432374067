import { useEffect, useState } from 'react';
import { Composer } from '../composer/composer.js';
import { DropZone } from '../composer/drop-zone.js';
import { linkTo } from '../data/route.js';
import type { ChannelShown } from '../data/shapes.js';
import { useMessages } from '../data/use-messages.js';
import { labelOf, useWorkspace } from '../data/workspace.js';
import { ChannelHeader } from './channel-header.js';
import { HomeTab } from './home-view.js';
import { MessageList } from './message-list.js';
import { PinnedPane } from './pinned-pane.js';

/** One conversation: its messages and the field to write in; with the app its Home as a second tab. */
export function ChannelView({ channel }: { channel: ChannelShown }) {
  const { me, bot, texts, perform, complain, people } = useWorkspace();
  const { held, showEarlier } = useMessages(me.id, channel.id, complain);
  const withApp = channel.is_im && channel.user === bot?.id;
  const [tab, setTab] = useState<'home' | 'messages'>('messages');
  const [pins, setPins] = useState(false);
  const [files, setFiles] = useState<File[]>([]);
  const label = labelOf(channel, people);

  useEffect(() => {
    document.title = `${label} · ${me.real_name}`;
  }, [label, me]);
  const newest = held?.messages.at(-1)?.ts;
  useEffect(() => {
    if (newest && channel.is_member) void perform('read', { channel: channel.id }).catch(complain);
  }, [newest, channel.id, channel.is_member, perform, complain]);

  return (
    <main className="channel">
      <ChannelHeader
        channel={channel}
        tab={withApp ? tab : undefined}
        onTab={setTab}
        pins={pins}
        onPins={() => setPins(!pins)}
      />
      {withApp && tab === 'home' ? (
        <HomeTab />
      ) : (
        <DropZone active={channel.is_member && !withApp} onFiles={(added) => setFiles([...files, ...added])}>
          {pins && <PinnedPane channel={channel} />}
          {held ? (
            <MessageList
              channel={channel}
              messages={held.messages}
              lastRead={held.lastRead}
              onEarlier={held.more ? showEarlier : undefined}
            />
          ) : (
            <p className="centred">{texts.loading}</p>
          )}
          {withApp ? (
            <p className="read-only">{texts.readOnly}</p>
          ) : channel.is_member ? (
            <Composer channel={channel} files={files} onFiles={setFiles} />
          ) : (
            <p className="read-only">
              {texts.notMember(label)}{' '}
              <a
                href={linkTo(me.name, channel.id)}
                role="button"
                onClick={() => void perform('join', { channel: channel.id }).catch(complain)}
              >
                {texts.join}
              </a>
            </p>
          )}
        </DropZone>
      )}
    </main>
  );
}
