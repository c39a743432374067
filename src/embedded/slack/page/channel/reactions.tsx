import type { MessageShown } from '../data/shapes.js';
import { useWorkspace } from '../data/workspace.js';
import { emojiOf } from '../text/emoji.js';

/** The reactions to a message; pressing one adds one's own or takes it back. */
export function Reactions({ channel, message }: { channel: string; message: MessageShown }) {
  const { me, people, perform, complain } = useWorkspace();
  if (!message.reactions?.length) return null;
  return (
    <div className="reactions">
      {message.reactions.map(({ name, users, count }) => {
        const mine = users.includes(me.id);
        const who = users.map((id) => people.get(id)?.real_name ?? id).join(', ');
        const turn = () =>
          perform(mine ? 'unreact' : 'react', { channel, ts: message.ts, name }).catch(complain);
        return (
          <button
            key={name}
            type="button"
            className="reaction"
            aria-pressed={mine}
            aria-label={`:${name}: ${count}, ${who}`}
            title={`${who} :${name}:`}
            onClick={() => void turn()}
          >
            {emojiOf(name) ?? `:${name}:`} {count}
          </button>
        );
      })}
    </div>
  );
}
