import { useState } from 'react';
import { useWorkspace } from '../data/workspace.js';
import { Clocks } from './clocks.js';
import { Database } from './database.js';
import { Jobs, Outbox } from './owed.js';
import { StartOver } from './start-over.js';
import { Calls, Requests } from './traffic.js';

const SHOWN = {
  toBot: Requests,
  calls: Calls,
  clocks: Clocks,
  outbox: Outbox,
  jobs: Jobs,
  database: Database,
};
type Tab = keyof typeof SHOWN;

/** What needs whoever started the workspace to let it be seen. */
const BACKSTAGE: readonly Tab[] = ['clocks', 'outbox', 'jobs', 'database'];
const PANEL = 'drawer-panel';

/** For the curious: what goes on between the workspace and the bot, and what stands behind the bot. */
export function Drawer({ onClose }: { onClose: () => void }) {
  const { texts, offered } = useWorkspace();
  const [tab, setTab] = useState<Tab>('toBot');
  const tabs = (Object.keys(SHOWN) as Tab[]).filter((each) => offered.backstage || !BACKSTAGE.includes(each));
  const Shown = SHOWN[tab];
  return (
    <aside className="drawer" aria-label={texts.drawer}>
      <header className="channel-header">
        <h2>{texts.drawer}</h2>
        <span className="grow" />
        {offered.reset && <StartOver />}
        <button type="button" aria-label={texts.close} onClick={onClose}>
          ✕
        </button>
      </header>
      <div role="tablist" className="tabs" aria-label={texts.drawer}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            aria-selected={tab === each}
            aria-controls={PANEL}
            onClick={() => setTab(each)}
          >
            {texts[each]}
          </button>
        ))}
      </div>
      <div id={PANEL} className="panel" role="tabpanel" aria-label={texts[tab]}>
        <Shown />
      </div>
    </aside>
  );
}
