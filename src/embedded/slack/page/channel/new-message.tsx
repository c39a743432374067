import { Menu } from '../controls/menu.js';
import { go } from '../data/route.js';
import { useWorkspace } from '../data/workspace.js';

/** Begins a direct conversation with anybody. */
export function NewMessage() {
  const { me, people, texts, perform, complain } = useWorkspace();
  const begin = async (id: string): Promise<void> => {
    const { channel } = await perform('dm', { with: id });
    go(me.name, String(channel));
  };
  const items = [...people.values()]
    .filter(({ id, is_bot }) => id !== me.id && !is_bot)
    .map(({ id, real_name, title }) => ({
      label: real_name,
      note: title,
      run: () => void begin(id).catch(complain),
    }));
  return (
    <Menu label={texts.newMessage} items={items} className="add">
      ＋
    </Menu>
  );
}
