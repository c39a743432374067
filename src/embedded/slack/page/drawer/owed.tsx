import type { Json } from '../data/shapes.js';
import { get } from '../data/api.js';
import { CopyCurl } from './copy-curl.js';
import { curlOfReading } from './curl.js';
import { Held } from './held.js';
import { PolledPanel } from './polled-panel.js';

/** What is still to be told to Slack. */
export const Outbox = () => (
  <List
    path="_backstage/outbox"
    field="entries"
    titleOf={(entry) => [entry['kind'], entry['message'], entry['ownerId']]}
  />
);

/** What runs again and again, and when it last did. */
export const Jobs = () => (
  <List path="_backstage/jobs" field="jobs" titleOf={(job) => [job['name'], job['lastRunAt']]} />
);

function List({
  path,
  field,
  titleOf,
}: {
  path: string;
  field: string;
  titleOf: (entry: Json) => unknown[];
}) {
  return (
    <>
      <div className="tools">
        <span className="grow" />
        <CopyCurl text={curlOfReading(path)} />
      </div>
      <PolledPanel
        of={path}
        read={async () => (await get<Record<string, Json[]>>(path))[field] ?? []}
        isEmpty={(entries) => entries.length === 0}
      >
        {(entries) =>
          entries.map((entry, index) => (
            <Held key={String(entry['id'] ?? entry['_id'] ?? index)} title={titleOf(entry)} value={entry} />
          ))
        }
      </PolledPanel>
    </>
  );
}
