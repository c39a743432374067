import { useEffect, useState } from 'react';
import { get } from './data/api.js';
import { listen } from './data/live.js';
import { useRoute } from './data/route.js';
import type { Offered, PersonSeen, TeamSeen } from './data/shapes.js';
import { PersonPicker } from './people/picker.js';
import { textsFor } from './texts.js';
import { Window } from './window.js';

/** Everybody who can be played, and the workspaces they belong to. */
export interface Cast {
  readonly teams: readonly TeamSeen[];
  readonly people: readonly PersonSeen[];
  readonly offered: Offered;
}

/** One window: the choice of a person, or what that person sees. */
export function App() {
  const { person } = useRoute();
  const [cast, setCast] = useState<Cast>();
  const [lost, setLost] = useState(false);
  const [anew, setAnew] = useState<'begun' | 'failed'>();
  useEffect(() => {
    Promise.all([get<Omit<Cast, 'offered'>>('_person/people'), get<Offered>('_admin/offers')]).then(
      ([people, offered]) => setCast({ ...people, offered }),
      () => setLost(true),
    );
    return listen(({ kind }) => {
      if (kind === 'reset-begun') setAnew('begun');
      if (kind === 'reset-failed') setAnew('failed');
      if (kind === 'reset-over') location.reload();
    });
  }, []);
  const me = cast?.people.find(({ name, id, is_bot }) => !is_bot && (name === person || id === person));
  useEffect(() => {
    document.documentElement.lang = me?.locale ?? navigator.language;
  }, [me]);
  if (lost) return <p className="centred">{textsFor(navigator.language).lost}</p>;
  const texts = textsFor(me?.locale ?? navigator.language);
  if (anew === 'begun') return <p className="centred">{texts.startingOver}</p>;
  if (anew === 'failed') return <NotAnew texts={texts} />;
  if (!cast) return null;
  return me ? <Window key={me.id} cast={cast} me={me} /> : <PersonPicker cast={cast} />;
}

/** Starting over went wrong: where it says what, and the way back to whatever is there now. */
function NotAnew({ texts }: { texts: ReturnType<typeof textsFor> }) {
  return (
    <div className="centred" role="alert">
      <p>{texts.startOverFailed}</p>
      <button type="button" onClick={() => location.reload()}>
        {texts.reload}
      </button>
    </div>
  );
}
