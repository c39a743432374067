import type { ChannelShown } from '../data/shapes.js';
import { nameOf, useWorkspace } from '../data/workspace.js';
import { Avatar } from '../people/avatar.js';

type Tab = 'home' | 'messages';

/** @param tab the chosen tab in the conversation with the app; elsewhere there are none */
export function ChannelHeader(props: {
  channel: ChannelShown;
  tab: Tab | undefined;
  onTab: (tab: Tab) => void;
  pins: boolean;
  onPins: () => void;
}) {
  const { channel, tab, pins } = props;
  const { people, teams, texts } = useWorkspace();
  const other = people.get(channel.user ?? '');
  const shared = channel.teams.map((id) => teams.get(id)?.name ?? id).join(', ');
  return (
    <header className="channel-header">
      <h1>
        {channel.is_im ? <Avatar person={other} size={26} /> : <span aria-hidden="true"># </span>}
        {nameOf(channel, people)}
      </h1>
      {other?.title && <span className="quiet">{other.title}</span>}
      {channel.is_ext_shared && <span className="tag">{texts.sharedWith(shared)}</span>}
      {channel.topic && <span className="quiet topic">{channel.topic}</span>}
      <span className="grow" />
      {tab && (
        <div role="tablist" className="tabs">
          {(['home', 'messages'] as const).map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              aria-selected={tab === each}
              onClick={() => props.onTab(each)}
            >
              {texts[each]}
            </button>
          ))}
        </div>
      )}
      {!channel.is_im && (
        <>
          <span className="quiet">{texts.members(channel.members)}</span>
          <button type="button" aria-pressed={pins} onClick={props.onPins}>
            {texts.pinned}
          </button>
        </>
      )}
    </header>
  );
}
