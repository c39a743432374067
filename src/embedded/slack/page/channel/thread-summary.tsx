import type { MessageShown } from '../data/shapes.js';
import { useWorkspace } from '../data/workspace.js';
import { Avatar } from '../people/avatar.js';
import { ago } from '../text/moments.js';

const MOST_FACES = 5;

/** "3 replies", which opens the thread. */
export function ThreadSummary({ channel, message }: { channel: string; message: MessageShown }) {
  const { people, texts, moments, openThread } = useWorkspace();
  const latest = new Date(Number(message.latest_reply ?? message.ts) * 1000);
  return (
    <button type="button" className="thread-summary" onClick={() => openThread(channel, message.ts)}>
      {(message.reply_users ?? []).slice(0, MOST_FACES).map((id) => (
        <Avatar key={id} person={people.get(id)} size={22} />
      ))}
      <b>{texts.replies(message.reply_count ?? 0)}</b>
      <span className="quiet">{texts.lastReply(ago(moments, latest))}</span>
    </button>
  );
}
