import type { ChannelShown } from '../data/shapes.js';
import { HOME, linkTo } from '../data/route.js';
import { nameOf, useChannels, useWorkspace } from '../data/workspace.js';
import { NewMessage } from './new-message.js';
import { Avatar } from '../people/avatar.js';

/** Channels, direct messages and the app, with marks where something is unread. */
export function Sidebar({ open, onChosen }: { open: string; onChosen: () => void }) {
  const { texts, bot, me } = useWorkspace();
  const channels = useChannels();
  const byName = [...channels].sort((a, b) => a.name.localeCompare(b.name));
  const withApp = byName.find((channel) => channel.is_im && channel.user === bot?.id);
  const rows = (wanted: (channel: ChannelShown) => boolean) =>
    byName.filter(wanted).map((channel) => <Row key={channel.id} channel={channel} open={open} />);
  return (
    <nav className="sidebar" aria-label={texts.sidebar} onClick={onChosen}>
      <h2>{texts.channels}</h2>
      <ul>{rows((channel) => !channel.is_im)}</ul>
      <h2>
        {texts.directMessages}
        <NewMessage />
      </h2>
      <ul>{rows((channel) => channel.is_im && channel !== withApp)}</ul>
      {!me.is_external && (
        <>
          <h2>{texts.apps}</h2>
          <ul>{withApp ? <Row channel={withApp} open={open} /> : <AppHome open={open} />}</ul>
        </>
      )}
    </nav>
  );
}

/** The app, for somebody whom it has never written to. */
function AppHome({ open }: { open: string }) {
  const { me, bot } = useWorkspace();
  return (
    <li>
      <a className="row" href={linkTo(me.name, HOME)} aria-current={open === HOME ? 'page' : undefined}>
        <Avatar person={bot} size={20} />
        <span className="name">{bot?.real_name}</span>
      </a>
    </li>
  );
}

function Row({ channel, open }: { channel: ChannelShown; open: string }) {
  const { me, people, texts } = useWorkspace();
  const name = nameOf(channel, people);
  const current = channel.id === open;
  const unread = current ? 0 : channel.unread;
  const classes = ['row', unread > 0 && 'unread', !channel.is_member && 'outside'].filter(Boolean).join(' ');
  return (
    <li>
      <a className={classes} href={linkTo(me.name, channel.id)} aria-current={current ? 'page' : undefined}>
        {channel.is_im ? (
          <Avatar person={people.get(channel.user ?? '')} size={20} />
        ) : (
          <span className="sign" aria-hidden="true">
            {channel.is_private ? '🔒' : '#'}
          </span>
        )}
        <span className="name">{name}</span>
        {channel.is_ext_shared && !channel.is_im && (
          <span className="shared" title={texts.external} aria-label={texts.external} role="img">
            ◇
          </span>
        )}
        {unread > 0 && (
          <span className="badge" aria-label={texts.unread(unread)} role="img">
            {unread}
          </span>
        )}
      </a>
    </li>
  );
}
