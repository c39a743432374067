import { useEffect, useState } from 'react';
import { useWorkspace } from '../data/workspace.js';
import { Avatar } from './avatar.js';

const KEY = 'theme';
const isDark = (): boolean =>
  (localStorage.getItem(KEY) ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) ===
  'dark';

/** Above all: whose window it is, and what belongs to the page rather than to Slack. */
export function TopBar(props: { drawer: boolean; onDrawer: () => void; onList: () => void }) {
  const { me, teams, texts } = useWorkspace();
  const [dark, setDark] = useState(isDark);
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  }, [dark]);
  const turn = (): void => {
    localStorage.setItem(KEY, dark ? 'light' : 'dark');
    setDark(!dark);
  };
  return (
    <header className="top-bar">
      <button type="button" className="list-button" aria-label={texts.sidebar} onClick={props.onList}>
        ☰
      </button>
      <b>{teams.get(me.team)?.name}</b>
      <span className="grow" />
      <button type="button" aria-pressed={props.drawer} onClick={props.onDrawer}>
        {texts.drawer}
      </button>
      <button type="button" aria-label={texts.theme} onClick={turn}>
        {dark ? texts.light : texts.dark}
      </button>
      <a href="#/" className="whoami" title={texts.switchPerson}>
        <Avatar person={me} size={26} />
        <span>{me.real_name}</span>
      </a>
    </header>
  );
}
