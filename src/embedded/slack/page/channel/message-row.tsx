import { memo, useState } from 'react';
import { ActingProvider } from '../blocks/acting-provider.js';
import { Blocks } from '../blocks/blocks.js';
import type { MessageShown } from '../data/shapes.js';
import { useWorkspace } from '../data/workspace.js';
import { Avatar } from '../people/avatar.js';
import { Mrkdwn } from '../text/formatted.js';
import { fullTimeOf, timeOf } from '../text/moments.js';
import { EditMessage } from './edit-message.js';
import { Files } from './files.js';
import { MessageToolbar } from './message-toolbar.js';
import { Reactions } from './reactions.js';
import { ThreadSummary } from './thread-summary.js';

interface Props {
  channel: string;
  message: MessageShown;
  /** Belongs to the one above it: without picture and name. */
  compact: boolean;
  inThread: boolean;
}

/** One message with all that hangs on it. */
export const MessageRow = memo(function MessageRow({ channel, message, compact, inThread }: Props) {
  const { people, texts, moments } = useWorkspace();
  const [editing, setEditing] = useState(false);
  const author = people.get(message.user ?? '');
  const at = new Date(Number(message.ts) * 1000);
  const classes = ['message', compact && 'compact', message.only_you && 'only-you'].filter(Boolean).join(' ');
  return (
    <article className={classes} data-ts={message.ts} aria-label={author?.real_name ?? message.user}>
      <div className="gutter">
        {compact ? <time className="quiet">{timeOf(moments, at)}</time> : <Avatar person={author} />}
      </div>
      <div className="content">
        {message.only_you && <p className="only-you-line">👁 {texts.onlyYou}</p>}
        {message.pinned_to?.includes(channel) && <p className="pinned-line">📌 {texts.pinnedBy}</p>}
        {!compact && (
          <p className="byline">
            <b>{author?.real_name ?? message.user}</b>
            {message.bot_id && <span className="tag">{texts.app}</span>}
            {author?.is_external && <span className="tag">{texts.external}</span>}
            <time className="quiet" title={fullTimeOf(moments, at)}>
              {timeOf(moments, at)}
            </time>
          </p>
        )}
        {editing ? (
          <EditMessage channel={channel} message={message} onDone={() => setEditing(false)} />
        ) : (
          <Body channel={channel} message={message} />
        )}
        {message.edited && !message.bot_id && <span className="quiet small"> {texts.edited}</span>}
        {message.files && <Files files={message.files} />}
        <Reactions channel={channel} message={message} />
        {!inThread && (message.reply_count ?? 0) > 0 && <ThreadSummary channel={channel} message={message} />}
      </div>
      {!message.only_you && !message.hidden && (
        <MessageToolbar
          channel={channel}
          message={message}
          inThread={inThread}
          onEdit={() => setEditing(true)}
        />
      )}
    </article>
  );
});

function Body({ channel, message }: { channel: string; message: MessageShown }) {
  if (!message.blocks?.length) return message.text ? <Mrkdwn text={message.text} /> : null;
  return (
    <ActingProvider at={{ channel, ts: message.ts }}>
      <Blocks blocks={message.blocks} />
    </ActingProvider>
  );
}
