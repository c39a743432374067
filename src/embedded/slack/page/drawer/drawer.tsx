import { useState } from 'react';
import type { CallSeen, DeliverySeen } from '../../client/workspace-types.js';
import { forget, get } from '../data/api.js';
import { useLive } from '../data/use-live.js';
import { useWorkspace } from '../data/workspace.js';
import { CallEntry, DeliveryEntry } from './entries.js';

const MOST_SHOWN = 200;

interface Log {
  calls: CallSeen[];
  deliveries: DeliverySeen[];
}

/** For the curious: what the workspace sent to the bot, what the bot asked of it, and how quickly. */
export function Drawer({ onClose }: { onClose: () => void }) {
  const { texts, complain } = useWorkspace();
  const [tab, setTab] = useState<'toBot' | 'calls'>('toBot');
  const [filter, setFilter] = useState('');
  const { value: log, refresh } = useLive(
    () => get<Log>('_admin/log'),
    ({ kind }) => kind === 'call' || kind === 'delivery',
    complain,
  );
  const fits = (entry: object): boolean =>
    !filter || JSON.stringify(entry).toLowerCase().includes(filter.toLowerCase());
  const newest = <T extends object>(entries: readonly T[] = []): T[] =>
    entries.filter(fits).slice(-MOST_SHOWN).reverse();
  const entries =
    tab === 'toBot'
      ? newest(log?.deliveries).map((each) => <DeliveryEntry key={each.id} delivery={each} />)
      : newest(log?.calls).map((each) => <CallEntry key={each.seq} call={each} />);
  return (
    <aside className="drawer" aria-label={texts.drawer}>
      <header className="channel-header">
        <div role="tablist" className="tabs">
          {(['toBot', 'calls'] as const).map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              aria-selected={tab === each}
              onClick={() => setTab(each)}
            >
              {texts[each]}
            </button>
          ))}
        </div>
        <span className="grow" />
        <button type="button" onClick={() => void forget('_admin/log').then(refresh, complain)}>
          {texts.forget}
        </button>
        <button type="button" aria-label={texts.close} onClick={onClose}>
          ✕
        </button>
      </header>
      <input
        className="field"
        type="search"
        placeholder={texts.filter}
        aria-label={texts.filter}
        value={filter}
        onChange={({ target }) => setFilter(target.value)}
      />
      <div className="scroll" tabIndex={0} role="region" aria-label={texts[tab]}>
        {entries.length > 0 ? entries : <p className="quiet">{texts.nothingYet}</p>}
      </div>
    </aside>
  );
}
