import { useState } from 'react';
import { get } from '../data/api.js';
import type { Json } from '../data/shapes.js';
import { useWorkspace } from '../data/workspace.js';
import { CopyCurl } from './copy-curl.js';
import { curlOfReading } from './curl.js';
import { Held } from './held.js';
import { PolledPanel } from './polled-panel.js';
import { usePolled } from './use-polled.js';

const FIRST = 'tickets';

/** The documents of the database, for reading: a collection, the beginning of an id, a page. */
export function Database() {
  const { texts } = useWorkspace();
  const [name, setName] = useState(FIRST);
  const [id, setId] = useState('');
  const [page, setPage] = useState(0);
  const { value: collections = [] } = usePolled(
    'collections',
    async () =>
      (await get<{ collections: { name: string; documents: number }[] }>('_backstage/collections'))
        .collections,
  );
  const path = `_backstage/documents?${new URLSearchParams({ name, id: id.trim(), page: String(page) }).toString()}`;
  return (
    <>
      <div className="tools">
        <select
          className="field"
          aria-label={texts.collection}
          value={name}
          onChange={({ target }) => {
            setName(target.value);
            setPage(0);
          }}
        >
          {!collections.some((each) => each.name === name) && <option value={name}>{name}</option>}
          {collections.map((each) => (
            <option key={each.name} value={each.name}>
              {each.name} ({each.documents})
            </option>
          ))}
        </select>
        <input
          className="field"
          type="search"
          placeholder={texts.idBegins}
          aria-label={texts.idBegins}
          value={id}
          onChange={({ target }) => {
            setId(target.value);
            setPage(0);
          }}
        />
        <CopyCurl text={curlOfReading(path)} />
      </div>
      <PolledPanel
        of={path}
        read={() => get<{ documents: Json[]; more: boolean }>(path)}
        isEmpty={({ documents }) => documents.length === 0 && page === 0}
      >
        {({ documents, more }) => (
          <>
            {documents.map((each) => (
              <Held
                key={String(each['_id'])}
                title={[each['_id'], each['status'] ?? each['name']]}
                value={each}
              />
            ))}
            {(page > 0 || more) && (
              <p className="pages">
                <button
                  type="button"
                  className="button small"
                  disabled={page === 0}
                  onClick={() => setPage(page - 1)}
                >
                  {texts.newer}
                </button>
                <button
                  type="button"
                  className="button small"
                  disabled={!more}
                  onClick={() => setPage(page + 1)}
                >
                  {texts.older}
                </button>
              </p>
            )}
          </>
        )}
      </PolledPanel>
    </>
  );
}
