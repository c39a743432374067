import { useEffect } from 'react';
import { Blocks } from '../blocks/blocks.js';
import { ActingProvider } from '../blocks/acting-provider.js';
import { get } from '../data/api.js';
import type { ViewShown } from '../data/shapes.js';
import { useLive } from '../data/use-live.js';
import { useWorkspace } from '../data/workspace.js';
import { Avatar } from '../people/avatar.js';

const AT_HOME = { home: true };

/** The app's Home for somebody who has no conversation with it yet. */
export function HomeView() {
  const { bot } = useWorkspace();
  return (
    <main className="channel">
      <header className="channel-header">
        <h1>
          <Avatar person={bot} size={26} />
          {bot?.real_name}
        </h1>
      </header>
      <HomeTab />
    </main>
  );
}

/** App Home: looking at it tells the app, which publishes it then. */
export function HomeTab() {
  const { me, perform, complain, texts } = useWorkspace();
  const { value: view } = useLive(
    async () => (await get<{ view: ViewShown | null }>('_person/home', { as: me.id })).view,
    ({ kind, user }) => kind === 'home' && user === me.id,
    complain,
  );
  useEffect(() => {
    if (!me.is_external) void perform('home', { tab: 'home' }).catch(complain);
  }, [me, perform, complain]);
  if (me.is_external) return <p className="centred">{texts.noHomeExternal}</p>;
  if (view === undefined) return <p className="centred">{texts.loading}</p>;
  if (view === null) return <p className="centred">{texts.noHome}</p>;
  return (
    <div className="home scroll" tabIndex={0} role="region" aria-label={texts.home}>
      <ActingProvider at={AT_HOME} values={view.state.values}>
        <Blocks blocks={view.blocks} />
      </ActingProvider>
    </div>
  );
}
