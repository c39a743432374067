import { useState } from 'react';
import type { ClockSeen, RequestSeen } from '../../types.js';
import { get } from '../data/api.js';
import { useWorkspace } from '../data/workspace.js';
import { ClockBar } from './clock-bar.js';
import { CopyCurl } from './copy-curl.js';
import { curlOfReading } from './curl.js';
import { PolledPanel } from './polled-panel.js';
import { usePolled } from './use-polled.js';

/** What was promised for a request, and how much of it is used up: a bar for each promise, live. */
export function Clocks() {
  const { texts } = useWorkspace();
  const [chosen, setChosen] = useState('');
  const { value: requests = [] } = usePolled(
    'requests',
    async () => (await get<{ requests: RequestSeen[] }>('_backstage/requests')).requests,
  );
  const number = chosen || requests[0]?.number;
  const path = `_backstage/clocks?number=${number ?? ''}`;
  return (
    <>
      <div className="tools">
        <select
          className="field"
          aria-label={texts.request}
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
        >
          <option value="">{texts.newestRequest}</option>
          {requests.map((request) => (
            <option key={request.number} value={request.number}>
              {request.number} · {request.title}
            </option>
          ))}
        </select>
        <CopyCurl text={curlOfReading(path)} />
      </div>
      <PolledPanel
        of={path}
        read={async () => (number ? await get<{ clocks: ClockSeen[] | null }>(path) : { clocks: null })}
        isEmpty={({ clocks }) => !clocks?.length}
      >
        {({ clocks }) => (
          <>
            <p className="clocks-of">
              <b>{number}</b> {requests.find((each) => each.number === number)?.title}
            </p>
            {clocks?.map((clock) => (
              <ClockBar key={`${clock.metric} ${clock.cycle}`} clock={clock} />
            ))}
          </>
        )}
      </PolledPanel>
    </>
  );
}
