import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Cast } from './app.js';
import { ChannelView } from './channel/channel-view.js';
import { HomeView } from './channel/home-view.js';
import { Sidebar } from './channel/sidebar.js';
import { ThreadPane } from './channel/thread-pane.js';
import { get } from './data/api.js';
import { listen } from './data/live.js';
import { go, HOME, useRoute } from './data/route.js';
import type { ChannelShown, Offers, PersonSeen } from './data/shapes.js';
import { useLive } from './data/use-live.js';
import { ChannelsContext, performAs, wordsOf, WorkspaceContext, type Workspace } from './data/workspace.js';
import { Drawer } from './drawer/drawer.js';
import { ModalStack } from './modal/modal-stack.js';
import { CastRail } from './people/cast-rail.js';
import { TopBar } from './people/top-bar.js';
import { textsFor } from './texts.js';

const NO_OFFERS: Offers = { commands: [], shortcuts: [] };
const ABOUT_CHANNELS = /^(message|ephemeral|read|channel|member)/;
const NOTICE_MS = 6_000;
/** Refusals that are a fault of the app: nobody can do otherwise than it did. */
const APP_FAULT =
  /: (invalid_blocks|invalid_arguments|\w+_trigger_id|msg_too_long|missing_scope|push_limit_reached)\b/;

/** What one person sees of the workspace, in one window. */
export function Window({ cast, me }: { cast: Cast; me: PersonSeen }) {
  const route = useRoute();
  const texts = textsFor(me.locale);
  const [notice, setNotice] = useState('');
  const [offers, setOffers] = useState(NO_OFFERS);
  const [lost, setLost] = useState(false);
  const [drawer, setDrawer] = useState(false);
  const [listOpen, setListOpen] = useState(false);
  const complain = useCallback((error: unknown) => setNotice(wordsOf(error, texts)), [texts]);

  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => setNotice(''), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  useEffect(() => {
    get<Offers>('_person/offers', { as: me.id }).then(setOffers, complain);
    return listen(({ kind, refused }) => {
      if (kind === 'connected' || kind === 'lost') setLost(kind === 'lost');
      if (refused && APP_FAULT.test(refused)) setNotice(texts.callRefused(refused));
    });
  }, [me.id, complain, texts]);

  const { value: channels } = useLive(
    async () => (await get<{ channels: ChannelShown[] }>('_person/channels', { as: me.id })).channels,
    ({ kind }) => ABOUT_CHANNELS.test(kind),
    complain,
  );
  const bot = cast.people.find((person) => person.is_bot);
  const workspace = useMemo<Workspace>(
    () => ({
      me,
      bot,
      people: new Map(cast.people.map((person) => [person.id, person])),
      teams: new Map(cast.teams.map((team) => [team.id, team])),
      offers,
      offered: cast.offered,
      texts,
      moments: { locale: me.locale, tz: me.tz },
      perform: performAs(me.id),
      complain,
      openThread: (channel, ts) => go(me.name, channel, ts),
    }),
    [bot, cast, complain, me, offers, texts],
  );
  if (!channels) return <p className="centred">{texts.loading}</p>;

  const first = channels.find((channel) => channel.is_member && !channel.is_im);
  const place = route.place ?? first?.id ?? HOME;
  const open = channels.find(({ id, name }) => id === place || name === place);
  return (
    <WorkspaceContext value={workspace}>
      <ChannelsContext value={channels}>
        <div className={drawer ? 'window with-drawer' : 'window'} data-list={listOpen || undefined}>
          <TopBar drawer={drawer} onDrawer={() => setDrawer(!drawer)} onList={() => setListOpen(!listOpen)} />
          <CastRail cast={cast} />
          <Sidebar open={open?.id ?? place} onChosen={() => setListOpen(false)} />
          {open ? <ChannelView key={open.id} channel={open} /> : <HomeView />}
          {open && route.thread && (
            <ThreadPane key={open.id + route.thread} channel={open} ts={route.thread} />
          )}
          {drawer && <Drawer onClose={() => setDrawer(false)} />}
        </div>
        <ModalStack />
        <div className="notices" role="status">
          {lost && <p className="notice">{texts.lost}</p>}
          {notice && <p className="notice">{notice}</p>}
        </div>
      </ChannelsContext>
    </WorkspaceContext>
  );
}
