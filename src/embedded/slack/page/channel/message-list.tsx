import { useEffect, useRef, useState } from 'react';
import type { ChannelShown, MessageShown } from '../data/shapes.js';
import { labelOf, useWorkspace } from '../data/workspace.js';
import { dayOf, dayTitle } from '../text/moments.js';
import { MessageRow } from './message-row.js';

const TOGETHER_S = 5 * 60;
/** Scrolled up by more than this, in pixels, somebody reads elsewhere than at the end. */
const AWAY_PX = 120;

/** The messages of a conversation by day; its end stays in sight while somebody reads there (message.css). */
export function MessageList(props: {
  channel: ChannelShown;
  messages: readonly MessageShown[];
  lastRead: string;
  onEarlier: (() => void) | undefined;
}) {
  const { channel, messages, lastRead, onEarlier } = props;
  const { me, texts, people, moments } = useWorkspace();
  const list = useRef<HTMLDivElement>(null);
  const newest = messages.at(-1);
  const own = newest?.user === me.id || newest?.only_you ? newest.ts : undefined;
  useEffect(() => {
    // The box is laid out from its end: nought is the newest.
    if (own) list.current?.scrollTo({ top: 0 });
  }, [own]);
  const [away, setAway] = useState(false);
  // The box is laid out from its end: further up is below nought.
  const toNewest = () => list.current?.scrollTo({ top: 0 });
  const firstNew = messages.find(({ ts, user }) => Number(ts) > Number(lastRead) && user !== me.id);
  const label = labelOf(channel, people);
  return (
    <div
      className="messages scroll"
      ref={list}
      role="region"
      tabIndex={0}
      aria-label={texts.messages}
      onScroll={({ currentTarget }) => setAway(currentTarget.scrollTop < -AWAY_PX)}
    >
      {away && (
        <button type="button" className="to-newest" onClick={toNewest}>
          ↓ {texts.toNewest}
        </button>
      )}
      <div className="by-day">
        {onEarlier ? (
          <button type="button" className="earlier" onClick={onEarlier}>
            {texts.earlier}
          </button>
        ) : (
          <p className="beginning">{texts.emptyChannel(label)}</p>
        )}
        {messages.map((message, index) => {
          const before = messages[index - 1];
          const at = new Date(Number(message.ts) * 1000);
          const sameDay = before && dayOf(moments, new Date(Number(before.ts) * 1000)) === dayOf(moments, at);
          const compact = sameDay === true && message !== firstNew && belongTogether(before!, message);
          return (
            <div key={message.ts}>
              {!sameDay && (
                <h3 className="day">
                  <span>{dayTitle(moments, at)}</span>
                </h3>
              )}
              {message === firstNew && lastRead !== '0' && <p className="new-line">{texts.newMessages}</p>}
              <MessageRow channel={channel.id} message={message} compact={compact} inThread={false} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

const belongTogether = (before: MessageShown, message: MessageShown): boolean =>
  before.user === message.user &&
  before.bot_id === message.bot_id &&
  !before.only_you &&
  !message.only_you &&
  !message.bot_id &&
  !before.reply_count &&
  Number(message.ts) - Number(before.ts) < TOGETHER_S;
