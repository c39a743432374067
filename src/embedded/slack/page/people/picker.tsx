import { useEffect } from 'react';
import type { Cast } from '../app.js';
import { linkTo } from '../data/route.js';
import { textsFor } from '../texts.js';
import { Avatar } from './avatar.js';

/** The first page: everybody who can be played, by workspace. Each is a link, so that a new window is another person. */
export function PersonPicker({ cast }: { cast: Cast }) {
  const texts = textsFor(navigator.language);
  useEffect(() => {
    document.title = texts.pickTitle;
  }, [texts]);
  return (
    <main className="picker">
      <h1>{texts.pickTitle}</h1>
      <p>{texts.pickText}</p>
      {cast.teams.map((team) => (
        <section key={team.id} aria-label={team.name}>
          <h2>{team.name}</h2>
          <ul>
            {cast.people
              .filter((person) => person.team === team.id && !person.is_bot)
              .map((person) => (
                <li key={person.id}>
                  <a className="card" href={linkTo(person.name)}>
                    <Avatar person={person} size={44} />
                    <span>
                      <b>{person.real_name}</b>
                      <small>{person.title}</small>
                      <small>{person.locale.startsWith('zh') ? '中文' : 'English'}</small>
                    </span>
                  </a>
                  <a className="aside" href={linkTo(person.name)} target="_blank" rel="noreferrer">
                    {texts.newWindow}
                    <span className="hidden"> {person.real_name}</span>
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </main>
  );
}
