import { useState, type ReactNode } from 'react';
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

/** What the workspace sent to the bot, what the bot answered, and how quickly. */
export const Requests = () => (
  <Traffic
    draw={({ deliveries }, newest) =>
      newest(deliveries).map((each) => <DeliveryEntry key={each.id} delivery={each} />)
    }
  />
);

/** What the bot asked of the workspace. */
export const Calls = () => (
  <Traffic
    draw={({ calls }, newest) => newest(calls).map((each) => <CallEntry key={each.seq} call={each} />)}
  />
);

type Newest = <T extends object>(entries: readonly T[]) => T[];

function Traffic({ draw }: { draw: (log: Log, newest: Newest) => ReactNode[] }) {
  const { texts, complain } = useWorkspace();
  const [filter, setFilter] = useState('');
  const { value: log, refresh } = useLive(
    () => get<Log>('_admin/log'),
    ({ kind }) => kind === 'call' || kind === 'delivery',
    complain,
  );
  const fits = (entry: object): boolean =>
    !filter || JSON.stringify(entry).toLowerCase().includes(filter.toLowerCase());
  const newest: Newest = (entries) => entries.filter(fits).slice(-MOST_SHOWN).reverse();
  const entries = log ? draw(log, newest) : [];
  return (
    <>
      <div className="tools">
        <input
          className="field"
          type="search"
          placeholder={texts.filter}
          aria-label={texts.filter}
          value={filter}
          onChange={({ target }) => setFilter(target.value)}
        />
        <button type="button" onClick={() => void forget('_admin/log').then(refresh, complain)}>
          {texts.forget}
        </button>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label={texts.entries}>
        {entries.length > 0 ? entries : <p className="quiet">{texts.nothingYet}</p>}
      </div>
    </>
  );
}
