import type { Cast } from '../app.js';
import { linkTo } from '../data/route.js';
import { useWorkspace } from '../data/workspace.js';
import { Avatar } from './avatar.js';

/** Everybody at the edge of the window: one click makes it somebody else's. */
export function CastRail({ cast }: { cast: Cast }) {
  const { me, texts } = useWorkspace();
  return (
    <nav className="rail" aria-label={texts.switchPerson}>
      {cast.teams.map((team) => (
        <ul key={team.id} aria-label={team.name}>
          {cast.people
            .filter((person) => person.team === team.id && !person.is_bot)
            .map((person) => (
              <li key={person.id}>
                <a
                  href={linkTo(person.name)}
                  title={`${person.real_name} · ${person.title}`}
                  aria-label={person.real_name}
                  aria-current={person.id === me.id ? 'true' : undefined}
                >
                  <Avatar person={person} size={34} />
                </a>
              </li>
            ))}
        </ul>
      ))}
    </nav>
  );
}
