import { useMemo } from 'react';
import { Message, type Block } from 'slack-blocks-to-jsx';
import 'slack-blocks-to-jsx/dist/style.css';
import type { Json } from '../data/shapes.js';
import { useChannels, useWorkspace } from '../data/workspace.js';

/** One block, drawn by the library, with our people and channels. */
export default function DrawnByLibrary({ block }: { block: Json }) {
  const { people } = useWorkspace();
  const channels = useChannels();
  const data = useMemo(
    () => ({
      users: [...people.values()].map(({ id, real_name: name }) => ({ id, name })),
      channels: channels.map(({ id, name }) => ({ id, name })),
    }),
    [people, channels],
  );
  const theme = document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
  return (
    <div className="by-library">
      <Message
        withoutWrapper
        name=""
        logo=""
        theme={theme}
        data={data}
        blocks={[block as unknown as Block]}
      />
    </div>
  );
}
