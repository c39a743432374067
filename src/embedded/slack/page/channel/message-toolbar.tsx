import { Menu, type MenuItem } from '../controls/menu.js';
import type { MessageShown } from '../data/shapes.js';
import { useWorkspace } from '../data/workspace.js';
import { Emoji } from '../text/emoji-sign.js';
import { EmojiPicker } from './emoji-picker.js';

const AT_HAND = ['ticket', 'white_check_mark', 'eyes'];

/** What can be done with a message; shown while the pointer or the keyboard is on it. */
export function MessageToolbar(props: {
  channel: string;
  message: MessageShown;
  inThread: boolean;
  onEdit: () => void;
}) {
  const { channel, message, inThread, onEdit } = props;
  const { me, texts, offers, perform, complain, openThread } = useWorkspace();
  const { ts } = message;
  const does = (path: string, more = {}) => void perform(path, { channel, ts, ...more }).catch(complain);
  const react = (name: string) => does('react', { name });
  const own = message.user === me.id;
  const isPinned = message.pinned_to?.includes(channel);
  const items: MenuItem[] = [
    ...offers.shortcuts
      .filter(({ type }) => type === 'message')
      .map(({ name, callback_id }) => ({ label: name, run: () => does('shortcut', { callback_id }) })),
    { label: isPinned ? texts.unpin : texts.pin, run: () => does(isPinned ? 'unpin' : 'pin') },
    ...(own
      ? [
          { label: texts.edit, run: onEdit },
          { label: texts.remove, run: () => does('delete'), danger: true },
        ]
      : []),
    { label: texts.copyTime, run: () => void navigator.clipboard?.writeText(ts) },
  ];
  return (
    <div className="toolbar" role="toolbar" aria-label={texts.moreActions}>
      {AT_HAND.map((name) => (
        <button key={name} type="button" aria-label={texts.fileAs(name)} onClick={() => react(name)}>
          <Emoji name={name} />
        </button>
      ))}
      <EmojiPicker onPicked={react} />
      {!inThread && (
        <button
          type="button"
          aria-label={texts.replyInThread}
          title={texts.replyInThread}
          onClick={() => openThread(channel, message.thread_ts ?? ts)}
        >
          💬
        </button>
      )}
      <Menu label={texts.moreActions} items={items}>
        ⋮
      </Menu>
    </div>
  );
}
